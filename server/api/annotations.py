"""An analysis as W3C Web Annotations, which other tools can import.

https://www.w3.org/TR/annotation-model/. One annotation tells the label of each sentence, one who
vouches for the content of each attribution, one the kind of each signal, and one the notes about
the whole text. The server knows no address of the text, so that its name is its hash; quotes are
cut from the text of the request, for an analysis holds none.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from server.analysis.result import Analysis, Attribution, Sentence, Signal, Source, Span
from server.api.models import (
    CONTEXT,
    Annotation,
    AnnotationCollection,
    AnnotationPage,
    Motivation,
    PartPurpose,
    Software,
    SpecificResource,
    TextPositionSelector,
    TextQuoteSelector,
    TextualBody,
)

# How much of the text around a quote tells it from another with the same words.
_CONTEXT = 32
_THROUGH = " → "

Stretch = Span | Signal | Sentence


class _Draft(NamedTuple):
    """What is one annotation's own; ``name`` is unique among those of a text."""

    name: str
    motivation: Motivation
    body: list[TextualBody | SpecificResource]
    target: list[SpecificResource] | str


def _tag(value: str, confidence: float | None = None) -> TextualBody:
    return TextualBody(purpose="tagging", value=value, confidence=confidence)


@dataclass(frozen=True)
class _Subject:
    """The text that is annotated."""

    iri: str
    text: str
    sources: dict[str, Source]

    def part(self, span: Stretch, purpose: PartPurpose | None = None) -> SpecificResource:
        """A stretch of the text, by its words and by its place."""
        start, end = span.start, span.end
        quote = TextQuoteSelector(
            exact=self.text[start:end],
            prefix=self.text[max(0, start - _CONTEXT) : start],
            suffix=self.text[end : end + _CONTEXT],
        )
        place = TextPositionSelector(start=start, end=end)
        return SpecificResource(purpose=purpose, source=self.iri, selector=[quote, place])

    def voice(self, attribution: Attribution) -> list[TextualBody]:
        """Who vouches, from the outlet cited to the origin; nothing where nobody is named."""
        links = [self.sources[link] for link in attribution.chain]
        named = [f"{self.text[s.name.start : s.name.end]} ({s.kind})" for s in links]
        told = TextualBody(purpose="describing", value=_THROUGH.join(named))
        return [told] if named else []


def _of_sentences(analysis: Analysis, subject: _Subject) -> Iterator[_Draft]:
    voices = {each.id: subject.voice(each) for each in analysis.attributions}
    for number, sentence in enumerate(analysis.sentences, 1):
        label = _tag(sentence.label, sentence.confidence)
        behind = {voice.value: voice for id in sentence.attributions for voice in voices[id]}
        body = [label, *behind.values()]
        yield _Draft(f"sentence-{number}", "classifying", body, [subject.part(sentence)])


def _of_attribution(subject: _Subject, attribution: Attribution) -> _Draft:
    body = [_tag(attribution.kind), *subject.voice(attribution)]
    if attribution.source:
        body.append(subject.part(attribution.source, "identifying"))
    if attribution.cue:
        body.append(subject.part(attribution.cue, "linking"))
    content = [subject.part(span) for span in attribution.content]
    return _Draft(f"attribution-{attribution.id}", "linking", body, content)


def _drafts(analysis: Analysis, subject: _Subject) -> Iterator[_Draft]:
    yield from _of_sentences(analysis, subject)
    for attribution in analysis.attributions:
        yield _of_attribution(subject, attribution)
    signals = [signal for sentence in analysis.sentences for signal in sentence.signals]
    for number, signal in enumerate(signals, 1):
        yield _Draft(f"signal-{number}", "tagging", [_tag(signal.kind)], [subject.part(signal)])
    if notes := analysis.summary.notes:
        yield _Draft("notes", "assessing", [_tag(note) for note in notes], subject.iri)


def collect(analysis: Analysis, text: str, created: datetime) -> AnnotationCollection:
    """All that ``analysis`` says of ``text``; ``created`` is the present time, in UTC.

    Positions are code points into ``text``, whose UTF-8 bytes are hashed.
    """
    iri = f"urn:sha256:{hashlib.sha256(text.encode()).hexdigest()}"
    subject = _Subject(iri, text, {source.id: source for source in analysis.sources})
    creator = Software(name=f"Sourcelight {analysis.model}")
    items = [
        Annotation(
            id=f"{iri}#sourcelight-{draft.name}",
            motivation=draft.motivation,
            creator=creator,
            created=created,
            body=draft.body,
            target=draft.target,
        )
        for draft in _drafts(analysis, subject)
    ]
    collection, page = f"{iri}#sourcelight", f"{iri}#sourcelight-page"
    # nb. a page may not be empty, so that a collection of nothing has none.
    return AnnotationCollection(
        context=CONTEXT,
        id=collection,
        total=len(items),
        first=AnnotationPage(id=page, part_of=collection, items=items) if items else None,
        last=page if items else None,
    )
