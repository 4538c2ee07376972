"""Several servers behind one nginx: as one, with one of them dead, and without their Redis."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests

from tests.nginx_process import running_nginx
from tests.redis_process import Redis, running_redis
from tests.test_cache import ANALYSES, SECRET
from tests.test_metrics import sample

PROXIED = {"SOURCELIGHT_ACCESS": "open", "SOURCELIGHT_TRUSTED_PROXIES": "127.0.0.1"}


def sharing(redis: Redis) -> dict[str, str]:
    """The settings of servers that share a Redis behind a proxy."""
    stores = {"SOURCELIGHT_CACHE": redis.url, "SOURCELIGHT_RATE_LIMIT_STORE": redis.url}
    return {**PROXIED, **SECRET, **stores}


def post(client: requests.Session, text: str) -> int:
    """The status that a new connection gets for a text."""
    address = f"{client.base}/v1/analyze"
    return requests.post(address, json={"text": text}, verify=client.verify, timeout=60).status_code


def test_they_share_what_they_remember_and_how_often_one_may_ask(
    start_server, tmp_path: Path
) -> None:
    with running_redis() as redis:
        limited = {**sharing(redis), "SOURCELIGHT_RATE_LIMIT": "10/hour"}
        with (
            start_server(**limited) as first,
            start_server(**limited) as second,
            running_nginx(tmp_path, first, second) as client,
        ):
            statuses = [post(client, "Rain fell.") for _ in range(14)]
            assert statuses == [200] * 10 + [429] * 4
            asked = 'sourcelight_requests_total{endpoint="/v1/analyze",method="POST",status="200"}'
            assert min(sample(server, asked) for server in (first, second)) > 0
            assert sample(first, ANALYSES) + sample(second, ANALYSES) == 1


def test_one_may_die_under_load_and_no_request_is_lost(start_server, tmp_path: Path) -> None:
    with running_redis() as redis:
        shared = {**sharing(redis), "SOURCELIGHT_QUEUE": "32"}
        with (
            start_server(**shared) as first,
            start_server(**shared) as second,
            running_nginx(tmp_path, first, second) as client,
            ThreadPoolExecutor(8) as pool,
        ):

            def ask(turn: int) -> int:
                if turn == 60:
                    first.kill()
                return post(client, f"It rained {turn} times, the council said.")

            assert set(pool.map(ask, range(200))) == {200}
            assert first.process.returncode is not None
            redis.kill()
            assert [post(client, f"Hail fell on day {day}.") for day in range(5)] == [200] * 5
            without = requests.get(f"{second.url}/v1/ready", timeout=10).json()["without"]
            assert without == ["cache"]
