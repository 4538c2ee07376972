"""Counts over an article, and the plain facts that a careful editor would raise."""

from collections import Counter
from collections.abc import Iterator

from server.analysis.result import Attribution, Note, Sentence, Source, Summary


def _rests_on_unnamed(
    sentence: Sentence, attributions: dict[int, Attribution], kinds: dict[str, str]
) -> bool:
    origin = attributions[sentence.attributions[0]].source_id if sentence.attributions else None
    return origin is None or kinds[origin] == "unnamed"


def _notes(counts: Counter[str], sources: int, unnamed: int) -> Iterator[Note]:
    if sources == 1:
        yield "one-source"
    if unnamed * 2 > counts["attributed"]:
        yield "mostly-unnamed"
    if counts["editorial"] * 2 > counts.total():
        yield "mostly-editorial"
    if counts and not sources:
        yield "no-source"


def summarise(
    sentences: list[Sentence],
    attributions: list[Attribution],
    sources: list[Source],
    skipped: int,
) -> Summary:
    """Sum up an article; only sources that back an attributed sentence count."""
    by_id = {attribution.id: attribution for attribution in attributions}
    kinds = {source.id: source.kind for source in sources}
    counts = Counter(sentence.label for sentence in sentences)
    unnamed = sum(
        _rests_on_unnamed(sentence, by_id, kinds)
        for sentence in sentences
        if sentence.label == "attributed"
    )
    backing = sum(source.sentences > 0 for source in sources)
    return Summary(
        sentences=len(sentences),
        attributed=counts["attributed"],
        unattributed=counts["unattributed"],
        editorial=counts["editorial"],
        skipped=skipped,
        sources=backing,
        notes=list(_notes(counts, backing, unnamed)),
    )
