"""Which cue a content belongs to, and which source a cue has.

A dependent's projection is compared with each candidate head's, plus a learned preference for
how far apart they stand (after Dozat & Manning 2017, with spans in place of words).
"""

from bisect import bisect_left, bisect_right

import numpy as np

from server.analysis.tagging import Tagged
from server.analysis.windows import Stream

REACH = 300
_AT_ONCE = 64
# How many sentences before or after a dependent its head may stand. Of the training articles'
# contents 99 in 100 have their cue there, and of their cues 99 in 100 their source; what the
# scores alone would choose from further off is nearly always wrong.
CUE_NEAR = (-2, 3)
SOURCE_NEAR = (-2, 0)


def bucket(distance: np.ndarray, count: int) -> np.ndarray:
    """Signed distances in pieces to one of ``count`` logarithmic steps."""
    half = count // 2
    step = np.minimum((np.log2(np.maximum(np.abs(distance), 1)) * 1.5).astype(int), half - 1)
    return np.where(distance < 0, half - 1 - step, half + step)


def _ranges(stream: Stream, spans: list[Tagged]) -> np.ndarray:
    return np.array([(stream.first[s.start], stream.first[s.end]) for s in spans]).reshape(-1, 2)


def _means(links: np.ndarray, ranges: np.ndarray, column: int) -> np.ndarray:
    part = links[:, column]
    return np.array([part[start:end].astype(np.float32).mean(0) for start, end in ranges])


def _scores(
    links: np.ndarray,
    stream: Stream,
    dependents: list[Tagged],
    heads: list[Tagged],
    distance: np.ndarray,
) -> np.ndarray:
    """Scores (D, H); minus infinity where the two are too far apart to belong together."""
    first, second = _ranges(stream, dependents), _ranges(stream, heads)
    found = _means(links, first, 0) @ _means(links, second, 1).T / np.sqrt(links.shape[2])
    apart = second[None, :, 0] - first[:, None, 0]
    found += distance[bucket(apart, len(distance))]
    found[np.abs(apart) > REACH] = -np.inf
    return found


def _between(numbers: np.ndarray, first: list[Tagged], second: list[Tagged]) -> np.ndarray:
    """Sentences (F, S) from where each of the first begins to where each of the second does."""
    starts = [numbers[[span.start for span in spans]] for spans in (first, second)]
    return starts[1][None, :] - starts[0][:, None]


def _within_reach(stream: Stream, dependents: list[Tagged], heads: list[Tagged]) -> list[Tagged]:
    """The heads that any of the dependents may belong to; all are in text order."""

    def place(span: Tagged) -> int:
        return int(stream.first[span.start])

    low = bisect_left(heads, place(dependents[0]) - REACH, key=place)
    return heads[low : bisect_right(heads, place(dependents[-1]) + REACH, key=place)]


def best(
    links: np.ndarray,
    stream: Stream,
    dependents: list[Tagged],
    heads: list[Tagged],
    distance: np.ndarray,
    numbers: np.ndarray,
    near: tuple[int, int],
    least: float,
) -> list[Tagged | None]:
    """The head of each dependent, None where none within reach scores above ``least``.

    ``links`` (P, 2, size) are the dependents' and the heads' projections of all pieces,
    ``distance`` the preference for each :func:`bucket`, ``numbers`` the number of each token's
    sentence, and ``near`` the first and last sentence, counted from the dependent's own, in which
    a head may begin. Both spans are in text order.
    """
    found: list[Tagged | None] = []
    # nb. in parts: all with all would take memory by the square of the text's length.
    for begin in range(0, len(dependents), _AT_ONCE):
        part = dependents[begin : begin + _AT_ONCE]
        some = _within_reach(stream, part, heads)
        if not some:
            found += [None] * len(part)
            continue
        scores = _scores(links, stream, part, some, distance)
        between = _between(numbers, part, some)
        scores[(between < near[0]) | (between > near[1])] = -np.inf
        choice = scores.argmax(1).tolist()
        found += [some[j] if scores[i, j] > least else None for i, j in enumerate(choice)]
    return found
