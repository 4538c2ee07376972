"""What is read is private: a planted sentence is nowhere when the answer is out."""

from pathlib import Path

import requests

from tests.conftest import Server
from tests.redis_process import running_redis

PLANTED = "Quixelbrand Vontramere said the zephyrglass ferry would sink."
TRACES = ("Quixelbrand", "quixelbrand", "Vontramere", "zephyrglass")


def assert_no_trace(text: str) -> None:
    assert not any(trace in text for trace in TRACES)


def test_neither_logs_nor_metrics_nor_errors_hold_the_text(start_server) -> None:
    with start_server(SOURCELIGHT_MAX_CHARS="300") as server:
        address = f"{server.url}/v1/analyze"
        for form in (address, f"{address}?format=csv", f"{server.url}/v1/annotations"):
            assert "Quixelbrand" in requests.post(form, json={"text": PLANTED}, timeout=60).text
        refused = [
            server.analyze(PLANTED * 20),
            server.analyze(PLANTED, offsets="bytes"),
            server.analyze([PLANTED]),
            requests.post(address, PLANTED.encode(), timeout=10),
            requests.post(f"{address}?text={PLANTED}", json={"text": 1}, timeout=10),
            requests.post(f"{address}?format={PLANTED}", json={"text": PLANTED}, timeout=10),
            requests.get(f"{server.url}/{PLANTED}", timeout=10),
            requests.request("QUIXELBRAND", f"{server.url}/{PLANTED}", timeout=10),
        ]
        for response in refused:
            assert 400 <= response.status_code < 500
            assert_no_trace(response.text)
        assert_no_trace(requests.get(f"{server.url}/metrics", timeout=10).text)
    assert_no_trace(server.log.read_text())


def test_what_is_remembered_holds_nothing_of_the_text(start_server) -> None:
    with running_redis() as redis:
        in_redis = {"SOURCELIGHT_CACHE": redis.url, "SOURCELIGHT_CACHE_SECRET": "s" * 32}
        with start_server() as first, start_server(**in_redis) as second:
            assert "Quixelbrand" in first.analyze(PLANTED).text
            assert "Quixelbrand" in second.analyze(PLANTED).text
            kept = [each.read_bytes() for each in Path("/dev/shm").glob("sourcelight-cache-*/*")]
            kept += [each + redis.client.get(each) for each in redis.client.scan_iter()]
    assert len(kept) >= 2
    for each in kept:
        assert_no_trace(each.decode("latin1"))


def test_a_failure_inside_tells_and_logs_nothing_of_the_text(caplog) -> None:
    from server.app import create_app
    from server.settings import Settings

    app = create_app(Settings())

    def fail(text: str, language: str) -> None:
        raise ValueError(f"cannot read {text}")

    app.extensions["analyzer"].analyze = fail
    response = app.test_client().post("/v1/analyze", json={"text": PLANTED})
    assert (response.status_code, response.json["error"]["code"]) == (500, "internal")
    assert "ValueError at" in caplog.text
    assert_no_trace(response.text + caplog.text)


def test_answers_are_not_to_be_cached_by_anyone(server: Server) -> None:
    assert server.analyze(PLANTED).headers["Cache-Control"] == "no-store"
