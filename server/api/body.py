"""The body of a request, read no further than it may go."""

from collections.abc import Iterator
from contextlib import suppress
from typing import IO

_CHUNK = 64 * 1024
# A client that is still sending when the connection closes never sees the answer.
_DISCARDED = 16 * 1024 * 1024


class BrokenOffError(Exception):
    """The client stalled, hung up, or sent what is no body."""


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    # nb. each server raises its own kinds of errors here, gunicorn alone several.
    try:
        while chunk := stream.read(_CHUNK):
            yield chunk
    except Exception:
        raise BrokenOffError from None


def read(stream: IO[bytes], limit: int) -> bytes | None:
    """All of ``stream``, or None where it holds more than ``limit`` bytes.

    What is over the limit is read and thrown away, up to 16 MiB of it, so that the client gets
    to read why it was refused. Raises :class:`BrokenOffError`.
    """
    chunks: list[bytes] = []
    size = 0
    for chunk in _chunks(stream):
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
    with suppress(BrokenOffError):
        read(stream, 0)
