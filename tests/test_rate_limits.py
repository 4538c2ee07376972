"""Rate limits by key and by address, and whom the server takes a request to be from."""

import ipaddress
from pathlib import Path

import pytest
import requests

from server import keys
from server.proxies import client
from tests.conftest import Server
from tests.redis_process import running_redis
from tests.test_errors import assert_error
from tests.test_keys import ask

TRUSTED = tuple(ipaddress.ip_network(each) for each in ("10.0.0.0/8", "192.0.2.1", "fd00::/8"))


@pytest.mark.parametrize(
    ("peer", "forwarded_for", "expected"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.7", "203.0.113.9"),
        ("10.1.2.3", "", "10.1.2.3"),
        ("10.1.2.3", "198.51.100.7", "198.51.100.7"),
        ("10.1.2.3", "1.1.1.1, 198.51.100.7", "198.51.100.7"),
        ("10.1.2.3", "1.1.1.1, 198.51.100.7, 192.0.2.1", "198.51.100.7"),
        ("10.1.2.3", "198.51.100.7:52000", "198.51.100.7"),
        ("::ffff:203.0.113.9", "", "203.0.113.9"),
        ("fd00::1", "[2001:db8::7]:52000", "2001:db8::7"),
        ("::ffff:10.1.2.3", "2001:db8::7", "2001:db8::7"),
        ("10.1.2.3", "nonsense", "10.1.2.3"),
        ("10.1.2.3", "1.1.1.1, nonsense, 192.0.2.1", "192.0.2.1"),
        ("10.1.2.3", "10.9.9.9", "10.9.9.9"),
        ("", "198.51.100.7", ""),
    ],
)
def test_only_listed_proxies_are_believed(peer: str, forwarded_for: str, expected: str) -> None:
    assert client(peer, forwarded_for, TRUSTED) == expected


def ask_from(server: Server, address: str) -> requests.Response:
    """The answer that a proxy on this machine gets for someone."""
    return ask(server, **{"X-Forwarded-For": address})


PROXIED = {"SOURCELIGHT_ACCESS": "open", "SOURCELIGHT_TRUSTED_PROXIES": "127.0.0.1"}


def test_without_a_limit_nobody_is_limited(server: Server) -> None:
    assert {ask(server).status_code for _ in range(30)} == {200}


def test_each_address_has_its_own_limit(start_server) -> None:
    with start_server(SOURCELIGHT_RATE_LIMIT="3/hour", **PROXIED) as server:
        assert [ask_from(server, "192.0.2.1").status_code for _ in range(3)] == [200] * 3
        response = ask_from(server, "192.0.2.1")
        assert_error(response, 429, "rate_limited")
        assert 0 < int(response.headers["Retry-After"]) <= 3600
        assert ask_from(server, "192.0.2.2").status_code == 200
        assert ask_from(server, "203.0.113.5, 192.0.2.1").status_code == 429
        assert requests.get(f"{server.url}/v1/health", timeout=10).status_code == 200
        assert "192.0.2" not in server.log.read_text()


def test_one_ipv6_network_is_one_customer(start_server) -> None:
    with start_server(SOURCELIGHT_RATE_LIMIT="1/hour", **PROXIED) as server:
        assert ask_from(server, "2001:db8::1").status_code == 200
        assert ask_from(server, "2001:db8::2").status_code == 429
        assert ask_from(server, "2001:db8:0:1::1").status_code == 200


def test_a_claimed_address_does_not_help_without_a_trusted_proxy(start_server) -> None:
    with start_server(SOURCELIGHT_RATE_LIMIT="1/hour", SOURCELIGHT_ACCESS="open") as server:
        assert ask_from(server, "192.0.2.1").status_code == 200
        assert ask_from(server, "192.0.2.2").status_code == 429


def test_each_key_has_its_own_limit(start_server, tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    room, hall = keys.create(file, "room", 1), keys.create(file, "hall", 1)
    limited = {"SOURCELIGHT_RATE_LIMIT": "1/hour", "SOURCELIGHT_KEYS": str(file)}
    with start_server(**limited) as server:
        assert [ask(server, key).status_code for key in (room, room, hall)] == [200, 429, 200]
        assert ask(server, "sl_wrong").status_code == 401


def test_an_analysis_counts_the_same_in_every_form(start_server) -> None:
    with start_server(SOURCELIGHT_RATE_LIMIT="3/hour", SOURCELIGHT_ACCESS="open") as server:
        forms = ("analyze", "analyze?format=csv", "annotations", "annotations", "analyze")
        assert [ask(server, path=form).status_code for form in forms] == [200] * 3 + [429] * 2


def test_redis_holds_one_count_for_all_workers_and_servers(start_server) -> None:
    with running_redis() as redis:
        shared = {"SOURCELIGHT_RATE_LIMIT": "5/hour", "SOURCELIGHT_RATE_LIMIT_STORE": redis.url}
        with (
            start_server(WEB_CONCURRENCY="2", **shared) as first,
            start_server(**shared) as second,
        ):
            answers = [ask(server).status_code for server in (first, second) * 4]
            assert answers == [200] * 5 + [429] * 3


def test_without_its_redis_the_server_goes_on_and_still_limits(start_server) -> None:
    with running_redis() as redis:
        shared = {"SOURCELIGHT_RATE_LIMIT": "2/hour", "SOURCELIGHT_RATE_LIMIT_STORE": redis.url}
        with start_server(**shared) as server:
            assert ask(server).status_code == 200
            redis.kill()
            assert [ask(server).status_code for _ in range(3)] == [200, 200, 429]
            assert "Traceback" not in server.log.read_text()


def test_a_server_starts_while_its_redis_is_down(start_server) -> None:
    with running_redis() as redis:
        redis.kill()
        shared = {"SOURCELIGHT_RATE_LIMIT": "2/hour", "SOURCELIGHT_RATE_LIMIT_STORE": redis.url}
        with start_server(**shared) as server:
            assert ask(server).status_code == 200
