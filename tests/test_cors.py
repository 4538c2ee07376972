"""Who may call the server from a browser: extensions and the server's own page."""

import pytest
import requests

from tests.conftest import Server

CHROME = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"
FIREFOX = "moz-extension://11111111-2222-4333-8444-555555555555"


def allowed(server: Server, origin: str) -> str | None:
    """The origin that a preflight and the request after it are both allowed for."""
    url = f"{server.url}/v1/analyze"
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,authorization",
    }
    preflight = requests.options(url, headers=asked, timeout=10)
    answer = requests.post(url, json={"text": ""}, headers={"Origin": origin}, timeout=10)
    headers = {r.headers.get("Access-Control-Allow-Origin") for r in (preflight, answer)}
    assert len(headers) == 1
    if headers != {None}:
        headers_allowed = preflight.headers["Access-Control-Allow-Headers"].lower()
        assert {"content-type", "authorization"} <= set(headers_allowed.split(", "))
        assert "POST" in preflight.headers["Access-Control-Allow-Methods"]
    return headers.pop()


@pytest.mark.parametrize("origin", [CHROME, FIREFOX])
def test_extensions_are_let_in(server: Server, origin: str) -> None:
    assert allowed(server, origin) == origin


@pytest.mark.parametrize(
    "origin",
    [
        "https://news.example",
        "http://localhost:3000",
        "null",
        f"https://evil.example/{CHROME}",
        f"{CHROME}.evil.example",
        "chrome-extension://",
    ],
)
def test_nobody_else_is(server: Server, origin: str) -> None:
    assert allowed(server, origin) is None


def test_errors_can_be_read_by_extensions_too(server: Server) -> None:
    response = requests.post(
        f"{server.url}/v1/analyze", b"{", headers={"Origin": CHROME}, timeout=10
    )
    assert response.status_code == 415
    assert response.headers["Access-Control-Allow-Origin"] == CHROME


def test_an_organisation_can_name_its_origins(start_server) -> None:
    with start_server(SOURCELIGHT_ORIGINS=f"https://intranet.example {CHROME}") as server:
        assert allowed(server, "https://intranet.example") == "https://intranet.example"
        assert allowed(server, CHROME) == CHROME
        assert allowed(server, FIREFOX) is None
