"""API keys: the command that makes them, and the server that asks for them."""

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests

from server import keys
from server.settings import SettingError, Settings, from_environment
from tests.conftest import ROOT, Server
from tests.test_errors import assert_error

SECRET = re.compile(r"sl_[A-Za-z0-9_-]{43}")


def command(file: Path, *arguments: str) -> subprocess.CompletedProcess:
    """What ``scripts/keys`` does with some arguments."""
    return subprocess.run(
        [sys.executable, "scripts/keys", *arguments],
        cwd=ROOT,
        env={**os.environ, "SOURCELIGHT_KEYS": str(file)},
        capture_output=True,
        text=True,
        timeout=60,
    )


def ask(
    server: Server, key: str | None = None, path: str = "analyze", **headers: str
) -> requests.Response:
    """The answer to a request that shows a key, or none."""
    shown = {"Authorization": f"Bearer {key}"} if key is not None else {}
    body = {"text": "Rain fell."}
    url = f"{server.url}/v1/{path}"
    return requests.post(url, json=body, headers={**shown, **headers}, timeout=60)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


def test_the_command_makes_lists_and_revokes(file: Path) -> None:
    secret = command(file, "create", "reading room").stdout.strip()
    assert SECRET.fullmatch(secret)
    assert secret not in file.read_text()
    listed = command(file, "list").stdout
    assert re.search(r"^[0-9a-f]{8}  active .* reading room$", listed, re.MULTILINE)
    assert secret not in listed
    assert "reading room" in command(file, "revoke", "reading room").stdout
    assert "revoked" in command(file, "list").stdout


def test_the_command_says_what_is_wrong(file: Path) -> None:
    for wrong in (
        ("list",),
        ("rotate", "nobody"),
        ("create", "room", "--days", "4000"),
        ("create", "a\nb"),
    ):
        done = command(file, *wrong)
        assert done.returncode != 0
        assert done.stderr.strip()
        assert "Traceback" not in done.stderr
    assert not file.exists()
    command(file, "create", "room")
    assert "No active key" in command(file, "revoke", "hall").stderr


def test_a_change_under_way_is_not_overwritten(file: Path) -> None:
    keys.create(file, "room", 1)
    beside = file.with_name("keys.json.new")
    beside.touch()
    assert "Another change is under way" in command(file, "create", "hall").stderr
    beside.unlink()
    assert [key.name for key in keys.load(file)] == ["room"]


def test_a_rotation_leaves_no_gap(file: Path) -> None:
    old = keys.create(file, "room", 365)
    new = keys.rotate(file, "room", days=365, overlap=7)
    ring = keys.Keyring(file)
    assert ring.find(old).name == ring.find(new).name == "room"
    assert ring.find(old).expires < datetime.now(UTC) + timedelta(days=8) < ring.find(new).expires


def test_a_key_ends_when_it_expires(file: Path) -> None:
    secret = keys.create(file, "room", days=0)
    assert keys.Keyring(file).find(secret) is None
    assert keys.load(file)[0].state(datetime.now(UTC)) == "expired"


def test_a_broken_file_lets_nobody_in(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    secret = keys.create(file, "room", 1)
    ring = keys.Keyring(file)
    assert ring.find(secret)
    file.write_text("{")
    assert ring.find(secret) is None
    file.unlink()
    assert ring.find(secret) is None
    assert "SOURCELIGHT_KEYS" in caplog.text


def test_a_server_with_keys_asks_for_one(start_server, file: Path) -> None:
    first, second = keys.create(file, "room", 1), keys.create(file, "hall", 1)
    with start_server(SOURCELIGHT_KEYS=str(file)) as server:
        for wrong in (None, "", "sl_", first[:-1], first.lower(), "ключ".encode(), "\xe9"):
            response = ask(
                server, wrong if not isinstance(wrong, bytes) else wrong.decode("latin1")
            )
            assert "key" in assert_error(response, 401, "unauthorized")
            assert response.headers["WWW-Authenticate"] == "Bearer"
        assert ask(server, first).status_code == ask(server, second).status_code == 200
        assert ask(server, first, **{"X-Forwarded-For": "192.0.2.1"}).status_code == 200
        assert first not in server.log.read_text()


def test_a_change_of_the_file_counts_at_once(start_server, file: Path) -> None:
    first = keys.create(file, "room", 1)
    with start_server(SOURCELIGHT_KEYS=str(file), WEB_CONCURRENCY="2") as server:
        second = keys.create(file, "hall", 1)
        assert {ask(server, second).status_code for _ in range(6)} == {200}
        keys.revoke(file, "room")
        assert {ask(server, first).status_code for _ in range(6)} == {401}


def test_what_needs_a_key_and_what_does_not(start_server, file: Path) -> None:
    secret = keys.create(file, "monitor", 1)
    with start_server(SOURCELIGHT_KEYS=str(file)) as server:
        for path in ("/v1/info", "/metrics"):
            assert_error(requests.get(server.url + path, timeout=10), 401, "unauthorized")
            shown = {"Authorization": f"Bearer {secret}"}
            assert requests.get(server.url + path, headers=shown, timeout=10).status_code == 200
        assert_error(ask(server, path="annotations"), 401, "unauthorized")
        assert ask(server, secret, path="annotations").status_code == 200
        for path in ("/", "/v1/health", "/v1/ready", "/openapi.json"):
            assert requests.get(server.url + path, timeout=10).status_code == 200


def test_a_client_without_a_key_that_sends_much_still_reads_why(start_server, file: Path) -> None:
    keys.create(file, "room", 1)
    with start_server(SOURCELIGHT_KEYS=str(file)) as server:
        body = json.dumps({"text": "a" * 8_000_000}).encode()
        response = requests.post(f"{server.url}/v1/analyze", body, timeout=60)
        assert_error(response, 401, "unauthorized")


@pytest.mark.parametrize(
    "header",
    ["X-Forwarded-For", "x-forwarded-proto", "Forwarded", "Via", "X-Real-IP", "CF-Connecting-IP"],
)
def test_without_keys_a_request_through_a_proxy_is_refused(server: Server, header: str) -> None:
    response = ask(server, **{header: "192.0.2.1"})
    assert "SOURCELIGHT_KEYS" in assert_error(response, 401, "unauthorized")


@pytest.mark.parametrize("name", ["news.example", "127.0.0.1.news.example:80", "[", ""])
def test_without_keys_a_page_that_was_pointed_at_this_machine_is_refused(
    server: Server, name: str
) -> None:
    assert_error(ask(server, Host=name), 401, "unauthorized")


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST:8000", "[::1]:8000", "127.0.0.1"])
def test_without_keys_the_machine_goes_by_its_own_names(server: Server, name: str) -> None:
    assert ask(server, Host=name).status_code == 200


def test_keys_can_be_switched_off_by_name(start_server) -> None:
    with start_server(SOURCELIGHT_ACCESS="open") as server:
        assert ask(server, **{"X-Forwarded-For": "192.0.2.1"}).status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_a_server_for_others_does_not_start_without_keys(host: str) -> None:
    with pytest.raises(SettingError, match="SOURCELIGHT_KEYS is not set"):
        from_environment({"SOURCELIGHT_HOST": host})


def test_who_needs_a_key(file: Path) -> None:
    keys.create(file, "room", 1)
    assert not Settings(host="::1").needs_keys
    assert not Settings(host="localhost").needs_keys
    assert not Settings(host="0.0.0.0", access="open").needs_keys
    assert Settings(host="0.0.0.0", keys=file).needs_keys
    assert Settings(keys=file).needs_keys
