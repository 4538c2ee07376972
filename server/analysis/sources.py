"""Who stands behind an article: mentions of sources made one, their kinds and chains.

Sets ``doc._.attributions`` and ``doc._.sources``, in the form the Analysis has.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from spacy.attrs import IS_ALPHA
from spacy.language import Language
from spacy.tokens import Doc, Span

from server.analysis import quotations, result, sentences
from server.analysis.attributed import Attributed
from server.analysis.cast import Figure
from server.analysis.identity import LONGEST, identify
from server.analysis.kinds import kind_of, sort_of
from server.analysis.names import Mention
from server.analysis.schema import KINDS
from server.analysis.tagging import Tagged
from server.analysis.tokens import text_of

# What a mention's own words weigh beside the model's view of one sentence.
WORDS_WEIGH = 1.5
GO_BETWEEN = 0.4  # and what it weighs for an outlet that somebody speaks through it


@dataclass(slots=True)
class Voice:
    """One mention of a source: the sentences in which it speaks, and how often others do so through
    it."""

    span: Span
    places: set[int] = field(default_factory=set)
    relays: int = 0


def _places(origin: Tagged, attributed: Attributed, index: np.ndarray) -> set[int]:
    """The sentences that an attribution's parts stand in."""
    parts = [part for part in (origin, attributed.cue, *attributed.contents) if part]
    return {int(index[part.start]) for part in parts} - {-1}


def _votes(doc: Doc, voice: Voice) -> np.ndarray:
    """The kind that the model sees in a mention's sentences; who is spoken through is an outlet."""
    votes = sum((doc._.reading.kinds[i] for i in voice.places), np.zeros(len(KINDS)))
    votes[KINDS.index("media")] += GO_BETWEEN * voice.relays
    return votes


def _said(span: Span, mention: Mention) -> str:
    """The kind that a mention's words speak for; nb. "who" is not the WHO."""
    worded = mention.form in ("name", "description", "group")
    return (worded and kind_of(span.text)) or sort_of(mention)


def _kind(figure: Figure, votes: np.ndarray) -> result.SourceKind:
    """The kind that sentences and words speak for together."""
    votes = votes.copy()
    said = [_said(span, mention) for span, mention in figure.mentions]
    if figure.name:  # which may stand where it is no mention
        said.append(kind_of(figure.name))
    for kind in said:
        if kind in KINDS:
            votes[KINDS.index(kind)] += WORDS_WEIGH
    if not votes.any():
        return "person" if figure.kind in ("person", "group", "") else figure.kind
    return KINDS[int(votes.argmax())]


def _name(text: str, figure: Figure) -> result.Span:
    """Where its longest name stands, else its longest description, else what there is."""
    rank = {"group": 2, "description": 1}
    span, mention = max(figure.mentions, key=lambda m: (rank.get(m[1].form, 0), len(m[1].shown)))
    shown, place = mention.shown, span.start_char
    if figure.name:
        shown, place = figure.name, figure.name_at
    # nb. looked for where it was read, since a search of the whole text for each source is slow.
    start = text.find(shown, place, place + LONGEST + len(shown)) if shown else -1
    if start < 0:
        return result.Span(span.start_char, span.end_char)
    return result.Span(start, start + len(shown))


def _voices(doc: Doc, found: list[Attributed]) -> dict[Tagged, Voice]:
    """All source mentions."""
    index = sentences.numbers(doc)
    voices: dict[Tagged, Voice] = {}
    for attributed in found:
        for link in attributed.links:
            voice = voices.setdefault(link, Voice(doc[link.start : link.end]))
            if link is attributed.links[-1]:
                voice.places |= _places(link, attributed, index)
            else:
                voice.relays += 1
    return voices


def _how(contents: list[Tagged], words: np.ndarray, quoted: np.ndarray) -> result.AttributionKind:
    """How it is reported; ``words`` and ``quoted`` say of each token whether it is that."""
    parts = [slice(part.start, part.end) for part in contents]
    inside = np.concatenate([np.zeros(0, bool), *(quoted[part][words[part]] for part in parts)])
    if len(inside) and inside.all():
        return "direct"
    return "mixed" if inside.any() else "indirect"


def _characters(doc: Doc, part: Tagged) -> result.Span:
    last = doc[part.end - 1]
    return result.Span(doc[part.start].idx, last.idx + len(last))


def _attribution(
    doc: Doc, number: int, attributed: Attributed, ids: list[str], how: result.AttributionKind
) -> result.Attribution:
    return result.Attribution(
        id=number,
        kind=how,
        source_id=ids[-1] if ids else None,
        chain=ids,
        source=_characters(doc, attributed.source) if attributed.source else None,
        cue=_characters(doc, attributed.cue) if attributed.cue else None,
        content=[_characters(doc, part) for part in attributed.contents],
    )


def _source(text: str, number: str, figure: Figure, votes: np.ndarray) -> result.Source:
    return result.Source(
        id=number,
        name=_name(text, figure),
        kind=_kind(figure, votes),
        mentions=[result.Span(span.start_char, span.end_char) for span, _ in figure.mentions],
        sentences=0,
    )


def resolve(
    doc: Doc, found: list[Attributed]
) -> tuple[list[result.Attribution], list[result.Source]]:
    """Attributions and sources in the Analysis' form; sources are numbered in text order."""
    voices = _voices(doc, found)
    order = sorted(voices, key=lambda link: (link.start, link.end))
    spans = [voices[link].span for link in order]
    votes = [_votes(doc, voices[link]) for link in order]
    figures = identify(doc, spans, votes)
    ids: dict[Figure, str] = {}
    total: dict[Figure, np.ndarray] = {}
    for figure, vote in zip(figures, votes, strict=True):
        ids.setdefault(figure, f"s{len(ids) + 1}")
        total[figure] = total.get(figure, 0) + vote
    of = dict(zip(order, figures, strict=True))
    words, quoted = doc.to_array(IS_ALPHA).astype(bool), quotations.quoted(doc)
    attributions = []
    for i, attributed in enumerate(found):
        chain = _distinct([ids[of[link]] for link in attributed.links])
        how = _how(attributed.contents, words, quoted)
        attributions.append(_attribution(doc, i, attributed, chain, how))
    text = text_of(doc)
    return attributions, [_source(text, ids[figure], figure, total[figure]) for figure in ids]


def _distinct(ids: list[str]) -> list[str]:
    """A chain without a link that only repeats another: who quotes oneself is one link."""
    return list(dict.fromkeys(ids))


@Language.factory(
    "sources",
    assigns=["doc._.attributions", "doc._.sources"],
    requires=["doc._.found", "doc._.labels", "doc._.reading", "doc.spans"],
)
def create_sources(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets ``doc._.attributions`` and ``doc._.sources``."""

    def sources(doc: Doc) -> Doc:
        doc._.attributions, doc._.sources = resolve(doc, doc._.found)
        return doc

    return sources
