"""Through whom a source speaks: from the outlet that the page cites to the origin furthest back.

The tags hold one source and one cue for each content. A second link stands in the same sentence
("he said, according to the Herald"), or in the sentence that introduces a report: what is
attributed in the block behind "The Herald reported:" comes through the Herald. The model's own
view of a sentence decides where no wording that is known here does.
"""

from collections import defaultdict
from functools import cached_property

import numpy as np
from spacy.tokens import Doc

from server.analysis import lexicon, names
from server.analysis.attributions import Attributed
from server.analysis.figures import RUN
from server.analysis.kinds import kind_of
from server.analysis.relays import QUOTED, Relay, Sentence, overlap, relay
from server.analysis.schema import FLAGS, KINDS
from server.analysis.tagging import Tagged

CHAIN = FLAGS.index("chain")
LIKELY = 0.5  # the model's probability from which a sentence is chained in whatever words
INTRODUCTION = 200  # characters of a sentence that introduces a report, at most


def _blanked(doc: Doc) -> str:
    """The text, of the same length, with all that stands in quotation marks blanked out."""
    text = doc.text.replace("\n", " ").replace("\u00a0", " ")
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
        for source in dict.fromkeys(source for _, source in doc._.reading.cues if source):
            self.sources[int(index[source.start])].append(source)
        self.relays: dict[int, Relay | None] = {}

    @cached_property
    def _text(self) -> str:
        return _blanked(self.doc)

    @cached_property
    def _introducers(self) -> dict[int, Tagged]:
        """For each sentence of a block behind "The Herald reported:", the Herald."""
        found: dict[int, Tagged] = {}
        starts = {block.start for block in self.doc.spans["blocks"]}
        outlet = None
        for i, sentence in enumerate(self.sentences):
            if sentence.start in starts:
                outlet = self._outlet(i - 1) if i else None
            if outlet:
                found[i] = outlet
        return found

    def _outlet(self, place: int) -> Tagged | None:
        """The outlet that a sentence introduces a report of."""
        sentence = self.sentences[place]
        length = sentence.end_char - sentence.start_char
        if self.doc[sentence.end - 1].text != ":" or length > INTRODUCTION:
            return None
        media = KINDS[int(self.doc._.reading.kinds[place].argmax())] == "media"
        for source in self.sources[place]:
            if media or _is_outlet(self.doc[source.start : source.end].text):
                return source
        for run in RUN.finditer(sentence.text):
            if _is_outlet(run.group()):
                span = sentence.char_span(run.start(), run.end(), alignment_mode="expand")
                return Tagged("source", span.start, span.end)
        return None

    def _relay(self, place: int) -> Relay | None:
        if place not in self.relays:
            span = self.sentences[place]
            text = self._text[span.start_char : span.end_char]
            self.relays[place] = relay(Sentence(span, text, self.sources[place]))
        return self.relays[place]

    def of(self, attributed: Attributed) -> list[Tagged]:
        """The sources of an attribution, from the nearest link to the origin.

        Makes the nearest link the attribution's source, and its cue the one that cites it.
        """
        source = attributed.source
        if source is None:
            return []
        place = int(self.index[source.start])
        if place < 0:  # it begins with white space between sentences
            return [source]
        found = self._relay(place)
        if found and overlap(source, found.outer):
            return [source, found.inner]
        # nb. what cites the outlet at a sentence's rim holds for all who speak within.
        if found and (found.cue or overlap(source, found.inner)):
            attributed.source, attributed.cue = found.outer, found.cue or attributed.cue
            return [found.outer, source]
        outlet = self._introducers.get(place)
        if outlet and not _is_outlet(self.doc[source.start : source.end].text):
            attributed.source = outlet
            return [outlet, source]
        other = self._other(place, source) if self._is_likely(place) else None
        return [source, other] if other else [source]

    def _is_likely(self, place: int) -> bool:
        """Whether the model sees a chain in a sentence."""
        return bool(self.doc._.reading.flags[place, CHAIN] > LIKELY)

    def _other(self, place: int, source: Tagged) -> Tagged | None:
        """The last other source that is tagged in the sentence."""
        others = [other for other in self.sources[place] if not overlap(other, source)]
        return others[-1] if others else None


def _is_outlet(text: str) -> bool:
    """Whether a mention names a news outlet."""
    mention = names.read(text, False)
    named = mention.form == "name" and mention.head in lexicon.OUTLETS
    return named or kind_of(text) == "media"
