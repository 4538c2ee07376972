"""From tagged spans to attributions: who vouches, by which words, for what.

Sets ``doc._.found``, a list of :class:`Attributed` in text order. Contents choose their cue, cues
their source; what runs on without a cue, from one sentence to the next, stays with the
attribution before it. In a conversation, whatever has no cue of its own in a turn is said by
whose turn it is.
"""

from collections.abc import Callable

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from server.analysis import sentences
from server.analysis.attributed import Attributed
from server.analysis.blocks import trimmed
from server.analysis.chains import chained
from server.analysis.openings import Opening, conversation
from server.analysis.schema import ATTRIBUTED
from server.analysis.tagging import Tagged


def join(doc: Doc, block_ends: set[int], contents: list[Tagged]) -> list[Tagged]:
    """Contents in text order; two that overlap, or of one block with only white space between
    them, are one."""
    joined: list[Tagged] = []
    for part in sorted(contents):
        last = joined[-1] if joined else None
        if last and (part.start < last.end or _adjoin(doc, block_ends, last, part)):
            joined[-1] = Tagged("content", last.start, max(last.end, part.end))
        else:
            joined.append(part)
    return joined


def _adjoin(doc: Doc, block_ends: set[int], first: Tagged, second: Tagged) -> bool:
    gap = range(first.end, second.start)
    return first.end not in block_ends and all(doc[i].is_space for i in gap)


def _runs_on(numbers: np.ndarray, last: Attributed | None, content: Tagged) -> bool:
    """Whether ``content`` begins in the sentence where ``last`` ends, or in the next."""
    if last is None:
        return False
    end = max(part.end for part in (last.cue, last.contents[-1]) if part)
    return bool(numbers[content.start] - numbers[end - 1] <= 1)


def _spoken(doc: Doc, opening: Opening, blocks: list[Span]) -> Attributed:
    """What the speaker of a turn says."""
    first, *others = [(block.start, block.end) for block in blocks]
    parts = [trimmed(doc, *part) for part in [(opening.cue.end, first[1]), *others]]
    contents = [Tagged("content", part.start, part.end) for part in parts if part]
    return Attributed(opening.source, opening.cue, contents)


def _turns(doc: Doc, numbers: np.ndarray) -> list[tuple[Opening, list[Span]]]:
    """The turns of a conversation in which something is said, by the labels of its sentences: a
    list of results can look like one."""
    turns = conversation(doc)
    if not turns:
        return []
    said = doc._.reading.labels.argmax(1) == ATTRIBUTED
    told = (numbers >= 0) & said[numbers]
    return [turn for turn in turns if told[turn[1][0].start : turn[1][-1].end].any()]


def _by_turn(doc: Doc, numbers: np.ndarray, found: list[Attributed]) -> list[Attributed]:
    """The attributions with the turns of a conversation in place of what crosses them."""
    turns = _turns(doc, numbers)
    if not turns:
        return found
    spoken = [_spoken(doc, *turn) for turn in turns]
    turn_at = np.full(len(doc), -1)
    for number, (_, blocks) in enumerate(turns):
        turn_at[blocks[0].start : blocks[-1].end] = number
    kept = []
    for attributed in found:
        home = turn_at[attributed.cue.start] if attributed.cue else -1
        here = [part for part in attributed.contents if turn_at[part.start] in (-1, home)]
        if home != -1 and attributed.cue.start == spoken[home].cue.start:
            spoken[home].contents += [part for part in here if turn_at[part.start] == -1]
        elif here:
            attributed.contents = here
            kept.append(attributed)
    return kept + [attributed for attributed in spoken if attributed.contents]


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
    found = _by_turn(doc, numbers, found)
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
