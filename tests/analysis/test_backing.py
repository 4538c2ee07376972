"""Every attributed sentence shows who vouches for it."""

from server.analysis.attributed import Attributed
from server.analysis.backing import back, scores
from tests.analysis.made import doc_of, tagged

HARBOUR = (
    "“The wall held,” said Maren Holt. “It was built to last. We were lucky.”\n\n"
    "The ferry stopped on Monday."
)


def test_scores_leave_out_what_is_no_prose():
    doc = doc_of("The wall held.\n\nRead more", labels="un")
    prose, furniture = (scores(row) for row in doc._.reading.labels)
    assert furniture is None
    assert abs(sum(prose.values()) - 1) < 1e-6


def test_the_attribution_that_covers_most_of_a_sentence_comes_first():
    doc = doc_of("Holt said the wall held and Weller denied that it leaked at all on Monday.")
    first = Attributed(None, tagged(doc, "cue", "said"), [tagged(doc, "content", "the wall held")])
    second = Attributed(
        None,
        tagged(doc, "cue", "denied"),
        [tagged(doc, "content", "that it leaked at all on Monday")],
    )
    assert back(doc, ["attributed"], [first, second]) == [[1, 0]]


def test_a_quotation_that_runs_on_keeps_its_speaker():
    doc = doc_of(HARBOUR)
    said = Attributed(
        tagged(doc, "source", "Maren Holt"),
        tagged(doc, "cue", "said"),
        [tagged(doc, "content", "“The wall held,”")],
    )
    found = [said]
    labels = ["attributed"] * (len(doc.spans["sentences"]) - 1) + ["unattributed"]
    backing = back(doc, labels, found)
    assert backing == [[0]] * (len(labels) - 1) + [[]]
    assert doc[said.contents[-1].start : said.contents[-1].end].text.endswith("We were lucky.”")


def test_a_sentence_that_introduces_a_quotation_has_its_attribution():
    doc = doc_of("Holt added:\n\n“The wall held.”")
    added = Attributed(
        tagged(doc, "source", "Holt"),
        tagged(doc, "cue", "added:"),
        [tagged(doc, "content", "“The wall held.”")],
    )
    assert back(doc, ["attributed", "attributed"], [added]) == [[0], [0]]


def test_an_attributed_sentence_without_any_tag_gets_an_attribution_to_nobody():
    doc = doc_of("“The wall held.”")
    found = []
    assert back(doc, ["attributed"], found) == [[0]]
    assert (found[0].source, found[0].cue) == (None, None)


def test_only_attributed_sentences_are_backed():
    doc = doc_of("Holt plans to rebuild the wall.")
    plans = Attributed(
        tagged(doc, "source", "Holt"),
        tagged(doc, "cue", "plans"),
        [tagged(doc, "content", "to rebuild the wall")],
    )
    assert back(doc, ["unattributed"], [plans]) == [[]]
