"""/metrics adds up what all workers did."""

import re

import requests

from tests.articles import FERRY
from tests.conftest import Server


def sample(server: Server, line: str) -> float:
    """The value of one series, 0 where it is not there yet."""
    text = requests.get(f"{server.url}/metrics", timeout=10).text
    found = re.search(rf"^{re.escape(line)} (\S+)$", text, re.MULTILINE)
    return float(found[1]) if found else 0.0


ANSWERED = 'sourcelight_requests_total{endpoint="/v1/analyze",method="POST",status="200"}'
LABELLED = 'sourcelight_sentences_total{label="editorial"}'


def test_two_workers_count_together(start_server) -> None:
    with start_server(WEB_CONCURRENCY="2", SOURCELIGHT_CACHE="off") as server:
        first = server.analyze(FERRY)
        editorial = first.json()["summary"]["editorial"]
        assert editorial
        assert {server.analyze(FERRY).text for _ in range(19)} == {first.text}
        for _ in range(4):  # whichever worker answers
            assert sample(server, ANSWERED) == 20
            assert sample(server, LABELLED) == 20 * editorial
            assert sample(server, "sourcelight_analysis_seconds_count") == 20
            assert sample(server, "sourcelight_wait_seconds_count") == 20
            assert sample(server, "sourcelight_words_total") == 20 * len(FERRY.split())


def test_refusals_are_counted_by_status(start_server) -> None:
    with start_server() as server:
        requests.post(f"{server.url}/v1/analyze", b"", timeout=10)
        requests.get(f"{server.url}/no/such/address?with=query", timeout=10)
        refused = ANSWERED.replace("200", "415")
        assert sample(server, refused) == 1
        unknown = 'sourcelight_requests_total{endpoint="none",method="none",status="404"}'
        assert sample(server, unknown) == 1


def test_prometheus_can_read_it(server: Server) -> None:
    response = requests.get(f"{server.url}/metrics", timeout=10)
    assert response.headers["Content-Type"].startswith("text/plain; version=")
