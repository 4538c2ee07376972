"""Through whom a source speaks: from the outlet that the page cites to the origin furthest back.

The tags hold one source and one cue for each content. A second link stands in the same sentence
("he said, according to the Herald"), or in the sentence that introduces a report: what is
attributed in the block behind "The Herald reported:" comes through the Herald. The model's own
view of a sentence decides where no wording that is known here does.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from spacy.tokens import Doc, Span

from server.analysis import names, quotations, sentences
from server.analysis.attributed import Attributed
from server.analysis.cast import RUN
from server.analysis.kinds import kind_of
from server.analysis.openings import introduction
from server.analysis.phrases import QUOTED
from server.analysis.relays import (
    Relay,
    Sentence,
    is_outlet,
    overlap,
    quoted_voice,
    relay,
    rim,
)
from server.analysis.schema import FLAGS
from server.analysis.tagging import Tagged, tag
from server.analysis.tokens import text_of

Found = TypeVar("Found")
CHAIN = FLAGS.index("chain")
LIKELY = 0.5  # the model's probability from which a sentence is chained in whatever words
FROM = re.compile(r"(?:From|Via|Per) ((?:the |The )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}): ")
INTRODUCTION = 200  # characters of a sentence that introduces a report, at most


def _blanked(doc: Doc) -> str:
    """The text, of the same length, with all that stands in quotation marks blanked out."""
    text = text_of(doc).replace("\n", " ").replace("\u00a0", " ")
    pieces, end = [], 0
    for quotation in doc.spans["quotations"]:
        pieces += [text[end : quotation.start_char], QUOTED * len(quotation.text)]
        end = quotation.end_char
    return "".join([*pieces, text[end:]])


class Chains:
    """The chains of one article's attributions; ``index`` has the sentence of each token."""

    def __init__(self, doc: Doc, index: np.ndarray) -> None:
        self.doc, self.index = doc, index
        self.sentences = list(doc.spans["sentences"])
        self.sources: dict[int, list[Tagged]] = defaultdict(list)
        for source in sorted({source for _, source in doc._.reading.cues if source}):
            self.sources[int(index[source.start])].append(source)
        self.found: dict[tuple[Callable, int], Any] = {}

    @cached_property
    def _text(self) -> str:
        return _blanked(self.doc)

    @cached_property
    def _quoted(self) -> np.ndarray:
        return quotations.quoted(self.doc)

    @cached_property
    def _introducers(self) -> dict[int, Tagged]:
        """For each sentence of a block behind "The Herald reported:", the Herald."""
        found: dict[int, Tagged] = {}
        starts = {block.start for block in self.doc.spans["blocks"]}
        outlet = None
        for i, sentence in enumerate(self.sentences):
            if sentence.start in starts:
                outlet = self._introduced(i - 1) if i else None
            outlet = self._quoted_at_length(sentence) or outlet
            if outlet:
                found[i] = outlet
        return found

    def _introduced(self, place: int) -> Tagged | None:
        """The outlet that a sentence introduces a report of."""
        sentence = self.sentences[place]
        length = sentence.end_char - sentence.start_char
        if self.doc[sentence.end - 1].text not in (":", "…") or length > INTRODUCTION:
            return None
        if found := introduction(sentence):
            return found.source
        for source in self.sources[place]:
            if is_outlet(self._words(source)):
                return source
        for run in RUN.finditer(sentence.text):
            if is_outlet(run.group()):
                return tag("source", sentence, *run.span())
        return None

    def _quoted_at_length(self, sentence: Span) -> Tagged | None:
        """The outlet that the rest of a block is quoted from: "From the Herald: “...”"."""
        match = FROM.match(text_of(self.doc), sentence.start_char, sentence.end_char)
        return tag("source", self.doc[:], *match.span(1)) if match else None

    def _sentence(self, place: int) -> Sentence:
        span = self.sentences[place]
        return Sentence(span, self._text[span.start_char : span.end_char], self.sources[place])

    def _read(self, read: Callable[[Sentence], Found], place: int) -> Found:
        """What ``read`` finds in a sentence, which is read once."""
        if (read, place) not in self.found:
            self.found[read, place] = read(self._sentence(place))
        return self.found[read, place]

    def of(self, attributed: Attributed) -> list[Attributed]:
        """An attribution with its links; two where only a part of it comes through an outlet."""
        source = attributed.source
        if source is None:
            return [attributed]
        place = int(self.index[source.start])
        if place < 0:  # it begins with white space between sentences
            return [replace(attributed, links=[source])]
        found = self._read(relay, place)
        if found and found.cue and (rest := self._behind(attributed, place, found)):
            here = [part for part in attributed.contents if part not in rest.contents]
            attributed = replace(attributed, contents=here)
            return [self._linked(attributed, place), rest]
        return [self._linked(attributed, place)]

    def _behind(self, attributed: Attributed, place: int, found: Relay) -> Attributed | None:
        """What the inner speaker says in other sentences, for which the outlet is not cited."""
        rest = [part for part in attributed.contents if self.index[part.start] != place]
        if not rest or len(rest) == len(attributed.contents):
            return None
        own = not overlap(attributed.source, found.outer)
        source, cue = (attributed.source, attributed.cue) if own else (found.inner, found.verb)
        return Attributed(source, cue, rest, [source])

    def _linked(self, attributed: Attributed, place: int) -> Attributed:
        """The attribution with its links, its source the nearest and its cue what cites that."""
        source, found = attributed.source, self._read(relay, place)
        within = found is not None and overlap(source, found.inner)
        if found and overlap(source, found.outer) and not within:
            return replace(attributed, links=[source, found.inner])
        # nb. what cites the outlet at a sentence's rim holds for all who speak within.
        if found and (found.cue or within):
            links = [found.outer, found.inner if within else source]
            return replace(
                attributed, source=found.outer, cue=found.cue or attributed.cue, links=links
            )
        if found and is_outlet(self._words(found.outer)):
            return replace(attributed, source=found.outer, links=[found.outer, found.inner])
        outlet, cue = self._cited(place)
        if outlet and not overlap(source, outlet) and self._is_speaker(source):
            cue = cue or attributed.cue
            return replace(attributed, source=outlet, cue=cue, links=[outlet, source])
        if is_outlet(self._words(source)) and (voice := self._quoted_voice(attributed)):
            return replace(attributed, links=[source, voice])
        other = self._other(place, source) if self._is_likely(place) else None
        return replace(attributed, links=[source, other] if other else [source])

    def _quoted_voice(self, attributed: Attributed) -> Tagged | None:
        """Who speaks in what an outlet is quoted with: "“Pilots said so,” the Herald wrote"."""
        for part in attributed.contents:
            place = int(self.index[part.start])
            if place >= 0 and self._quoted[part.start]:
                end = min(part.end, self.sentences[place].end)
                words = self.doc[part.start + 1 : end - 1]  # between the marks
                return quoted_voice(Sentence(words, words.text, self.sources[place]))
        return None

    def _words(self, part: Tagged) -> str:
        return self.doc[part.start : part.end].text

    def _cited(self, place: int) -> tuple[Tagged | None, Tagged | None]:
        """The outlet through which all of a sentence comes, and the cue that says so."""
        return self._read(rim, place) or (self._introducers.get(place), None)

    def _is_speaker(self, source: Tagged) -> bool:
        """Whether somebody can speak through an outlet who is not the outlet itself, nor a film."""
        words = self._words(source)
        mention = names.read(words, False)
        return mention.form not in ("neuter", "relative") and kind_of(words) not in (
            "media",
            "document",
        )

    def _is_likely(self, place: int) -> bool:
        """Whether the model sees a chain in a sentence."""
        return bool(self.doc._.reading.flags[place, CHAIN] > LIKELY)

    def _other(self, place: int, source: Tagged) -> Tagged | None:
        """The last other source that is tagged in the sentence."""
        others = [other for other in self.sources[place] if not overlap(other, source)]
        return others[-1] if others else None


def chained(doc: Doc, found: list[Attributed]) -> list[Attributed]:
    """The attributions in the order of their first parts, each with its links."""
    chains = Chains(doc, sentences.numbers(doc))
    every = [linked for attributed in found for linked in chains.of(attributed)]
    return sorted(every, key=lambda attributed: attributed.start)
