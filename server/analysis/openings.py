"""How a page says who speaks without a sentence that says so.

An interview or a transcript sets the speaker's name before each turn ("Holt: We came late."), and
a quotation of several paragraphs stands behind the line that introduces it ("Coast News reported
last week:") or above the line that signs it ("Maren Holt, Coast News").
"""

import re
from typing import NamedTuple

from spacy.tokens import Span

from server.analysis.tagging import Tagged, tag

NAME = r"(?:[Tt]he )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}"
TURN = re.compile(rf"({NAME})(:) ")
# nb. needs no outlet that is known by its name.
REPORTS_BELOW = re.compile(
    rf"({NAME}) ((?:first )?(?:reported|reports|writes|wrote|continued|explained)\b[^:]{{0,40}}:)$"
)
SIGNED = re.compile(rf"(?:[—–-] ?)?({NAME}(?:,? and {NAME})?), (?:the )?[A-Z][^.?!:;“”\"]{{1,60}}$")
LONGEST = 200  # characters of a sentence that introduces a quotation


class Opening(NamedTuple):
    """Who speaks, and the words that say so."""

    source: Tagged
    cue: Tagged


def _opening(sentence: Span, match: re.Match[str] | None) -> Opening | None:
    if match is None:
        return None
    return Opening(tag("source", sentence, *match.span(1)), tag("cue", sentence, *match.span(2)))


def turn(sentence: Span) -> Opening | None:
    """Whose turn in a conversation a block begins, of which ``sentence`` is the first."""
    return _opening(sentence, TURN.match(sentence.text[:LONGEST]))


def introduction(sentence: Span) -> Opening | None:
    """Who is quoted in the block behind ``sentence``."""
    text = sentence.text
    return _opening(sentence, REPORTS_BELOW.search(text)) if len(text) <= LONGEST else None


def signature(block: Span) -> Tagged | None:
    """Who signs the quotation above ``block``."""
    match = SIGNED.match(block.text) if len(block.text) <= LONGEST else None
    return tag("source", block, *match.span(1)) if match else None
