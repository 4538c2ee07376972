"""POST /v1/analyze through real HTTP."""

import pytest
import requests

from tests.articles import FERRY
from tests.conftest import Server

LABELS = {"attributed", "unattributed", "editorial"}


def utf16_slice(text: str, start: int, end: int) -> str:
    """What JavaScript's ``text.slice(start, end)`` gives."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def sentences(text: str, answer: dict) -> list[str]:
    """The texts of an answer's sentences, cut out in the answer's own unit."""
    cut = utf16_slice if answer["offsets"] == "utf-16" else lambda t, start, end: t[start:end]
    return [cut(text, found["start"], found["end"]) for found in answer["sentences"]]


def assert_keeps_the_contract(text: str, answer: dict) -> None:
    """Everything that holds of any answer to any text."""
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    size = units if answer["offsets"] == "utf-16" else len(text)
    source_ids = [source["id"] for source in answer["sources"]]
    attribution_ids = [attribution["id"] for attribution in answer["attributions"]]
    assert len(set(source_ids)) == len(source_ids)
    assert attribution_ids == list(range(len(attribution_ids)))
    spans = []
    end = 0
    for sentence in answer["sentences"]:
        assert sentence["start"] >= end, "sentences are in order and do not overlap"
        end = sentence["end"]
        assert sentence["label"] in LABELS
        assert set(sentence["scores"]) == LABELS
        assert sum(sentence["scores"].values()) == pytest.approx(1, abs=1e-6)
        assert sentence["confidence"] == sentence["scores"][sentence["label"]]
        assert set(sentence["attributions"]) <= set(attribution_ids)
        assert bool(sentence["attributions"]) <= (sentence["label"] == "attributed")
        spans += [sentence, *sentence["signals"]]
    for attribution in answer["attributions"]:
        assert set(attribution["chain"]) <= set(source_ids)
        assert attribution["source_id"] == (attribution["chain"] or [None])[-1]
        assert (attribution["source"] is None) == (attribution["source_id"] is None)
        spans += attribution["content"]
        spans += [span for span in (attribution["source"], attribution["cue"]) if span]
    for source in answer["sources"]:
        assert source["mentions"]
        spans += source["mentions"]
    for span in spans:
        assert 0 <= span["start"] < span["end"] <= size
    for sentence in sentences(text, answer):
        assert sentence.strip() == sentence
        assert "\n\n" not in sentence
    summary = answer["summary"]
    counts = {label: summary[label] for label in LABELS}
    assert summary["sentences"] == len(answer["sentences"]) == sum(counts.values())
    for label, count in counts.items():
        assert count == sum(found["label"] == label for found in answer["sentences"])
    assert summary["sources"] == sum(source["sentences"] > 0 for source in answer["sources"])


def test_an_article_comes_back_sentence_by_sentence(server: Server) -> None:
    response = server.analyze(FERRY)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    answer = response.json()
    assert_keeps_the_contract(FERRY, answer)
    assert answer["offsets"] == "utf-16"
    assert answer["language"] == "en"
    by_text = dict(zip(sentences(FERRY, answer), answer["sentences"], strict=True))
    quoted = by_text[
        "“We will bring food by helicopter if we must,” said Maren Holt, who leads the council."
    ]
    assert quoted["label"] == "attributed"
    named = {source["id"]: source["name"] for source in answer["sources"]}
    backing = answer["attributions"][quoted["attributions"][0]]
    assert named[backing["source_id"]].startswith("Maren Holt")
    assert utf16_slice(FERRY, **backing["cue"]) == "said"


def test_what_is_no_article_prose_is_left_out_and_counted(server: Server) -> None:
    answer = server.analyze(FERRY).json()
    assert "By Tomas Weller" not in sentences(FERRY, answer)
    assert answer["summary"]["skipped"] >= 1


def test_info_names_the_model_that_answers(server: Server) -> None:
    info = requests.get(f"{server.url}/v1/info", timeout=10).json()
    assert info["model"] == server.analyze(FERRY).json()["model"]
    assert info["languages"] == ["en"]
    assert info["limits"] == {"max_chars": 1_000_000}


def test_health_and_readiness_are_told(server: Server) -> None:
    for path, told in (
        ("health", {"status": "ok"}),
        ("ready", {"status": "ready", "without": []}),
    ):
        response = requests.get(f"{server.url}/v1/{path}", timeout=10)
        assert (response.status_code, response.json()) == (200, told)


@pytest.mark.parametrize("text", ["", " ", "\n\n\t \u00a0\u2003\r\n"])
def test_a_text_of_nothing_has_no_sentences(server: Server, text: str) -> None:
    response = server.analyze(text)
    assert response.status_code == 200
    answer = response.json()
    assert answer["sentences"] == answer["attributions"] == answer["sources"] == []
    assert answer["summary"]["notes"] == []


ODD = {
    "a lone high surrogate": "She said \ud83d it was over. Rain fell.",
    "a lone low surrogate at the end": "She said it was over\udc00",
    "surrogates the wrong way round": "She said \udc00\ud83d it was over.",
    "NUL characters": "She said\x00 it was over.\x00\x00 Rain fell.",
    "bidirectional controls": "She said \u202eit was over\u202c. \u2066Rain\u2069 fell.",
    "a byte order mark": "\ufeffShe said it was over.",
    "line and paragraph separators": "She said\u2028 it was over.\u2029Rain fell.",
    "combining marks alone": "\u0301\u0302\u0303 \u0304.",
    "noncharacters": "She said \ufffe\uffff\U0010ffff it was over.",
    "carriage returns": "She said so.\r\n\r\nRain fell.\r\rIt stopped.",
    "closing marks without opening ones": "”’)]} she said ”’ ) .",
    "opening marks without closing ones": "“‘([{ she said “‘ ( .",
    "punctuation only": "?! ... — “” !!",
    "two blocks of nothing but marks": "* * *\n\n”",
    "an initial before a no-break space and a period": "She met J\u00a0. Holt.",
}


@pytest.mark.parametrize("unit", ["utf-16", "code-point"])
@pytest.mark.parametrize("name", ODD)
def test_any_string_a_browser_can_hold_is_accepted(server: Server, name: str, unit: str) -> None:
    response = server.analyze(ODD[name], offsets=unit)
    assert response.status_code == 200, response.text
    assert_keeps_the_contract(ODD[name], response.json())


LONG = {
    "a megabyte without a space": "a" * 1_000_000,
    "a megabyte of opening brackets": "(" * 1_000_000,
    "a megabyte of quotation marks": '" ' * 500_000,
    "twenty thousand words without a full stop": "word and other " * 6_666,
    "fifty thousand words in one block": "It rained on the harbour all day. " * 7_150,
    "ten thousand one-word paragraphs": "Rain.\n\n" * 10_000,
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_text_is_answered(server: Server, name: str) -> None:
    response = server.analyze(LONG[name], language="en")
    assert response.status_code == 200
    assert_keeps_the_contract(LONG[name], response.json())


def test_the_same_text_gets_the_same_answer_from_any_worker(start_server) -> None:
    with start_server(WEB_CONCURRENCY="2", SOURCELIGHT_CACHE="off") as server:
        answers = {server.analyze(FERRY).text for _ in range(8)}
    assert len(answers) == 1
