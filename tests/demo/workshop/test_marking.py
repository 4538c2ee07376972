"""Marks, one sentence after the other, and the way back."""

import pytest


@pytest.fixture
def after(module):
    """Where the marking of three sentences stands after some steps."""

    def after(*steps):
        return module(
            "marking",
            "(() => { const m = it.createMarking(it.unmarked(3));"
            " for (const [name, ...more] of given) m[name](...more);"
            " return [m.index(), m.labels(), m.left()]; })()",
            *steps,
        )

    return after


def test_a_mark_leads_to_the_next_sentence(after):
    assert after(["mark", "editorial"]) == [1, ["editorial", None, None], 2]


def test_after_the_last_sentence_it_stays_there(after):
    assert after(["goTo", 2], ["mark", "editorial"]) == [2, [None, None, "editorial"], 2]


def test_a_sentence_can_be_marked_again(after):
    steps = ["mark", "editorial"], ["goTo", 0], ["mark", "attributed"]
    assert after(*steps) == [1, ["attributed", None, None], 2]


def test_undo_brings_back_what_was_there_and_goes_there(after):
    steps = ["mark", "editorial"], ["goTo", 0], ["mark", "attributed"], ["goTo", 2], ["undo"]
    assert after(*steps) == [0, ["editorial", None, None], 2]
    assert after(*steps, ["undo"]) == [0, [None, None, None], 3]
    assert after(["undo"]) == [0, [None, None, None], 3]


def test_there_is_nothing_before_the_first_and_after_the_last(after):
    assert after(["goTo", -1])[0] == 0
    assert after(["goTo", 3])[0] == 2


def test_what_was_kept_goes_on_where_it_stood(module):
    assert module(
        "marking",
        "(() => { const one = it.createMarking(it.unmarked(2)); one.mark('editorial');"
        " const two = it.createMarking(JSON.parse(JSON.stringify(one.progress())));"
        " two.undo(); return [one.labels(), two.labels()]; })()",
    ) == [["editorial", None], [None, None]]
