"""Finds what stands inside quotation marks, in the styles that English pages use.

Sets ``doc.spans["quotations"]``: spans of tokens, marks included, in text order and apart from
each other. A quotation never crosses a block; one that runs on over several paragraphs, each of
which opens it anew, is one span a paragraph.
"""

from collections.abc import Iterator

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

# Opening mark to the marks that may close it; German „…“ and Swedish ”…” share marks with English.
CLOSING = {"“": '”“"', "„": "“”", "«": "»", "»": "«", "‘": "’", "‹": "›", '"': '"”', "'": "'"}
SINGLE = "‘'"


def _word_before(doc: Doc, i: int, block: Span) -> bool:
    """True where the mark at ``i`` follows a letter, digit or mark without white space."""
    return i > block.start and not doc[i - 1].whitespace_ and not doc[i - 1].is_space


def _word_after(doc: Doc, i: int, block: Span) -> bool:
    return i + 1 < block.end and not doc[i].whitespace_ and doc[i + 1].text[0].isalnum()


def _opens(doc: Doc, i: int, block: Span) -> bool:
    mark = doc[i].text
    if mark not in CLOSING:
        return False
    attached = _word_before(doc, i, block) and (doc[i - 1].text[0].isalnum() or mark in "»")
    followed = i + 1 < block.end and not doc[i].whitespace_ and not doc[i + 1].is_space
    return followed and not attached


def _closes(doc: Doc, i: int, block: Span, opening: str) -> bool:
    if doc[i].text not in CLOSING[opening]:
        return False
    # nb. an apostrophe inside a word ("don’t") looks just like a closing single mark.
    return opening not in SINGLE or (_word_before(doc, i, block) and not _word_after(doc, i, block))


def _end(doc: Doc, start: int, block: Span) -> int | None:
    opening = doc[start].text
    for i in range(start + 1, block.end):
        if _closes(doc, i, block, opening):
            return i + 1
    return None


def _in_block(doc: Doc, block: Span, runs_on: bool) -> Iterator[Span]:
    """The quotations of one block.

    One that is never closed lasts to the block's end where the next block opens it anew, as
    newspapers set a speech of several paragraphs (``runs_on``); elsewhere it is a stray mark.
    """
    i = block.start
    unclosed: set[str] = set()
    while i < block.end:
        mark = doc[i].text
        if _opens(doc, i, block) and mark not in unclosed:
            end = _end(doc, i, block)
            if end is None and runs_on and mark not in SINGLE:
                end = block.end
            if end is not None:
                yield doc[i:end]
                i = end
                continue
            unclosed.add(mark)
        i += 1


@Language.component("quotations", requires=["doc.spans"], assigns=["doc.spans"], retokenizes=False)
def quotations(doc: Doc) -> Doc:
    """Set ``doc.spans["quotations"]`` from ``doc.spans["blocks"]``."""
    blocks = list(doc.spans["blocks"])
    found: list[Span] = []
    # nb. a text of white space has no block at all.
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        runs_on = following is not None and doc[following.start].text in CLOSING
        found += _in_block(doc, block, runs_on)
    doc.spans["quotations"] = found
    return doc


def quoted(doc: Doc) -> np.ndarray:
    """For each token whether it stands in quotation marks, the marks included."""
    inside = np.zeros(len(doc), bool)
    for span in doc.spans["quotations"]:
        inside[span.start : span.end] = True
    return inside
