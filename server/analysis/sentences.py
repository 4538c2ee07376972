"""Sentences, block by block.

sentencex finds them; it keeps a quotation whole, which is how the gold articles have it, too. A
few corrections mend what it gets wrong in news prose. The choice was made by measurement, with
the command ``scripts/compare_splitters GOLD/train.jsonl GOLD/dev.jsonl``:

TABLE
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

import sentencex
from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc, Span

from server.analysis.blocks import trimmed

_OPENING_MARK = re.compile(r"(?<=\s)[\"“'‘]+\Z")
# What no sentence ends with: a title, or the number of a list's item.
_UNFINISHED = re.compile(r"(?:\b(?:Ms|Mx|Messrs|Pres|Sens|Reps|Govs)|\A\d{1,3})\.\s+\Z")
_REMARK_CLOSES = re.compile(r"[.!?][\"”'’]?\)\s+(?=[\"“'‘]?[A-Z])")
# The speaker behind a quotation: "“Never!” he said", "“Never.” — Ann Lee, teacher".
_GOES_ON = re.compile(r"— |(?<=[\"”’'] )[a-z]+\b")
_LOOK_BACK = 12


def _mended(text: str, start: int, previous: int) -> int | None:
    """Where the sentence that is said to begin at ``start`` begins, None if it goes on there."""
    before = text[max(previous, start - _LOOK_BACK) : start]
    if opening := _OPENING_MARK.search(before):
        return start - len(opening.group())
    unfinished = not before[-1:].isspace() or _UNFINISHED.search(before)
    return None if unfinished or _GOES_ON.match(text, start) else start


def starts(text: str) -> list[int]:
    """The offsets in code points at which the sentences of one block begin, the first at 0."""
    found = {boundary["start_index"] for boundary in sentencex.get_sentence_boundaries("en", text)}
    found.update(remark.end() for remark in _REMARK_CLOSES.finditer(text))
    mended = [0]
    for start in sorted(found - {0}):
        place = _mended(text, start, mended[-1])
        if place is not None and place > mended[-1]:
            mended.append(place)
    return mended


def _split(block: Span, token_offsets: list[int]) -> Iterator[Span]:
    doc = block.doc
    cuts = [bisect_left(token_offsets, block.start_char + start) for start in starts(block.text)]
    for start, end in zip(cuts, [*cuts[1:], block.end], strict=True):
        if sentence := trimmed(doc, start, end):
            yield sentence


@Language.factory("sentences", assigns=["doc.spans"], requires=["doc.spans"])
def create_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets ``doc.spans["sentences"]``: spans in text order, none of which crosses a block."""

    def sentences(doc: Doc) -> Doc:
        token_offsets = doc.to_array(IDX).tolist()
        doc.spans["sentences"] = [
            sentence for block in doc.spans["blocks"] for sentence in _split(block, token_offsets)
        ]
        return doc

    return sentences
