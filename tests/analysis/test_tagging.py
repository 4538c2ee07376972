"""From scores of tags to spans: the best sequence, and spans that end where they must."""

import itertools

import numpy as np

from server.analysis import tagging
from server.analysis.schema import TAGS
from server.analysis.windows import NO_TOKEN, Stream


def stream_of(tokens: list[int]) -> Stream:
    pieces = np.array(tokens)
    count = max(tokens) + 1
    first = np.array([tokens.index(i) for i in range(count)] + [len(tokens)])
    return Stream(np.zeros_like(pieces), np.zeros_like(pieces), pieces, first)


def tags(*names: str) -> np.ndarray:
    return np.array([TAGS.index(name) for name in names])


def test_viterbi_finds_what_trying_all_sequences_finds():
    random = np.random.default_rng(7)
    scores = random.normal(size=(1, 5, 3)).astype(np.float32)
    transitions, start = random.normal(size=(3, 3)), random.normal(size=3)

    def total(path):
        steps = sum(transitions[a, b] for a, b in itertools.pairwise(path))
        return start[path[0]] + steps + sum(scores[0, t, k] for t, k in enumerate(path))

    best = max(itertools.product(range(3), repeat=5), key=total)
    found = tagging.viterbi(scores, np.array([5]), transitions, start)
    assert tuple(found[0]) == best


def test_what_stands_behind_a_sequence_does_not_change_it():
    random = np.random.default_rng(8)
    scores = random.normal(size=(1, 9, 3)).astype(np.float32)
    transitions, start = random.normal(size=(3, 3)), random.normal(size=3)
    alone = tagging.viterbi(scores[:, :6], np.array([6]), transitions, start)
    padded = tagging.viterbi(scores, np.array([6]), transitions, start)
    assert (alone[0] == padded[0, :6]).all()


def test_a_new_beginning_ends_the_span_before_it():
    found = tagging.spans(stream_of([0, 1, 2]), tags("B-content", "I-content", "B-content"))
    assert found == [("content", 0, 2), ("content", 2, 3)]


def test_a_block_ends_a_span():
    found = tagging.spans(stream_of([0, NO_TOKEN, 1]), tags("B-content", "I-content", "I-content"))
    assert found == [("content", 0, 1), ("content", 1, 2)]


def test_a_span_may_begin_with_an_inside_tag():
    assert tagging.spans(stream_of([0, 1]), tags("O", "I-cue")) == [("cue", 1, 2)]
