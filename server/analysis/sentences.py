"""Sentences, block by block."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

import sentencex
from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc, Span

from server.analysis.blocks import trimmed


def starts(text: str) -> list[int]:
    """The offsets in code points at which the sentences of one block begin, the first at 0."""
    return [found["start_index"] for found in sentencex.get_sentence_boundaries("en", text)]


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
