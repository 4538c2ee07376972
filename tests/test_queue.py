"""A full queue refuses at once; nobody waits ever longer, and checks are always answered."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pytest
import requests
from flask import Flask

from server.app import create_app
from server.settings import MOST_AT_ONCE, Settings
from tests.conftest import Server
from tests.test_errors import assert_error

LONG = "It rained on the harbour all day. " * 2_000


class Held:
    """In the place of an application's analyzer: analyses last until they are let go."""

    def __init__(self, app: Flask) -> None:
        self._analyze = app.extensions["analyzer"].analyze
        self.begun = threading.Semaphore(0)
        self.go = threading.Event()
        self.calls = 0
        app.extensions["analyzer"].analyze = self

    def __call__(self, text: str, language: str) -> object:
        self.calls += 1
        self.begun.release()
        self.go.wait()
        return self._analyze(text, language)


def wait_for(app: Flask, sample: str) -> str:
    """The metrics, once they hold a line."""
    while sample not in (seen := app.test_client().get("/metrics").text):
        time.sleep(0.01)
    return seen


@contextmanager
def posting(app: Flask, texts: list[str]) -> Iterator[list[Future]]:
    """One request each, all at once; their answers are there when the block has ended."""
    with ThreadPoolExecutor(len(texts)) as pool:
        yield [
            pool.submit(app.test_client().post, "/v1/analyze", json={"text": text})
            for text in texts
        ]


@pytest.fixture
def app() -> Flask:
    return create_app(Settings(queue=2))


def test_whoever_finds_the_queue_full_is_refused_and_the_others_are_answered(app: Flask) -> None:
    held = Held(app)
    with posting(app, ["First.", "Second.", "Third."]) as answers:
        wait_for(app, "sourcelight_queue 3.0")
        client = app.test_client()
        refused = client.post("/v1/analyze", json={"text": "Fourth."})
        assert (refused.status_code, refused.json["error"]["code"]) == (503, "overloaded")
        assert int(refused.headers["Retry-After"]) > 0
        assert client.get("/v1/health").status_code == 200
        wait_for(app, 'sourcelight_errors_total{code="overloaded"} 1.0')
        assert held.calls == 1
        held.go.set()
    assert {answer.result().status_code for answer in answers} == {200}
    assert "sourcelight_queue 0.0" in app.test_client().get("/metrics").text


def test_those_who_ask_for_the_same_are_not_ever_more(app: Flask) -> None:
    held = Held(app)
    with posting(app, ["Rain."] * MOST_AT_ONCE) as answers:
        wait_for(app, f"sourcelight_admitted {MOST_AT_ONCE}.0")
        assert app.test_client().post("/v1/analyze", json={"text": "Rain."}).status_code == 503
        held.go.set()
    assert {answer.result().status_code for answer in answers} == {200}
    assert held.calls == 1


def test_no_article_waits_for_a_long_text(app: Flask) -> None:
    analyze = app.extensions["analyzer"].analyze
    held = Held(app)
    with posting(app, [LONG]) as answers:
        held.begun.acquire()
        app.extensions["analyzer"].analyze = analyze
        assert app.test_client().post("/v1/analyze", json={"text": "Rain."}).status_code == 200
        held.go.set()
    assert [answer.result().status_code for answer in answers] == [200]


def test_a_failed_analysis_gives_its_place_back(app: Flask) -> None:
    def fail(text: str, language: str) -> None:
        raise ValueError

    app.extensions["analyzer"].analyze = fail
    client = app.test_client()
    answers = [client.post("/v1/analyze", json={"text": "Rain."}).status_code for _ in range(9)]
    assert answers == [500] * 9


def test_a_busy_worker_refuses_and_still_answers_checks(start_server) -> None:
    alone = {"SOURCELIGHT_QUEUE": "0", "SOURCELIGHT_CACHE": "off"}
    with start_server(**alone) as server, ThreadPoolExecutor(1) as pool:
        busy = pool.submit(server.analyze, LONG, language="en")
        wait_until_analysed(server, busy)
        refused = refused_while(server, busy)
        assert_error(refused, 503, "overloaded")
        assert requests.get(f"{server.url}/v1/health", timeout=60).status_code == 200
        assert busy.result().status_code == 200
        assert server.analyze("Rain fell.").status_code == 200


def wait_until_analysed(server: Server, busy: Future) -> None:
    """Return once the long text has its place; before, another could take it."""
    while not busy.done():
        if "sourcelight_queue 1.0" in requests.get(f"{server.url}/metrics", timeout=60).text:
            return


def refused_while(server: Server, busy: Future) -> requests.Response:
    """The first refusal of another long text while one is being analysed."""
    while not busy.done():
        response = server.analyze(LONG + "Hail fell.", language="en")
        if response.status_code != 200:
            return response
    pytest.fail("the first text was done before the second was refused")
