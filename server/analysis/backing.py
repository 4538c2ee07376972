"""Sentence labels, and the attributions that back each attributed sentence.

Labels and spans come from different heads of the model. What the reader sees has to agree: an
attributed sentence shows who vouches for it, so one that no tagged content covers goes on with
the attribution before it, as a running quotation or reported speech does.
"""

from collections.abc import Callable

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from server.analysis.attributed import Attributed
from server.analysis.attributions import join
from server.analysis.result import Label
from server.analysis.schema import LABELS
from server.analysis.tagging import Tagged

NOT_PROSE = LABELS.index("none")
NOBODY = -1


def scores(probabilities: np.ndarray) -> dict[Label, float] | None:
    """The scores of the three labels, or None for what is no article prose."""
    if probabilities.argmax() == NOT_PROSE:
        return None
    three = probabilities[:NOT_PROSE].astype(float)
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


def back(doc: Doc, labels: list[Label | None], found: list[Attributed]) -> list[list[int]]:
    """By sentence, the places in ``found`` of what backs it; may add to ``found``."""
    content, voice = _owners(len(doc), found)
    sentences: list[Span] = list(doc.spans["sentences"])
    backing: list[list[int]] = []
    for i, (sentence, label) in enumerate(zip(sentences, labels, strict=True)):
        here = slice(sentence.start, sentence.end)
        if label != "attributed":
            backing.append([])
        elif own := _most(content[here]) or _most(voice[here]):
            backing.append(own)
        elif i and backing[-1]:
            backing.append(backing[-1][:1])
            found[backing[-1][0]].contents.append(Tagged("content", sentence.start, sentence.end))
        else:
            found.append(Attributed(None, None, [Tagged("content", sentence.start, sentence.end)]))
            backing.append([len(found) - 1])
    ends = {block.end for block in doc.spans["blocks"]}
    for attributed in found:
        attributed.contents = join(doc, ends, attributed.contents)
    return backing


@Language.factory(
    "backing",
    assigns=["doc._.scores", "doc._.labels", "doc._.backing", "doc._.found"],
    requires=["doc._.reading", "doc._.found", "doc.spans"],
)
def create_backing(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets ``doc._.scores``, ``doc._.labels`` and ``doc._.backing``; completes ``doc._.found``."""

    def backing(doc: Doc) -> Doc:
        doc._.scores = [scores(row) for row in doc._.reading.labels]
        doc._.labels = [label(row) for row in doc._.scores]
        doc._.backing = back(doc, doc._.labels, doc._.found)
        return doc

    return backing
