"""Odd texts, odd requests, and clients that stall or hang up."""

import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from server.app import create_app
from server.settings import THREADS, Settings
from tests.conftest import ROOT, Server
from tests.nginx_process import running_nginx
from tests.test_analyze import assert_keeps_the_contract, utf16_slice

# What news is made of, so that the search soon comes upon quotations, sources and cues.
WORDS = (
    '“ ” " ‘ ’ said told according to Maren Holt the council he . , ? … — ( ) 😀 U.S. could should '
    "disgrace rain fell \u200d \ud83d \ude00 \u202e \x00"
)
PIECES = st.sampled_from([*WORDS.split(" "), " ", "  ", "\n\n", "\r\n"])
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=[])),
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(PIECES, max_size=60).map(" ".join),
)


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(Settings(cache="off")).test_client()


def offsets(value: object) -> set[int]:
    """Every start and end in an answer."""
    if isinstance(value, dict):
        own = {value[name] for name in ("start", "end") if name in value}
        return own.union(*map(offsets, value.values()))
    return set().union(*map(offsets, value)) if isinstance(value, list) else set()


def splits_a_pair(text: str, offset: int) -> bool:
    """Whether an offset in UTF-16 stands between the two halves of one character."""
    around = utf16_slice(text, max(offset - 1, 0), offset + 1)
    return offset > 0 and len(around) == 1 and around > "\uffff"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(TEXTS, st.sampled_from(["utf-16", "code-point"]))
def test_any_string_gets_a_valid_answer(client: FlaskClient, text: str, unit: str) -> None:
    asked = {"text": text, "offsets": unit, "language": "en"}
    response = client.post("/v1/analyze", json=asked)
    assert response.status_code == 200
    assert_keeps_the_contract(text, response.json)
    if unit == "utf-16":
        assert not any(splits_a_pair(text, offset) for offset in offsets(response.json))
    assert client.post("/v1/analyze", json=asked).text == response.text


def test_a_thousand_requests_made_from_the_description(server: Server, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            Path(sys.executable).parent / "schemathesis",
            f"--config-file={ROOT / 'tests' / 'schemathesis.toml'}",
            "run",
            f"{server.url}/openapi.json",
            "--max-examples=1000",
            "--generation-deterministic",
            "--no-color",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No issues found" in done.stdout


def connected(address: str, sent: bytes) -> socket.socket:
    """A connection that has sent something and waits."""
    host, port = address.split("//")[1].split(":")
    connection = socket.create_connection((host, int(port)), timeout=60)
    connection.sendall(sent)
    return connection


HEAD = b"POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
STALLED = {
    "in the head": HEAD,
    "in the body": HEAD + b'Content-Length: 4000\r\n\r\n{"text": "Rain',
    "in a chunked body": HEAD + b"Transfer-Encoding: chunked\r\n\r\n8\r\nRain",
}


@pytest.mark.parametrize("where", STALLED)
def test_clients_that_stall_do_not_hold_the_server(start_server, where: str) -> None:
    with start_server() as server, ExitStack() as stalled:
        for _ in range(THREADS):
            stalled.enter_context(connected(server.url, STALLED[where]))
        assert server.analyze("Rain fell.").status_code == 200
        assert "Traceback" not in server.log.read_text()


def test_behind_nginx_clients_that_stall_are_not_even_noticed(start_server, tmp_path: Path) -> None:
    trusting = {"SOURCELIGHT_ACCESS": "open", "SOURCELIGHT_TRUSTED_PROXIES": "127.0.0.1"}
    with (
        start_server(**trusting) as server,
        running_nginx(tmp_path, server) as client,
        ExitStack() as stalled,
    ):
        plain = client.base.replace("https://localhost", "http://127.0.0.1")
        for _ in range(2 * THREADS):
            stalled.enter_context(connected(plain, b"\x16\x03\x01"))
        assert client.post(f"{client.base}/v1/analyze", json={"text": "Rain."}).status_code == 200


def test_clients_that_hang_up_do_not_hold_the_server(start_server) -> None:
    body = b'{"text": "Rain fell."}'
    whole = HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body
    with start_server() as server:
        for sent in (*STALLED.values(), whole, HEAD + b"Transfer-Encoding: chunked\r\n\r\nrain"):
            for _ in range(THREADS):
                connected(server.url, sent).close()
        assert server.analyze("Hail fell.").status_code == 200
        assert requests.get(f"{server.url}/v1/ready", timeout=60).status_code == 200
        log = server.log.read_text()
        assert "Traceback" not in log
        assert '"ERROR"' not in log
