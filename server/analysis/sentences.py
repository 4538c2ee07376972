"""Sentences, block by block.

sentencex finds them, and a few corrections mend what it gets wrong in news prose: a remark in
brackets, an opening quotation mark left behind, the speaker who follows a quotation. A quotation
of several sentences stays whole, as it does in the gold articles.

``scripts/compare_splitters GOLD/train.jsonl GOLD/dev.jsonl`` prints the choice (F1 of boundaries
inside blocks; speed on one busy core; seconds for 20 kB of the worst input tried):

===========  =======  ==================  =========  ===============
splitter     gold F1  35 hard cases' F1     words/s  worst input
===========  =======  ==================  =========  ===============
this module     98.0                93.5  3,170,000  0.00
sentencex       97.1                89.2  4,730,000  0.00
nupunkt         89.1                84.1  1,110,000  0.01
pysbd          100.0                93.8     32,000  1.55, quadratic
sentencizer     77.7                62.2    226,000  38.4, quadratic
senter          87.3                76.7     14,000  39.9, quadratic
===========  =======  ==================  =========  ===============

nb. pysbd's 100.0 is no accuracy: the gold's boundaries are its own, slips included. The two
spaCy splitters' worst input is that of spaCy's tokenizer.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

import numpy as np
import sentencex
from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc, Span

from server.analysis.blocks import trimmed

# nb. sentencex 1.0.32 takes white space before a period to be one byte long, and panics.
WIDE_SPACES = (0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
PLAIN_SPACE = dict.fromkeys(WIDE_SPACES, " ")
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
    plain = text.translate(PLAIN_SPACE)
    found = {found["start_index"] for found in sentencex.get_sentence_boundaries("en", plain)}
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


def numbers(doc: Doc) -> np.ndarray:
    """For each token the number of the sentence it is in, -1 between sentences."""
    found = np.full(len(doc), -1)
    for i, sentence in enumerate(doc.spans["sentences"]):
        found[sentence.start : sentence.end] = i
    return found


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
