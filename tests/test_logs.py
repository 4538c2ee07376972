"""The log: one JSON object a line, with each request's id, and without what is private."""

import json
import re
import socket
from pathlib import Path

import requests

from server import keys
from tests.conftest import Server
from tests.test_keys import ask

HEXADECIMAL = re.compile(r"[0-9a-f]{32}")


def lines(server: Server) -> list[dict]:
    """The log; every line must be an object of JSON."""
    return [json.loads(line) for line in server.log.read_text().splitlines()]


def logged(server: Server, request_id: str) -> dict:
    """The one line of a request."""
    (found,) = [line for line in lines(server) if line.get("request_id") == request_id]
    return found


def test_a_request_is_one_line_with_an_id_that_the_client_is_told(
    start_server, tmp_path: Path
) -> None:
    file = tmp_path / "keys.json"
    secret = keys.create(file, "room", 1)
    with start_server(SOURCELIGHT_KEYS=str(file)) as server:
        response = ask(server, secret)
        line = logged(server, response.headers["X-Request-ID"])
        assert line["endpoint"] == "/v1/analyze"
        assert (line["method"], line["status"]) == ("POST", 200)
        assert line["seconds"] > 0
        assert line["key"] == keys.load(file)[0].id
        assert {line["level"] for line in lines(server)} <= {"INFO"}
        assert "127.0.0.1" not in json.dumps(line)


def test_addresses_are_logged_when_that_is_switched_on(start_server) -> None:
    with start_server(SOURCELIGHT_LOG_ADDRESSES="on") as server:
        response = ask(server)
        assert logged(server, response.headers["X-Request-ID"])["address"] == "127.0.0.1"


def test_only_a_trusted_proxy_may_give_the_id(start_server, server: Server) -> None:
    given = "0123456789abcdef-0123"
    assert HEXADECIMAL.fullmatch(ask(server, **{"X-Request-ID": given}).headers["X-Request-ID"])
    proxied = {"SOURCELIGHT_ACCESS": "open", "SOURCELIGHT_TRUSTED_PROXIES": "127.0.0.0/8"}
    with start_server(**proxied) as behind:
        assert ask(behind, **{"X-Request-ID": given}).headers["X-Request-ID"] == given
        odd = ask(behind, **{"X-Request-ID": "Quixelbrand said"}).headers["X-Request-ID"]
        assert HEXADECIMAL.fullmatch(odd)


def test_what_is_no_http_is_logged_without_what_was_sent(start_server) -> None:
    with start_server() as server:
        host, port = server.url.removeprefix("http://").split(":")
        for sent in (b"Quixelbrand\r\n\r\n", b"GET / HTTP/1.1\r\nQuixel brand: 1\r\n\r\n"):
            with socket.create_connection((host, int(port)), timeout=10) as connection:
                connection.sendall(sent)
                assert b" 400 " in connection.recv(4096).splitlines()[0]
        warnings = [line["message"] for line in lines(server) if line["level"] == "WARNING"]
        assert warnings == ["Invalid request from a client"] * 2
        assert "Quixel" not in server.log.read_text()


def test_a_quiet_server_logs_no_request(start_server) -> None:
    with start_server(SOURCELIGHT_LOG_LEVEL="warning") as server:
        assert requests.get(f"{server.url}/v1/health", timeout=10).status_code == 200
        assert lines(server) == []
