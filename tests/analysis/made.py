"""Docs whose reading is made by hand, so that each stage after the encoder is tried alone."""

import numpy as np
from spacy.tokens import Doc

from server.analysis.encoder import Reading
from server.analysis.pipeline import segmentation
from server.analysis.schema import KINDS, LABELS, SIGNALS
from server.analysis.tagging import Tagged, tag

NLP = segmentation()
SURE = 0.94


def _rows(names: list[str], classes: tuple[str, ...]) -> np.ndarray:
    rows = np.full((len(names), len(classes)), (1 - SURE) / (len(classes) - 1), np.float32)
    rows[np.arange(len(names)), [classes.index(name) for name in names]] = SURE
    return rows


def tagged(doc: Doc, name: str, text: str, after: int = 0) -> Tagged:
    """The first span of ``doc`` with this text, from token ``after`` on."""
    start = doc.text.index(text, doc[after].idx if after else 0)
    return tag(name, doc[:], start, start + len(text))


def doc_of(
    text: str,
    labels: str = "",
    kinds: str = "",
    marked: dict[str, str] | None = None,
) -> Doc:
    """``text`` read with these labels and kinds of its sentences, first letters in a row.

    Kinds go by "p o m d u"; ``marked`` maps words to the kind of signal they are.
    """
    doc = NLP(text)
    count = len(doc.spans["sentences"])
    label_of, kind_of = {n[0]: n for n in LABELS}, {n[0]: n for n in KINDS}
    signals = _rows(["none"] * len(doc), SIGNALS)
    for words, kind in (marked or {}).items():
        span = tagged(doc, kind, words)
        signals[span.start : span.end] = _rows([kind] * (span.end - span.start), SIGNALS)
    doc._.found = []
    doc._.reading = Reading(
        labels=_rows([label_of[letter] for letter in (labels or "a" * count)], LABELS),
        kinds=_rows([kind_of[letter] for letter in (kinds or "p" * count)], KINDS),
        flags=np.zeros((count, 5), np.float32),
        signals=signals,
        contents=[],
        cues=[],
    )
    return doc
