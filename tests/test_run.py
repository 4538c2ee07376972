"""``python3 scripts/run``, the one command for a person's own machine."""

import os
import socket
import subprocess
import sys

import requests

from tests.conftest import ROOT, free_port


def start(port: int) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "scripts/run"],
        cwd=ROOT,
        env={**os.environ, "SOURCELIGHT_PORT": str(port), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_it_says_where_the_page_is_and_how_to_load_the_extension() -> None:
    port = free_port()
    process = start(port)
    said = ""
    for line in process.stdout:
        said += line
        if "manifest.json" in line:
            break
    try:
        assert f"http://127.0.0.1:{port}/" in said
        for words in ("chrome://extensions", "Load unpacked", "about:debugging", "extension"):
            assert words in said
        assert requests.get(f"http://127.0.0.1:{port}/", timeout=10).status_code == 200
    finally:
        process.terminate()
        process.communicate()


def test_a_port_that_is_taken_is_told_in_a_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said, _ = start(port).communicate(timeout=120)
    assert f"port {port}" in said
    assert "SOURCELIGHT_PORT" in said
    assert "Traceback" not in said
