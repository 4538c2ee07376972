"""Errors: a stable code, its status, and a sentence a person can act on."""

import json
import socket

import pytest
import requests

from tests.articles import GERMAN
from tests.conftest import Server

JSON = {"Content-Type": "application/json"}


def assert_error(response: requests.Response, status: int, code: str) -> str:
    """The message of an error that has the catalogue's shape."""
    assert (response.status_code, response.headers["Content-Type"]) == (status, "application/json")
    body = response.json()
    assert list(body) == ["error"]
    assert set(body["error"]) == {"code", "message"}
    assert body["error"]["code"] == code
    assert body["error"]["message"].endswith(".")
    assert "Traceback" not in response.text
    return body["error"]["message"]


def post(server: Server, body: bytes, **headers: str) -> requests.Response:
    """POST ``body`` as it is."""
    return requests.post(f"{server.url}/v1/analyze", body, headers={**JSON, **headers}, timeout=60)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"text",
        b'{"text": "Rain fell."',
        b'{"text": "\xff\xfe"}',
        b"[" * 100_000,
        b'{"text": ' + b"1" * 5_000 + b"}",
    ],
    ids=["nothing", "a word", "half an object", "not UTF-8", "deep brackets", "a huge number"],
)
def test_a_body_that_is_not_json(server: Server, body: bytes) -> None:
    assert_error(post(server, body), 400, "invalid_json")


@pytest.mark.parametrize(
    ("request_body", "named"),
    [
        ([], "The body"),
        ("Rain fell.", "The body"),
        (None, "The body"),
        ({}, "text"),
        ({"text": None}, "text"),
        ({"text": 7}, "text"),
        ({"text": ["Rain fell."]}, "text"),
        ({"text": "Rain fell.", "offsets": "bytes"}, "offsets"),
        ({"text": "Rain fell.", "offsets": 8}, "offsets"),
        ({"text": "Rain fell.", "language": 1}, "language"),
        ({"text": "Rain fell.", "language": "English, please"}, "language"),
        ({"text": "Rain fell.", "url": "https://news.example/"}, "url"),
    ],
)
def test_a_request_of_the_wrong_shape_is_told_where(
    server: Server, request_body: object, named: str
) -> None:
    message = assert_error(post(server, json.dumps(request_body).encode()), 400, "invalid_request")
    assert message.startswith(named)


def test_another_media_type(server: Server) -> None:
    response = post(server, b'{"text": "Rain fell."}', **{"Content-Type": "text/plain"})
    assert_error(response, 415, "unsupported_media_type")


def test_an_address_that_is_not_there(server: Server) -> None:
    response = requests.get(f"{server.url}/v2/analyze", timeout=10)
    assert_error(response, 404, "not_found")


def test_another_method(server: Server) -> None:
    response = requests.get(f"{server.url}/v1/analyze", timeout=10)
    assert "POST" in assert_error(response, 405, "method_not_allowed")
    assert "POST" in response.headers["Allow"]


def test_a_text_just_within_the_limit_and_one_over_it(start_server) -> None:
    with start_server(SOURCELIGHT_MAX_CHARS="50") as server:
        assert server.analyze("😀" * 50).status_code == 200
        message = assert_error(server.analyze("😀" * 51), 413, "text_too_long")
        assert "50 characters" in message


def test_a_text_that_is_too_long_is_refused_before_it_is_parsed(start_server) -> None:
    with start_server(SOURCELIGHT_MAX_CHARS="5000") as server:
        no_json = b'{"text": "' + b"a" * 20_000
        assert_error(post(server, no_json), 413, "text_too_long")
        escaped = json.dumps({"text": "😀" * 5000}).encode()
        assert len(escaped) > 50_000
        assert post(server, escaped).status_code == 200


@pytest.mark.parametrize("chunked", [False, True])
def test_a_client_that_sends_far_too_much_still_reads_why(start_server, chunked: bool) -> None:
    body = b'{"text": "' + b"a" * 8_000_000 + b'"}'
    with start_server(SOURCELIGHT_MAX_CHARS="50") as server:
        sent = iter([body]) if chunked else body
        response = requests.post(f"{server.url}/v1/analyze", data=sent, headers=JSON, timeout=60)
        assert_error(response, 413, "text_too_long")


def test_a_text_in_another_language(server: Server) -> None:
    assert "(de)" in assert_error(server.analyze(GERMAN), 422, "unsupported_language")


def test_a_language_that_is_named_and_not_known(server: Server) -> None:
    response = server.analyze("Rain fell.", language="fr-CA")
    assert "(fr)" in assert_error(response, 422, "unsupported_language")


def test_a_request_that_is_no_http(server: Server) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(b"\x16\x03\x01 hello\r\n\r\n")
        answer = connection.recv(4096)
    assert b" 400 " in answer.splitlines()[0]
    assert b"Traceback" not in answer


def test_a_body_in_chunks_that_are_none(server: Server) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    head = b"POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(head + b"Transfer-Encoding: chunked\r\n\r\nrain\r\n")
        assert b" 400 " in connection.recv(4096).splitlines()[0]


def test_the_server_goes_on_afterwards(server: Server) -> None:
    assert server.analyze("Rain fell.").status_code == 200
    assert "Traceback" not in server.log.read_text()
