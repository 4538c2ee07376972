"""The body of a request, read no further than it may go."""

from contextlib import suppress
from typing import IO

from werkzeug.exceptions import ClientDisconnected

_CHUNK = 64 * 1024
# A client that is still sending when the connection closes never sees the answer.
_DISCARDED = 16 * 1024 * 1024


def read(stream: IO[bytes], limit: int) -> bytes | None:
    """All of ``stream``, or None where it holds more than ``limit`` bytes.

    What is over the limit is read and thrown away, up to 16 MiB of it, so that the client gets
    to read why it was refused.
    """
    chunks: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size <= limit:
            chunks.append(chunk)
        elif size > limit + _DISCARDED:
            break
        else:
            chunks.clear()
    return b"".join(chunks) if size <= limit else None


def discard(stream: IO[bytes]) -> None:
    """Read what is left of ``stream`` and throw it away, up to 16 MiB of it."""
    with suppress(OSError, ClientDisconnected):
        read(stream, 0)
