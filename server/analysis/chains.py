"""Through whom a source speaks: from the outlet that the page cites to the origin."""

import numpy as np
from spacy.tokens import Doc

from server.analysis.attributions import Attributed
from server.analysis.tagging import Tagged

CITING = frozenset(["citing", "quoting", "cites", "cited", "quotes", "quoted"])
REACH = 12  # tokens behind a source within which it names its own source


def _cited(doc: Doc, source: Tagged, end: int) -> Tagged | None:
    """The source that ``source`` cites in its own sentence: "X, citing Y, …"."""
    for i in range(source.end, min(end, source.end + REACH)):
        if doc[i].lower_ in CITING:
            stop = i + 1
            while stop < end and doc[stop].text not in ',:;“"' and doc[stop].lower_ != "that":
                stop += 1
            if stop > i + 1:
                return Tagged("source", i + 1, stop)
    return None


def links(doc: Doc, attributed: Attributed, index: np.ndarray) -> list[Tagged]:
    """The source mentions of an attribution, from the nearest link to the origin."""
    source = attributed.source
    if source is None:
        return []
    sentence = doc.spans["sentences"][int(index[source.start])]
    cited = _cited(doc, source, sentence.end)
    return [source, cited] if cited else [source]
