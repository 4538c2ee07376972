"""How an article is cut for the encoder: every piece once, whole sentences, bounded length."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.analysis import windows


@given(
    st.lists(st.integers(1, 400), max_size=40),
    st.integers(10, windows.OWN),
)
def test_windows_follow_each_other_without_gap_or_overlap(lengths, own):
    cuts = np.cumsum([0, *lengths])
    found = windows.windows(int(cuts[-1]), cuts[:-1], own)
    edges = [window.start for window in found] + [window.end for window in found[-1:]]
    assert edges[:1] in ([], [0])
    assert edges[-1:] in ([], [int(cuts[-1])])
    assert all(one.end == other.start for one, other in itertools.pairwise(found))
    assert all(window.end - window.start <= own for window in found)


def test_a_window_ends_where_a_sentence_begins():
    cuts = np.arange(0, 1000, 37)
    found = windows.windows(1000, cuts)
    assert all(window.end in cuts for window in found[:-1])


def test_a_sentence_longer_than_a_window_is_cut():
    found = windows.windows(1000, np.array([0]))
    assert len(found) == -(-1000 // windows.OWN)


def test_a_window_reads_some_context_before_its_own():
    found = windows.windows(1000, np.arange(0, 1000, 10))
    assert found[0].context == 0
    assert all(w.start - w.context == windows.CONTEXT for w in found[1:])


def test_nothing_to_read_needs_no_window():
    assert windows.windows(0, np.array([], int)) == []


@pytest.mark.parametrize(
    ("word", "shape"), [("the", 1), ("The", 2), ("NATO", 3), ("42", 0), ("A", 2)]
)
def test_capitals_are_kept_for_a_vocabulary_without_them(word, shape):
    assert windows.word_shape(word) == shape
