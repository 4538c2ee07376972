"""Sentence labels, and the attributions that back each attributed sentence.

Labels and spans come from different heads of the model. What the reader sees has to agree: an
attributed sentence shows who vouches for it, so one that no tagged content covers has the speaker
whom the page's layout shows, above it or below, or goes on with the attribution before it, as a
running quotation, an answer in an interview or reported speech does.
"""

from collections.abc import Callable

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from server.analysis import quotations
from server.analysis.attributed import Attributed
from server.analysis.attributions import join
from server.analysis.interview import weighed
from server.analysis.openings import introduction, signature, turn
from server.analysis.result import Label
from server.analysis.schema import LABELS, NO_PROSE
from server.analysis.tagging import Tagged

NOBODY = -1


def scores(probabilities: np.ndarray) -> dict[Label, float] | None:
    """The scores of the three labels, or None for what is no article prose."""
    if probabilities.argmax() == NO_PROSE:
        return None
    three = probabilities[:NO_PROSE].astype(float)
    return dict(zip(LABELS, (three / three.sum()).tolist(), strict=False))


def label(scores: dict[Label, float] | None) -> Label | None:
    """The label that scores highest, None for what is no article prose."""
    return max(scores, key=scores.get) if scores else None


def _owners(size: int, found: list[Attributed]) -> tuple[np.ndarray, np.ndarray]:
    """For each token, the attribution whose content, and whose source or cue, it is part of."""
    content, voice = np.full(size, NOBODY), np.full(size, NOBODY)
    for i, attributed in enumerate(found):
        for part in attributed.contents:
            content[part.start : part.end] = i
    # nb. an outlet that introduces a report is the source of all that is said in it, but what
    # introduces the report rests on the outlet alone.
    for i in sorted(range(len(found)), key=lambda i: -len(found[i].links)):
        for part in (found[i].source, found[i].cue):
            if part:
                voice[part.start : part.end] = i
    return content, voice


def _most(owners: np.ndarray) -> list[int]:
    """The attributions in a stretch of tokens, the one that holds most of it first."""
    ids, counts = np.unique(owners[owners != NOBODY], return_counts=True)
    return ids[np.argsort(-counts, kind="stable")].tolist()


class _Backing:
    """What backs the sentences of one article, gone through in text order."""

    def __init__(self, doc: Doc, found: list[Attributed]) -> None:
        self.doc, self.found = doc, found
        self.content, self.voice = _owners(len(doc), found)
        self.quoted = quotations.quoted(doc)
        self.first = {block.start for block in doc.spans["blocks"]}
        self.last: int | None = None  # what backs the passage that is being read
        self.signed: dict[Tagged, int] = {}

    def _is_quoted(self, sentence: Span) -> bool:
        """Whether all of a sentence's words stand in quotation marks."""
        return all(self.quoted[token.i] for token in sentence if token.is_alpha)

    def _is_within(self, number: int) -> bool:
        """Whether somebody speaks inside a quotation, and so not to the reader."""
        source, cue = self.found[number].source, self.found[number].cue
        if source and source.start - 1 in self.first and cue and cue.start == source.end:
            return False  # a turn of a conversation that is quoted as a whole
        parts = [part for part in (source, cue) if part]
        return bool(parts) and all(self.quoted[part.start] for part in parts)

    def _own(self, sentence: Span) -> list[int]:
        """What a sentence's own tags say, the main point first."""
        here = slice(sentence.start, sentence.end)
        own = _most(self.content[here]) or _most(self.voice[here])
        if self._is_quoted(sentence):
            outside = [number for number in own if not self._is_within(number)]
            goes_on = outside or self.last is not None
            return outside if goes_on else own
        return own

    def _add(self, attributed: Attributed) -> int:
        self.found.append(attributed)
        return len(self.found) - 1

    def _opened(self, sentence: Span) -> int | None:
        """A speaker whom only the page's layout shows."""
        if found := introduction(sentence):  # what follows goes on with it
            return self._add(Attributed(*found, [], [found.source]))
        found = turn(sentence) if sentence.start in self.first else None
        if not found or found.cue.end >= sentence.end:
            return None
        content = Tagged("content", found.cue.end, sentence.end)
        return self._add(Attributed(*found, [content], [found.source]))

    def signers(self, labels: list[Label | None]) -> list[Tagged | None]:
        """By sentence, who signs the quotation that it is part of in the block below, no prose."""
        spans = list(self.doc.spans["sentences"])
        blocks = {(block.start, block.end) for block in self.doc.spans["blocks"]}
        found: list[Tagged | None] = [None] * len(spans)
        for i, sentence in enumerate(spans):
            if labels[i] is None and (sentence.start, sentence.end) in blocks:
                first = i
                while first and labels[first - 1] == "attributed":
                    first -= 1
                if first < i and self.quoted[spans[first].start]:
                    found[first:i] = [signature(sentence)] * (i - first)
        return found

    def _sign(self, sentence: Span, signer: Tagged, own: list[int]) -> int:
        """What the signer of a quotation says, ``own`` if nobody is known to say that yet."""
        if signer not in self.signed:
            number = own[0] if own else self._add(Attributed(None, None))
            self.found[number].source, self.found[number].links = signer, [signer]
            self.signed[signer] = number
        part = Tagged("content", sentence.start, sentence.end)
        self.found[self.signed[signer]].contents.append(part)
        return self.signed[signer]

    def of(self, sentence: Span, label: Label | None, signer: Tagged | None) -> list[int]:
        """The attributions that back one sentence, which ``signer`` may have signed."""
        if label != "attributed":
            # nb. an answer goes on where the interviewer's question or a caption stands between.
            if label is not None and sentence[-1].text != "?":
                self.last = None
            return []
        backing = self._own(sentence)
        if signer and not any(self.found[number].source for number in backing):
            backing = [self._sign(sentence, signer, backing)]
        if not backing and (opened := self._opened(sentence)) is not None:
            backing = [opened]
        if not backing:
            if self.last is None:
                self.last = self._add(Attributed(None, None))
            part = Tagged("content", sentence.start, sentence.end)
            self.found[self.last].contents.append(part)
            backing = [self.last]
        self.last = backing[0]
        return backing


def back(doc: Doc, labels: list[Label | None], found: list[Attributed]) -> list[list[int]]:
    """By sentence, the places in ``found`` of what backs it; may add to ``found``."""
    backing = _Backing(doc, found)
    given = [
        backing.of(*each)
        for each in zip(doc.spans["sentences"], labels, backing.signers(labels), strict=True)
    ]
    ends = {block.end for block in doc.spans["blocks"]}
    for attributed in found:
        if not attributed.contents:  # it introduces words that others of their own vouch for
            attributed.contents = [Tagged("content", attributed.start, attributed.cue.end)]
        attributed.contents = join(doc, ends, attributed.contents)
    return given


@Language.factory(
    "backing",
    assigns=["doc._.scores", "doc._.labels", "doc._.backing", "doc._.found"],
    requires=["doc._.reading", "doc._.found", "doc.spans"],
)
def create_backing(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets ``doc._.scores``, ``doc._.labels`` and ``doc._.backing``; completes ``doc._.found``."""

    def backing(doc: Doc) -> Doc:
        doc._.scores = [scores(row) for row in weighed(doc, doc._.reading.labels)]
        doc._.labels = [label(row) for row in doc._.scores]
        doc._.backing = back(doc, doc._.labels, doc._.found)
        return doc

    return backing
