"""From tagged spans to attributions: who vouches, by which words, for what.

Sets ``doc._.found``, a list of :class:`Attributed` in text order. Contents choose their cue, cues
their source; what runs on without a cue, from one sentence to the next, stays with the
attribution before it.
"""

from collections.abc import Callable

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from server.analysis import sentences
from server.analysis.attributed import Attributed
from server.analysis.chains import chained
from server.analysis.tagging import Tagged


def join(doc: Doc, block_ends: set[int], contents: list[Tagged]) -> list[Tagged]:
    """Contents in text order; two of one block with only white space between them are one."""
    joined: list[Tagged] = []
    for part in sorted(contents):
        last = joined[-1] if joined else None
        gap = range(last.end, part.start) if last else range(0)
        if last and last.end not in block_ends and all(doc[i].is_space for i in gap):
            joined[-1] = Tagged("content", last.start, part.end)
        else:
            joined.append(part)
    return joined


def _runs_on(numbers: np.ndarray, last: Attributed | None, content: Tagged) -> bool:
    """Whether ``content`` begins in the sentence where ``last`` ends, or in the next."""
    if last is None:
        return False
    end = max(part.end for part in (last.cue, last.contents[-1]) if part)
    return bool(numbers[content.start] - numbers[end - 1] <= 1)


def attribute(doc: Doc) -> list[Attributed]:
    """All attributions of an article with their chains, in the order of their first parts."""
    reading, numbers = doc._.reading, sentences.numbers(doc)
    by_cue = {cue: Attributed(source, cue) for cue, source in reading.cues}
    orphans: list[Attributed] = []
    last: Attributed | None = None
    for content, cue in reading.contents:
        if cue:
            attributed = by_cue[cue]
        elif _runs_on(numbers, last, content):
            attributed = last
        else:
            attributed = Attributed(None, None)
            orphans.append(attributed)
        attributed.contents.append(content)
        last = attributed
    found = [attributed for attributed in (*by_cue.values(), *orphans) if attributed.contents]
    ends = {block.end for block in doc.spans["blocks"]}
    for attributed in found:
        attributed.contents = join(doc, ends, attributed.contents)
    return chained(doc, found)


@Language.factory("attributions", assigns=["doc._.found"], requires=["doc._.reading", "doc.spans"])
def create_attributions(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets ``doc._.found`` from the encoder's tags and links."""

    def attributions(doc: Doc) -> Doc:
        doc._.found = attribute(doc)
        return doc

    return attributions
