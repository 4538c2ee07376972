"""The summary's counts and notes."""

import pytest

from server.analysis.result import Attribution, Sentence, Source, Span
from server.analysis.summary import summarise

SCORES = {"attributed": 0.0, "unattributed": 0.0, "editorial": 0.0}
LABELS = {"u": "unattributed", "e": "editorial"}


def article(told: str, kinds: dict[str, str]):
    """Sentences in a row: "u", "e", "-" for one attributed to nobody in sight, else who says it.

    Sources go by their letters, "AB" for one that A has from B; ``kinds`` says of which kind.
    """
    attributions, sentences = [], []
    for place, voice in enumerate(told.split()):
        label = LABELS.get(voice, "attributed")
        chain = [] if voice == "-" else list(voice)
        if label == "attributed":
            origin = chain[-1] if chain else None
            number = len(attributions)
            attributions.append(Attribution(number, "indirect", origin, chain, None, None, []))
        ids = [len(attributions) - 1] if label == "attributed" else []
        sentences.append(Sentence(place, place + 1, label, 1.0, SCORES, ids, []))
    links = [link for attribution in attributions for link in attribution.chain]
    sources = [
        Source(name, Span(0, 1), kind, [Span(0, 1)], links.count(name))
        for name, kind in kinds.items()
    ]
    return sentences, attributions, sources


def notes(told: str, **kinds: str) -> list[str]:
    """The notes on such an article; sources are persons unless ``kinds`` says otherwise."""
    letters = {letter for letter in told if letter.isupper()}
    every = {letter: kinds.get(letter, "person") for letter in sorted(letters)}
    return summarise(*article(told, every), skipped=0).notes


def test_nothing_is_noted_of_an_empty_text() -> None:
    assert notes("") == []


@pytest.mark.parametrize("told", ["A u u", "A A A u", "A - u"])
def test_one_source_is_noted(told: str) -> None:
    assert notes(told) == ["one-source"]


def test_two_sources_are_not_one() -> None:
    assert notes("A A A B u") == []


def test_what_two_outlets_have_from_one_origin_is_one_source() -> None:
    assert notes("XA YA A u", X="media", Y="media") == ["one-source"]


def test_an_outlet_that_also_speaks_for_itself_is_a_second_source() -> None:
    assert notes("XA X u", X="media") == []


@pytest.mark.parametrize(
    ("told", "noted"),
    [
        ("A B U V u", []),
        ("A B U V U u", ["mostly-unnamed"]),
        ("A U - u", []),
        ("XU X XU u", ["mostly-unnamed"]),
    ],
)
def test_more_than_half_unnamed_is_noted_and_half_is_not(told: str, noted: list[str]) -> None:
    assert notes(told, U="unnamed", V="unnamed", X="media") == noted


@pytest.mark.parametrize(
    ("told", "noted"), [("e e A B", []), ("e e e A B", ["mostly-editorial"]), ("e u A B", [])]
)
def test_more_than_half_editorial_is_noted_and_half_is_not(told: str, noted: list[str]) -> None:
    assert notes(told) == noted


@pytest.mark.parametrize(("told", "noted"), [("u u e", True), ("- u", True), ("A B u u u", False)])
def test_no_source_is_noted_where_none_backs_a_sentence(told: str, noted: bool) -> None:
    assert ("no-source" in notes(told)) is noted


def test_labels_and_skipped_lines_are_counted() -> None:
    summary = summarise(*article("A u u e -", {"A": "person"}), skipped=2)
    assert (summary.sentences, summary.skipped) == (5, 2)
    assert (summary.attributed, summary.unattributed, summary.editorial) == (2, 2, 1)


def test_a_source_that_backs_no_sentence_does_not_count() -> None:
    summary = summarise(*article("A u", {"A": "person", "B": "person"}), skipped=0)
    assert summary.sources == 1
    assert summary.notes == ["one-source"]
