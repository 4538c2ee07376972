"""From tag scores of pieces to sources, cues and contents as spans of tokens."""

from typing import NamedTuple

import numpy as np
from spacy.tokens import Span

from server.analysis.schema import TAGS
from server.analysis.tokens import covering
from server.analysis.windows import NO_TOKEN, Stream, Window

NAMES = ("source", "cue", "content")


class Tagged(NamedTuple):
    """A span of tokens with its name: source, cue or content."""

    name: str
    start: int
    end: int


def tag(name: str, span: Span, start: int, end: int) -> Tagged:
    """What the characters of ``span`` from ``start`` to ``end`` touch, by this name."""
    found = covering(span, start, end)
    return Tagged(name, found.start, found.end)


def places(stream: Stream) -> np.ndarray:
    """Where tags stand, as booleans over pieces: each token's first piece, each separator."""
    found = np.zeros(len(stream.ids) + 1, bool)
    found[stream.first] = True
    found = found[:-1]
    found |= stream.tokens == NO_TOKEN
    return found


def viterbi(
    scores: np.ndarray, lengths: np.ndarray, transitions: np.ndarray, start: np.ndarray
) -> np.ndarray:
    """The best tags (B, T) of B sequences of scores (B, T, K), each as long as ``lengths`` says.

    What stands behind a sequence's end has no influence on it and no meaning in the answer.
    """
    best = np.empty_like(scores)
    back = np.empty(scores.shape, np.int8)
    best[:, 0] = start + scores[:, 0]
    for t in range(1, scores.shape[1]):
        ways = best[:, t - 1, :, None] + transitions
        back[:, t] = ways.argmax(1)
        best[:, t] = ways.max(1) + scores[:, t]
    found = best.argmax(2)
    rows = np.arange(len(scores))
    for t in range(scores.shape[1] - 1, 0, -1):
        within = t < lengths
        found[within, t - 1] = back[rows, t, found[:, t]][within]
    return found


def decode(
    stream: Stream,
    cut: list[Window],
    scores: list[np.ndarray],
    transitions: np.ndarray,
    start: np.ndarray,
) -> np.ndarray:
    """The tag of every place in ``stream``, window by window as in training."""
    at = places(stream)
    rows = [row[at[w.start : w.end]] for w, row in zip(cut, scores, strict=True)]
    rows = [row for row in rows if len(row)]
    if not rows:
        return np.zeros(0, np.int64)
    lengths = np.array([len(row) for row in rows])
    padded = np.zeros((len(rows), lengths.max(), len(start)), np.float32)
    for i, row in enumerate(rows):
        padded[i, : len(row)] = row
    best = viterbi(padded, lengths, transitions, start)
    return np.concatenate([best[i, :size] for i, size in enumerate(lengths)])


def spans(stream: Stream, tags: np.ndarray) -> list[Tagged]:
    """The spans that the tags of all places form; a separator ends any."""
    tokens = stream.tokens[places(stream)]
    found: list[Tagged] = []
    name, start, last = "", 0, 0
    for token, tag in zip(tokens.tolist(), (TAGS[t] for t in tags.tolist()), strict=True):
        kind = "" if token == NO_TOKEN else tag[2:]
        if name and (kind != name or tag[0] == "B"):
            found.append(Tagged(name, start, last + 1))
            name = ""
        if kind and not name:
            name, start = kind, token
        last = token
    if name:
        found.append(Tagged(name, start, last + 1))
    return found
