"""Blocks: the paragraphs, headings and list items of a text, which blank lines separate."""

from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token


def _is_blank_line(token: Token) -> bool:
    return token.is_space and token.text.count("\n") > 1


def _stretches(doc: Doc) -> Iterator[tuple[int, int]]:
    start = 0
    for token in doc:
        if _is_blank_line(token):
            yield start, token.i
            start = token.i + 1
    yield start, len(doc)


def trimmed(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens from ``start`` to ``end`` without white space at the rims; None if all is."""
    while start < end and doc[start].is_space:
        start += 1
    while start < end and doc[end - 1].is_space:
        end -= 1
    return Span(doc, start, end) if start < end else None


@Language.factory("blocks", assigns=["doc.spans"])
def create_blocks(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets ``doc.spans["blocks"]``: spans in text order that hold every visible token once."""

    def blocks(doc: Doc) -> Doc:
        spans = (trimmed(doc, start, end) for start, end in _stretches(doc))
        doc.spans["blocks"] = [span for span in spans if span is not None]
        return doc

    return blocks
