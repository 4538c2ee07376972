"""Analyses are made once for all who ask for the same, and remembered without a word of it."""

import multiprocessing
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from server.analysis.pipeline import Analyzer
from server.analysis.result import ANALYSIS
from server.app import create_app
from server.cache import stores
from server.cache.flights import Flights
from server.cache.results import key_of, opened, sealed
from server.cache.stores import SharedMemory
from server.settings import Settings
from tests.articles import FERRY
from tests.redis_process import running_redis
from tests.test_metrics import sample
from tests.test_queue import Held, posting

SECRET = {"SOURCELIGHT_CACHE_SECRET": "a secret of thirty-two characters"}
ANALYSES = "sourcelight_analysis_seconds_count"


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


def test_what_is_kept_gives_the_analysis_back(analyzer: Analyzer) -> None:
    analysis = analyzer.analyze(FERRY)
    assert analysis.sources
    kept = ANALYSIS.dump_json(analysis)
    assert ANALYSIS.validate_json(kept) == analysis
    assert b"Holt" not in kept
    assert b"council" not in kept


def test_two_models_two_languages_and_two_secrets_are_never_mixed() -> None:
    asked = [
        (b"one", "1", "en", "Rain."),
        (b"one", "2", "en", "Rain."),
        (b"one", "1", "fr", "Rain."),
        (b"one", "1", "en", "Rain"),
        (b"one", "1e", "n", "Rain."),
        (b"two", "1", "en", "Rain."),
    ]
    assert len({key_of(*each) for each in asked}) == len(asked)


def test_what_someone_else_wrote_is_not_believed() -> None:
    stored = sealed(b"secret", "key", b"kept")
    assert opened(b"secret", "key", stored) == b"kept"
    assert opened(b"secret", "other key", stored) is None
    assert opened(b"other secret", "key", stored) is None
    for changed in (b"", stored[:-1], stored + b"x", b"x" + stored[1:]):
        assert opened(b"secret", "key", changed) is None


def test_thirty_at_once_cost_one_analysis_in_any_number_of_workers(start_server) -> None:
    with start_server(WEB_CONCURRENCY="2", SOURCELIGHT_QUEUE="0") as server:
        with ThreadPoolExecutor(30) as pool:
            answers = list(pool.map(server.analyze, [FERRY] * 30))
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.text for answer in answers}) == 1
        assert sample(server, ANALYSES) == 1
        outcomes = ("made", "shared", "remembered")
        counts = [sample(server, f'sourcelight_cache_total{{outcome="{o}"}}') for o in outcomes]
        assert counts[0] == 1
        assert sum(counts) == 30
        code_points = server.analyze(FERRY, offsets="code-point").json()
        assert code_points["offsets"] == "code-point"
        assert sample(server, ANALYSES) == 1


def test_who_asks_for_the_same_takes_no_place_in_the_queue() -> None:
    app = create_app(Settings(queue=0))
    held = Held(app)
    with posting(app, [FERRY] * 5) as answers:
        held.begun.acquire()
        assert app.test_client().post("/v1/analyze", json={"text": "Rain."}).status_code == 503
        held.go.set()
    assert {answer.result().status_code for answer in answers} == {200}
    assert held.calls == 1


def test_a_failure_is_not_remembered() -> None:
    app = create_app(Settings())
    analyze = app.extensions["analyzer"].analyze
    app.extensions["analyzer"].analyze = lambda text, language: 1 / 0
    client = app.test_client()
    assert client.post("/v1/analyze", json={"text": FERRY}).status_code == 500
    app.extensions["analyzer"].analyze = analyze
    assert client.post("/v1/analyze", json={"text": FERRY}).status_code == 200


def _hold(folder: Path, held: multiprocessing.Event) -> None:
    def compute() -> None:
        held.set()
        time.sleep(600)

    Flights(folder).join("rain", compute)


def test_a_worker_that_dies_lets_the_next_one_go_on(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    held = spawn.Event()
    worker = spawn.Process(target=_hold, args=(tmp_path, held))
    worker.start()
    held.wait()
    os.kill(worker.pid, signal.SIGKILL)
    assert Flights(tmp_path).join("rain", lambda: "made") == "made"
    worker.join()


def test_the_newest_stay_when_room_is_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "_BYTES_KEPT", 1000)
    monkeypatch.setattr(stores, "_LARGEST", 500)
    store = SharedMemory(tmp_path)
    for number in range(20):
        store.put(str(number), b"x" * 300)
    store.put("large", b"x" * 501)
    kept = [number for number in range(20) if store.get(str(number))]
    assert kept == [17, 18, 19]
    assert store.get("large") is None


def _die_while_writing(store: SharedMemory) -> None:
    with store._open() as database:
        database.execute("PRAGMA cache_size = 1")  # so that pages reach the file before the end
        database.execute("BEGIN")
        database.execute("DELETE FROM results")
        row = "INSERT INTO results VALUES (?, ?, ?, ?)"
        database.executemany(row, [(n, f"half {n}", b"x" * 3000, 1e12) for n in range(50)])
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_dies_while_it_writes_spoils_nothing(tmp_path: Path) -> None:
    store = SharedMemory(tmp_path)
    for number in range(50):
        store.put(str(number), b"%d" % number * 1000)
    worker = multiprocessing.get_context("spawn").Process(target=_die_while_writing, args=(store,))
    worker.start()
    worker.join()
    assert [store.get(str(number)) for number in range(50)] == [b"%d" % n * 1000 for n in range(50)]
    store.put("rain", b"1")
    assert (store.get("rain"), store.get("half 7")) == (b"1", None)


def test_after_an_hour_it_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = SharedMemory(tmp_path)
    store.put("rain", b"1")
    assert store.get("rain") == b"1"
    later = time.time() + stores.SECONDS_KEPT + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert store.get("rain") is None
    store.put("hail", b"1")
    assert b"rain" not in (tmp_path / "results").read_bytes()


def test_servers_share_a_redis_and_go_on_without_it(start_server) -> None:
    with running_redis() as redis:
        shared = {"SOURCELIGHT_CACHE": redis.url, **SECRET}
        with start_server(**shared) as first, start_server(**shared) as second:
            assert first.analyze(FERRY).text == second.analyze(FERRY).text
            assert (sample(first, ANALYSES), sample(second, ANALYSES)) == (1, 0)
            redis.kill()
            for _ in range(2):
                assert second.analyze(FERRY).status_code == 200
            assert sample(second, ANALYSES) == 2
            ready = requests.get(f"{second.url}/v1/ready", timeout=10)
            assert (ready.status_code, ready.json()["without"]) == (200, ["cache"])
            up = 'sourcelight_backend_up{backend="cache"}'
            assert sample(second, up) == 0
            redis.start()
            assert sample(second, up) == 1
            for _ in range(2):
                assert second.analyze(FERRY).status_code == 200
            assert sample(second, ANALYSES) == 3
            assert "Traceback" not in second.log.read_text()
