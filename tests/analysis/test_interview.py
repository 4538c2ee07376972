"""Questions and answers that a page sets as such are labelled as such."""

import pytest

from server.analysis.backing import label, scores
from server.analysis.interview import weighed
from tests.analysis.made import doc_of

INTERVIEW = (
    "We spoke with the pilot.\n\n"
    "Q: When will the ferry sail?\n\nA: Not before May. That is a disgrace.\n\n"
    "Nobody has told the island.\n\n"
    "Q: Is it in danger?\n\nA: Of course it is.\n\nThe ferry company did not answer."
)


def labels_of(text, labels):
    """The labels of a text's sentences, which the model has read as ``labels``."""
    doc = doc_of(text, labels)
    return [label(scores(row)) for row in weighed(doc, doc._.reading.labels)]


def test_an_answer_is_attributed_whatever_it_sounds_like():
    found = labels_of(INTERVIEW, "uuneunnu")
    assert found[2:4] == ["attributed", "attributed"]
    assert found[6] == "attributed"


def test_an_answer_goes_on_to_the_next_question_and_the_last_for_its_own_paragraph():
    found = labels_of(INTERVIEW, "uuuuuuuu")
    assert found[4] == "attributed"
    assert found[7] == "unattributed"


@pytest.mark.parametrize(
    ("read", "meant"), [("a", "unattributed"), ("n", "unattributed"), ("e", "editorial")]
)
def test_a_question_is_the_outlets_own_and_may_be_pointed(read, meant):
    assert labels_of(INTERVIEW, f"u{read}aaaaau")[1] == meant


def test_what_stands_before_the_first_question_keeps_its_label():
    assert labels_of(INTERVIEW, "euuuuuuu")[0] == "editorial"


def test_one_question_makes_no_interview():
    text = "Q: When will the ferry sail?\n\nA: Not before May."
    assert labels_of(text, "uu") == ["unattributed", "unattributed"]


def test_the_scores_stay_shares_of_one():
    doc = doc_of(INTERVIEW, "uauuuaua")
    assert weighed(doc, doc._.reading.labels).sum(1) == pytest.approx(1)
