"""The server stops and is replaced without refusing or losing a request."""

import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest
import requests

from tests.conftest import Server
from tests.test_metrics import sample
from tests.test_queue import LONG


def wait_until(is_so: Callable[[], object], server: Server) -> None:
    """Return when something is so; fail with the server's log when it does not come about."""
    for _ in range(600):
        if is_so():
            return
        time.sleep(0.1)
    pytest.fail(server.log.read_text())


def test_what_is_in_flight_is_finished_before_the_server_stops(start_server) -> None:
    with start_server() as server, ThreadPoolExecutor(1) as pool:
        busy = pool.submit(server.analyze, LONG, language="en")
        wait_until(lambda: sample(server, "sourcelight_queue"), server)
        server.process.terminate()
        assert busy.result().status_code == 200
        assert server.process.wait() == 0
        with pytest.raises(requests.ConnectionError):
            server.analyze("Rain fell.")


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in listed.split()]


def successor(server: Server) -> int | None:
    """The master that a server's master has started in its place, once that has a worker."""
    found = [child for child in children(server.process.pid) if children(child)]
    return found[0] if found else None


def test_an_upgrade_refuses_no_request(start_server) -> None:
    done = threading.Event()

    def keep_asking() -> set[int]:
        statuses = set()
        while not done.is_set():
            statuses.add(server.analyze("Rain fell.").status_code)
        return statuses

    with start_server() as server, ThreadPoolExecutor(2) as pool:
        asking = [pool.submit(keep_asking) for _ in range(2)]
        try:
            server.process.send_signal(signal.SIGUSR2)
            wait_until(lambda: successor(server), server)
            server.process.terminate()
            assert server.process.wait(60) == 0
            assert server.analyze("Hail fell.").status_code == 200
        finally:
            done.set()
            wait(asking)
            os.killpg(server.process.pid, signal.SIGTERM)
        assert set.union(*(each.result() for each in asking)) == {200}
