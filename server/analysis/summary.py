"""Counts over an article, and the plain facts that a careful editor would raise.

Each note states what the page shows and judges nothing; its line is where newsroom rules draw one:

``one-source``        Everything attributed rests on one origin, be it through several outlets.
                      Reuters: "Two or more sources are better than one"; the BBC is "reluctant
                      to rely on a single source". What two outlets took from one spokesman is
                      circular reporting and still one source.
``mostly-unnamed``    More than half of the attributed sentences rest on unnamed sources. Reuters
                      calls them "the weakest sources"; the Associated Press has them carry
                      information only where nothing else can. Up to half they stand beside as
                      much that is named, and the reader can weigh one by the other.
``mostly-editorial``  More than half of all sentences are the writer's own judgement, so the page
                      is comment. SPJ: "label advocacy and commentary".
``no-source``         The page has sentences and not one is backed by a source. Reuters has every
                      statement sourced but established facts and what its reporter witnessed;
                      a page may be of those alone, so this is a fact to know and no reproach.

nb. half exactly is not "mostly". A sentence whose speaker the page leaves open rests on no
source, which is not the same as an unnamed one.
"""

from collections import Counter
from collections.abc import Iterator

from server.analysis.result import Attribution, Note, Sentence, Source, Summary


def _notes(counts: Counter[str], origins: set[str], unnamed: int) -> Iterator[Note]:
    """``unnamed`` is the number of attributed sentences that rest on unnamed sources."""
    if len(origins) == 1:
        yield "one-source"
    if unnamed * 2 > counts["attributed"]:
        yield "mostly-unnamed"
    if counts["editorial"] * 2 > counts.total():
        yield "mostly-editorial"
    if counts and not origins:
        yield "no-source"


def summarise(
    sentences: list[Sentence],
    attributions: list[Attribution],
    sources: list[Source],
    skipped: int,
) -> Summary:
    """Sum up an article; only sources that back an attributed sentence count."""
    kinds = {source.id: source.kind for source in sources}
    counts = Counter(sentence.label for sentence in sentences)
    origin = {attribution.id: attribution.source_id for attribution in attributions}
    # nb. what carries a sentence's main point stands first.
    first = [origin[sentence.attributions[0]] for sentence in sentences if sentence.attributions]
    unnamed = sum(kinds.get(source) == "unnamed" for source in first)
    origins = {origin[backing] for s in sentences for backing in s.attributions} - {None}
    return Summary(
        sentences=len(sentences),
        attributed=counts["attributed"],
        unattributed=counts["unattributed"],
        editorial=counts["editorial"],
        skipped=skipped,
        sources=sum(source.sentences > 0 for source in sources),
        notes=list(_notes(counts, origins, unnamed)),
    )
