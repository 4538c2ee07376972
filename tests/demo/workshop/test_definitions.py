"""The definition that decides a disputed sentence fits the two labels and the sentence."""

import itertools

import pytest

LABELS = ["attributed", "unattributed", "editorial"]
ASKED = {
    ("attributed", "unattributed"): "Who vouches for the main point?",
    ("attributed", "editorial"): "Whose judgement is it?",
    ("unattributed", "editorial"): "Take the judgement out.",
}


def sentence(label, attributions=(), signals=()):
    return {
        "start": 50,
        "end": 90,
        "label": label,
        "attributions": list(attributions),
        "signals": [{"start": 51, "end": 60, "kind": kind} for kind in signals],
    }


@pytest.fixture
def definition(module):
    """What is said of a sentence that a reader labelled otherwise; ``cue`` is its attribution's."""

    def definition(its, own, cue=None):
        analysis = {"attributions": [{"id": 0, "cue": cue}]}
        return module("definitions", "it.definitionFor(...given)", analysis, its, own)

    return definition


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations(LABELS, 2)))
def test_each_two_labels_have_a_question_that_decides(definition, one, other):
    asked = ASKED.get((one, other)) or ASKED[(other, one)]
    cue = {"start": 60, "end": 64}
    its = sentence(one, attributions=[0] if one == "attributed" else [])
    assert definition(its, other, cue).startswith(asked)


@pytest.mark.parametrize("cue", [None, {"start": 10, "end": 14}, {"start": 95, "end": 99}])
def test_where_the_cue_stands_elsewhere_a_quotation_runs_on(definition, cue):
    its = sentence("attributed", attributions=[0])
    assert "may run on" in definition(its, "unattributed", cue)


def test_a_hedge_is_no_source(definition):
    its = sentence("unattributed", signals=["hedge"])
    assert "“Allegedly”" in definition(its, "attributed")
    assert definition(its, "editorial").startswith("Take the judgement out.")


def test_a_rhetorical_question_has_a_rule_of_its_own(definition):
    its = sentence("editorial", signals=["question"])
    assert "A question put to the reader" in definition(its, "unattributed")
