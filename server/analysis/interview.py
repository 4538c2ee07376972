"""What a page says of its sentences by setting questions and answers as "Q:" and "A:".

Whoever is interviewed vouches for the answers, and nobody but the outlet for its questions, however
much an answer sounds like a comment.
"""

import re
from bisect import bisect_right
from collections import Counter

import numpy as np
from spacy.tokens import Doc

from server.analysis.openings import MARKS
from server.analysis.schema import ATTRIBUTED, NO_PROSE, UNATTRIBUTED
from server.analysis.tokens import text_of

INITIAL = re.compile(rf"[{MARKS}]?([QA]):\s")
LEAST = 2  # questions, and answers, that make an interview
TRUST = 0.9  # in the layout, against what the model makes of an answer


def _parts(doc: Doc) -> list[str]:
    """By block, "Q", "A" or neither; an answer goes on up to the next question."""
    text = text_of(doc)
    found = [INITIAL.match(text, block.start_char) for block in doc.spans["blocks"]]
    initials = [match[1] if match else "" for match in found]
    counted = Counter(initials)
    if min(counted["Q"], counted["A"]) < LEAST:
        return [""] * len(initials)
    last = max(i for i, initial in enumerate(initials) if initial)
    for i in range(1, last):
        if not initials[i] and initials[i - 1] == "A":
            initials[i] = "A"
    return initials


def weighed(doc: Doc, labels: np.ndarray) -> np.ndarray:
    """The probabilities ``labels`` (S, 4) of a text's sentences, with what the layout says."""
    parts = _parts(doc)
    if not any(parts):
        return labels
    starts = [block.start for block in doc.spans["blocks"]]
    told = [parts[bisect_right(starts, s.start) - 1] for s in doc.spans["sentences"]]
    answers, questions = ([part == initial for part in told] for initial in "AQ")
    rows = labels.copy()
    rows[answers] *= 1 - TRUST
    rows[answers, ATTRIBUTED] += TRUST
    for other in (ATTRIBUTED, NO_PROSE):
        rows[questions, UNATTRIBUTED] += rows[questions, other]
        rows[questions, other] = 0
    return rows
