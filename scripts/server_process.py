"""A server of this checkout that other scripts start, ask and end. Standard library only."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from environment import PYTHON, ROOT
from serving import wait_until_ready

_SETTINGS = {
    "SOURCELIGHT_HOST": "127.0.0.1",
    # What is measured is each analysis, so that none may be remembered.
    "SOURCELIGHT_CACHE": "off",
    "SOURCELIGHT_LOG_LEVEL": "error",
}


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_server(
    preexec_fn: Callable[[], None] | None = None, **environment: str
) -> Iterator[tuple[str, int]]:
    """URL and process id of a server that runs as long as the block; it is ready at its start."""
    port = free_port()
    address = f"127.0.0.1:{port}"
    server = subprocess.Popen(
        [str(PYTHON), "-m", "gunicorn", "-c", "server/gunicorn.conf.py", "--log-level", "error"],
        cwd=ROOT,
        env={**os.environ, **_SETTINGS, "SOURCELIGHT_PORT": str(port), **environment},
        preexec_fn=preexec_fn,
    )
    try:
        if not wait_until_ready(server, address):
            sys.exit("The server did not start; the lines above say why.")
        yield f"http://{address}", server.pid
    finally:
        server.terminate()
        server.wait()
