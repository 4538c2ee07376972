"""How a page says who speaks without a sentence that says so.

An interview or a transcript sets the speaker's name before each turn ("Holt: We came late."), and
a quotation of several paragraphs stands behind the line that introduces it ("Coast News reported
last week:") or above the line that signs it ("Maren Holt, Coast News").
"""

import re
from collections import Counter
from typing import NamedTuple

from spacy.tokens import Doc, Span

from server.analysis.tagging import Tagged, tag
from server.analysis.tokens import text_of

NAME = r"(?:[Tt]he )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}"
MARKS = '"“'
TURN = re.compile(rf"[{MARKS}]?({NAME})(:)\s")
# nb. needs no outlet that is known by its name.
REPORTS_BELOW = re.compile(
    rf"({NAME}) ((?:first )?(?:reported|reports|writes|wrote|continued|explained)\b[^:]{{0,40}}:)$"
)
SIGNED = re.compile(rf"(?:[—–-] ?)?({NAME}(?:,? and {NAME})?), (?:the )?[A-Z][^.?!:;“”\"]{{1,60}}$")
LONGEST = 200  # characters of a sentence that introduces a quotation
SPEAKERS, TURNS = 2, 2  # that a conversation has at least, and that each of them takes


class Opening(NamedTuple):
    """Who speaks, and the words that say so."""

    source: Tagged
    cue: Tagged


def _opening(span: Span, match: re.Match[str] | None) -> Opening | None:
    if match is None:
        return None
    return Opening(tag("source", span, *match.span(1)), tag("cue", span, *match.span(2)))


def turn(block: Span) -> Opening | None:
    """Whose turn in a conversation a block, or its first sentence, begins."""
    doc, start = block.doc, block.start_char
    match = TURN.match(text_of(doc), start, min(start + LONGEST, block.end_char))
    return _opening(doc[:], match)


def _speaker(turn: Opening, doc: Doc) -> str:
    """The last part of a name: "Maren Holt" may be plain "Holt" when it is her turn again."""
    return doc[turn.source.end - 1].text


def conversation(doc: Doc) -> list[tuple[Opening, list[Span]]]:
    """The turns of an article's conversation, each with the blocks that it takes, in text order.

    Where the whole is set in quotation marks, each block of a turn opens them anew. There are no
    turns where no two speakers return: a list may have names before colons too. Initials ("Q:")
    name nobody.
    """
    opened = [(block, turn(block)) for block in doc.spans["blocks"]]
    counted = Counter(_speaker(found, doc) for _, found in opened if found)
    speakers = {name for name, count in counted.items() if count >= TURNS and len(name) > 1}
    if len(speakers) < SPEAKERS:
        return []
    turns: list[tuple[Opening, list[Span]]] = []
    goes_on = False
    for block, found in opened:
        begins = found is not None and _speaker(found, doc) in speakers
        goes_on = begins or (goes_on and block.text[0] in MARKS)
        if begins:
            turns.append((found, [block]))
        elif goes_on:
            turns[-1][1].append(block)
    return turns


def introduction(sentence: Span) -> Opening | None:
    """Who is quoted in the block behind ``sentence``."""
    text = sentence.text
    return _opening(sentence, REPORTS_BELOW.search(text)) if len(text) <= LONGEST else None


def signature(block: Span) -> Tagged | None:
    """Who signs the quotation above ``block``."""
    match = SIGNED.match(block.text) if len(block.text) <= LONGEST else None
    return tag("source", block, *match.span(1)) if match else None
