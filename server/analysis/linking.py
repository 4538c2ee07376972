"""Which cue a content belongs to, and which source a cue has.

A dependent's projection is compared with each candidate head's, plus a learned preference for
how far apart they stand (after Dozat & Manning 2017, with spans in place of words).
"""

import numpy as np

from server.analysis.tagging import Tagged
from server.analysis.windows import Stream

REACH = 300


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


def best(
    links: np.ndarray,
    stream: Stream,
    dependents: list[Tagged],
    heads: list[Tagged],
    distance: np.ndarray,
    least: float,
) -> list[Tagged | None]:
    """The head of each dependent, None where none within reach scores above ``least``.

    ``links`` (P, 2, size) are the dependents' and the heads' projections of all pieces, and
    ``distance`` the preference for each :func:`bucket`.
    """
    if not dependents or not heads:
        return [None] * len(dependents)
    scores = _scores(links, stream, dependents, heads, distance)
    choice = scores.argmax(1).tolist()
    return [heads[j] if scores[i, j] > least else None for i, j in enumerate(choice)]
