"""The summary's counts and notes."""

import pytest

from server.analysis.result import Attribution, Sentence, Source, Span
from server.analysis.summary import summarise

SCORES = {"attributed": 0.0, "unattributed": 0.0, "editorial": 0.0}


def article(labels: str, kinds: dict[str, str]):
    """Sentences by their labels' first letters; the n-th "a" rests on the n-th source."""
    sources = [
        Source(name, name, kind, [Span(0, 1)], labels.count("a") and 1)
        for name, kind in kinds.items()
    ]
    names = [*kinds, *[None] * labels.count("a")]
    attributions = [
        Attribution(i, "indirect", names[i], [names[i]] if names[i] else [], None, None, [])
        for i in range(labels.count("a"))
    ]
    sentences, backing = [], iter(range(labels.count("a")))
    for place, letter in enumerate(labels):
        label = {"a": "attributed", "u": "unattributed", "e": "editorial"}[letter]
        ids = [next(backing)] if letter == "a" else []
        sentences.append(Sentence(place, place + 1, label, 1.0, SCORES, ids, []))
    return sentences, attributions, sources


@pytest.mark.parametrize(
    ("labels", "kinds", "notes"),
    [
        ("", {}, []),
        ("auu", {"s1": "person"}, ["one-source"]),
        ("aau", {"s1": "person", "s2": "media"}, []),
        ("aaau", {"s1": "person", "s2": "unnamed", "s3": "unnamed"}, ["mostly-unnamed"]),
        ("aau", {"s1": "person", "s2": "unnamed"}, []),
        ("eeu", {}, ["mostly-editorial", "no-source"]),
        ("eu", {}, ["no-source"]),
        ("au", {}, ["mostly-unnamed", "no-source"]),
    ],
)
def test_notes_state_plain_facts(labels: str, kinds: dict[str, str], notes: list[str]) -> None:
    sentences, attributions, sources = article(labels, kinds)
    summary = summarise(sentences, attributions, sources, skipped=2)
    assert summary.notes == notes
    assert summary.sentences == len(labels)
    assert summary.skipped == 2
    assert summary.sources == len(kinds)


def test_a_source_that_backs_no_sentence_does_not_count() -> None:
    sentences, attributions, sources = article("au", {"s1": "person"})
    idle = Source("s2", "Holt", "person", [Span(0, 1)], 0)
    assert summarise(sentences, attributions, [*sources, idle], 0).sources == 1
