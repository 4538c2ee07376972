"""POST /v1/annotations: the analysis as W3C Web Annotations."""

import hashlib
from collections import Counter
from datetime import UTC, datetime

import pytest
import requests
from jsonschema import Draft202012Validator

from server.api.annotations import collect
from tests import relayed
from tests.articles import FERRY, GERMAN
from tests.conftest import Server
from tests.test_errors import assert_error
from tests.web_annotations import assert_collection, assert_understood, parts

RELAYED = """The Evening Ledger reported, citing two officials, that the bridge would close. \
“I don’t 😀 believe it,” said Ruben Aalto, a ferryman. “Nobody asked us.”

The plan is a shameless waste, and it could ruin the island. The toll is allegedly to rise."""


def annotate(server: Server, text: str, **more: object) -> requests.Response:
    """The answer to a text; ``more`` goes into the request beside it."""
    asked = {"text": text, **more}
    return requests.post(f"{server.url}/v1/annotations", json=asked, timeout=600)


@pytest.fixture(scope="module", params=[FERRY, RELAYED], ids=["a report", "a relay"])
def text(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def annotations(server: Server, text: str) -> dict:
    return annotate(server, text).json()


@pytest.fixture(scope="module")
def analysis(server: Server, text: str) -> dict:
    return server.analyze(text, offsets="code-point").json()


def about(annotations: dict, what: str) -> list[dict]:
    """The annotations whose names begin with a word."""
    return [item for item in annotations["first"]["items"] if f"#sourcelight-{what}" in item["id"]]


def spans(item: dict) -> list[tuple[int, int]]:
    """Where an annotation's targets stand."""
    return [(each["selector"][1]["start"], each["selector"][1]["end"]) for each in item["target"]]


def values(item: dict, purpose: str) -> list[str]:
    """An annotation's words for a purpose."""
    return [b["value"] for b in item["body"] if b["purpose"] == purpose and "value" in b]


def test_it_is_json_ld_of_the_annotation_profile(server: Server) -> None:
    response = annotate(server, FERRY)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == (
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    )


def test_it_keeps_the_rules_of_the_model(annotations: dict) -> None:
    assert_collection(annotations)


def test_a_json_ld_processor_understands_all_of_it(annotations: dict) -> None:
    assert_understood(annotations)


def test_it_is_as_described(server: Server, annotations: dict) -> None:
    document = requests.get(f"{server.url}/openapi.json", timeout=10).json()
    root = {
        "$ref": "#/components/schemas/AnnotationCollection",
        "components": document["components"],
    }
    Draft202012Validator(root).validate(annotations)


def test_each_sentence_has_its_label_and_how_sure_it_is(annotations: dict, analysis: dict) -> None:
    items = about(annotations, "sentence")
    assert len(items) == len(analysis["sentences"])
    for item, sentence in zip(items, analysis["sentences"], strict=True):
        label = item["body"][0]
        assert item["motivation"] == "classifying"
        assert (label["purpose"], label["value"]) == ("tagging", sentence["label"])
        assert label["confidence"] == sentence["confidence"]
        assert spans(item) == [(sentence["start"], sentence["end"])]


def test_an_attributed_sentence_says_who_vouches_for_it(annotations: dict, analysis: dict) -> None:
    names = {source["id"]: source["name"] for source in analysis["sources"]}
    for item, sentence in zip(about(annotations, "sentence"), analysis["sentences"], strict=True):
        backing = [analysis["attributions"][id] for id in sentence["attributions"]]
        named = [each for each in backing if each["chain"]]
        told = values(item, "describing")
        assert bool(told) == bool(named)
        for each in named:
            assert any(all(names[link] in words for link in each["chain"]) for words in told)


def test_each_attribution_links_its_content_to_its_source(
    annotations: dict, analysis: dict
) -> None:
    items = about(annotations, "attribution")
    assert len(items) == len(analysis["attributions"]) > 0
    for item, attribution in zip(items, analysis["attributions"], strict=True):
        assert item["motivation"] == "linking"
        assert values(item, "tagging") == [attribution["kind"]]
        assert spans(item) == [(span["start"], span["end"]) for span in attribution["content"]]
        shown = {
            body["purpose"]: (body["selector"][1]["start"], body["selector"][1]["end"])
            for body in item["body"]
            if "selector" in body
        }
        for purpose, span in (
            ("identifying", attribution["source"]),
            ("linking", attribution["cue"]),
        ):
            assert shown.get(purpose) == ((span["start"], span["end"]) if span else None)


def test_a_chain_is_told_from_the_outlet_to_the_origin() -> None:
    made = collect(relayed.ANALYSIS, relayed.TEXT, datetime.now(UTC))
    sentence, attribution, _ = made.model_dump(by_alias=True)["first"]["items"]
    for item in (sentence, attribution):
        assert values(item, "describing") == [
            "The Evening Ledger (media) → two officials (unnamed)"
        ]


def test_signals_and_notes_are_annotations_too(annotations: dict, analysis: dict) -> None:
    signals = [signal for sentence in analysis["sentences"] for signal in sentence["signals"]]
    assert [(spans(item), values(item, "tagging")) for item in about(annotations, "signal")] == [
        ([(signal["start"], signal["end"])], [signal["kind"]]) for signal in signals
    ]
    notes = [value for item in about(annotations, "notes") for value in values(item, "tagging")]
    assert notes == analysis["summary"]["notes"]


def test_nothing_else_is_annotated(annotations: dict, analysis: dict) -> None:
    kinds = Counter(
        item["id"].split("#sourcelight-")[1].split("-")[0] for item in annotations["first"]["items"]
    )
    assert set(kinds) <= {"sentence", "attribution", "signal", "notes"}
    assert kinds["notes"] <= 1


def test_place_and_quote_select_the_same_words(annotations: dict, text: str) -> None:
    for part in parts(annotations):
        quote, place = part["selector"]
        start, end = place["start"], place["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        assert len(quote["prefix"]) == min(32, start)
        assert len(quote["suffix"]) == min(32, len(text) - end)


def test_the_text_is_named_by_its_hash(annotations: dict, text: str) -> None:
    name = f"urn:sha256:{hashlib.sha256(text.encode()).hexdigest()}"
    assert {part["source"] for part in parts(annotations)} == {name}
    whole = [item["target"] for item in about(annotations, "notes")]
    assert all(target == name for target in whole)


def test_half_a_surrogate_pair_counts_as_the_character_that_replaces_it(server: Server) -> None:
    said = "“It held,\ud83d” said Ruben Aalto, a ferryman."
    read = said.replace("\ud83d", "\ufffd")
    (first, *_) = parts(annotate(server, said).json())
    assert first["source"].endswith(hashlib.sha256(read.encode()).hexdigest())
    assert first["selector"][0]["exact"] == read


@pytest.mark.parametrize("unit", ["utf-16", "code-point"])
def test_places_are_code_points_whatever_unit_is_asked_for(server: Server, unit: str) -> None:
    *_, last = about(annotate(server, RELAYED, offsets=unit).json(), "sentence")
    assert spans(last)[0][1] == len(RELAYED)


def test_a_text_of_nothing_is_a_collection_of_nothing(server: Server) -> None:
    empty = annotate(server, " ").json()
    assert_collection(empty)
    assert_understood(empty)
    assert empty["total"] == 0


def test_what_is_wrong_is_told_as_for_an_analysis(server: Server) -> None:
    assert_error(annotate(server, FERRY, url="https://news.example/"), 400, "invalid_request")
    assert_error(annotate(server, GERMAN), 422, "unsupported_language")
    assert_error(
        requests.get(f"{server.url}/v1/annotations", timeout=10), 405, "method_not_allowed"
    )
