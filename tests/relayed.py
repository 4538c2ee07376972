"""A text in which one source speaks through another, and its analysis, made by hand."""

from server.analysis.result import Analysis, Attribution, Sentence, Source, Span, Summary

TEXT = "The Evening Ledger, citing two officials, says the bridge will close."


def span(words: str) -> Span:
    """Where words stand in the text."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


OUTLET, ORIGIN = span("The Evening Ledger"), span("two officials")
CONTENT = span("the bridge will close")

ANALYSIS = Analysis(
    model="1.0.0",
    language="en",
    sentences=[Sentence(0, len(TEXT), "attributed", 0.98765, {}, [0], [])],
    attributions=[
        Attribution(0, "indirect", "s2", ["s1", "s2"], OUTLET, span("citing"), [CONTENT])
    ],
    sources=[
        Source("s1", OUTLET, "media", [OUTLET], 1),
        Source("s2", ORIGIN, "unnamed", [ORIGIN], 1),
    ],
    summary=Summary(1, 1, 0, 0, 0, 2, ["one-source", "mostly-unnamed"]),
)
