"""Each dependent finds its head near by, in a text of any length."""

from functools import cache

import numpy as np

from server.analysis.linking import REACH, best
from server.analysis.tagging import Tagged
from server.analysis.windows import Stream

PIECES = 20_000
SPANS = 500


EVERYWHERE = (-PIECES, PIECES)


@cache
def made() -> tuple[Stream, np.ndarray, list[Tagged], list[Tagged]]:
    """A stream of one piece a token, projections, and spans all over it."""
    chance = np.random.default_rng(1)
    every = np.arange(PIECES)
    stream = Stream(every, every, every, np.arange(PIECES + 1))
    links = chance.normal(size=(PIECES, 2, 8)).astype(np.float16)
    starts = np.sort(chance.choice(PIECES - 4, 2 * SPANS, replace=False)).tolist()
    spans = [Tagged("cue", start, start + 1 + start % 3) for start in starts]
    return stream, links, spans[::2], spans[1::2]


def found(
    dependents: list[Tagged], heads: list[Tagged], near: tuple[int, int], least: float
) -> list[Tagged | None]:
    """The heads of spans, in sentences of ten tokens and with no preference for a distance."""
    stream, links, _, _ = made()
    numbers, preference = np.arange(PIECES) // 10, np.zeros(16, np.float32)
    return best(links, stream, dependents, heads, preference, numbers, near, least)


def test_many_at_once_find_what_each_finds_alone() -> None:
    _, _, dependents, heads = made()
    together = found(dependents, heads, (-5, 5), 1.0)
    assert together == [found([each], heads, (-5, 5), 1.0)[0] for each in dependents]
    assert 0 < together.count(None) < SPANS


def test_nothing_is_linked_out_of_reach() -> None:
    _, _, (dependent, *_), _ = made()
    far = [Tagged("cue", dependent.start + REACH + 1, dependent.start + REACH + 2)]
    assert found([dependent], far, EVERYWHERE, -np.inf) == [None]
    near = [Tagged("cue", far[0].start - 1, far[0].end - 1)]
    assert found([dependent], near, EVERYWHERE, -np.inf) == near
    assert found([dependent], near, (-5, 5), -np.inf) == [None]
