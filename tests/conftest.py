"""One real server for all tests: gunicorn with two workers on a free port of this machine."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests

ROOT = Path(__file__).resolve().parent.parent

pytest_plugins = ["tests.browser_process"]


@dataclass(frozen=True)
class Server:
    """A running server, the file that its output goes to, and its process."""

    url: str
    log: Path
    process: subprocess.Popen

    def analyze(self, text: str, **more: Any) -> requests.Response:
        """The answer to a text; ``more`` goes into the request beside it."""
        return requests.post(f"{self.url}/v1/analyze", json={"text": text, **more}, timeout=600)

    def kill(self) -> None:
        """End it as a crash of the whole machine would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(process: subprocess.Popen, url: str, log: Path) -> None:
    """Return when the server answers; fail with its output when it has ended instead."""
    while process.poll() is None:
        try:
            requests.get(f"{url}/v1/ready", timeout=10)
            return
        except requests.ConnectionError:
            time.sleep(0.05)
    pytest.fail(f"the server ended before it was ready:\n{log.read_text()}")


@contextmanager
def running(log: Path, **environment: str) -> Iterator[Server]:
    """A server with the given environment variables, for as long as the block runs."""
    port = free_port()
    with log.open("w") as output:
        process = subprocess.Popen(
            # nb. not "python -m gunicorn": an upgrade starts what stands here once more.
            [Path(sys.executable).parent / "gunicorn", "-c", "server/gunicorn.conf.py"],
            cwd=ROOT,
            env={**os.environ, "SOURCELIGHT_PORT": str(port), **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that a test can kill it with all its workers
        )
    try:
        server = Server(f"http://127.0.0.1:{port}", log, process)
        wait_until_ready(process, server.url, log)
        yield server
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server that tests share; with default settings and two workers."""
    log = tmp_path_factory.mktemp("server") / "server.log"
    with running(log, WEB_CONCURRENCY="2") as shared:
        yield shared


@pytest.fixture(scope="session")
def server_url(server: Server) -> str:
    """Where the shared server listens, without a closing slash."""
    return server.url


@pytest.fixture(scope="session")
def start_server(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[..., Any]:
    """Start a server of a test's own: ``with start_server(SOURCELIGHT_MAX_CHARS="50") as s``."""

    def start(**environment: str) -> Any:
        return running(tmp_path_factory.mktemp("server") / "server.log", **environment)

    return start
