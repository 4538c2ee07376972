"""Every attributed sentence shows who vouches for it."""

from server.analysis.attributed import Attributed
from server.analysis.backing import back, label, scores
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


def tagged_as(doc, *spoken):
    """Attributions, each by its source, cue and content."""
    names = ("source", "cue", "content")
    parts = [[tagged(doc, *part) for part in zip(names, words, strict=True)] for words in spoken]
    return [Attributed(source, cue, [content]) for source, cue, content in parts]


def said_by(text, labels, *spoken):
    """Who backs each sentence; ``spoken`` are the source, cue and content of what is tagged."""
    doc = doc_of(text, labels=labels)
    found = tagged_as(doc, *spoken)
    given = back(doc, doc_labels(doc), found)
    sources = [[found[number].source for number in row] for row in given]
    return [[doc[s.start : s.end].text if s else None for s in row] for row in sources]


def doc_labels(doc):
    """The labels that a doc was made with."""
    return [label(scores(row)) for row in doc._.reading.labels]


def test_a_quotation_of_several_paragraphs_keeps_its_speaker():
    text = (
        "“The wall held,” said Maren Holt.\n\n“It was built to last. We were lucky.\n\n"
        "“Nobody was hurt.”\n\nThe ferry stopped on Monday."
    )
    said = ("Maren Holt", "said", "“The wall held,”")
    assert said_by(text, "aaaau", said) == [["Maren Holt"]] * 4 + [[]]


def test_a_caption_between_two_paragraphs_does_not_end_a_quotation():
    text = "“The wall held,” said Maren Holt.\n\nPhoto: Coast News\n\n“We were lucky.”"
    said = ("Maren Holt", "said", "“The wall held,”")
    assert said_by(text, "ana", said) == [["Maren Holt"], [], ["Maren Holt"]]


def test_whoever_is_quoted_inside_a_quotation_does_not_vouch_for_it():
    text = "“We are late,” said Maren Holt. “The board said the wall would hold.”"
    outer = ("Maren Holt", "said", "“We are late,”")
    inner = ("The board", "said the", "wall would hold")
    assert said_by(text, "aa", outer, inner) == [["Maren Holt"], ["Maren Holt"]]


def test_an_orphan_quotation_has_nobody():
    text = "The ferry stopped on Monday.\n\n“The wall held.”"
    assert said_by(text, "ua") == [[], [None]]


def test_an_answer_is_by_who_is_interviewed():
    text = (
        "“We came late,” says Maren Holt.\n\nWhy did the ferry stop?\n\n"
        "It was the wall. Nobody saw it in time."
    )
    said = ("Maren Holt", "says", "“We came late,”")
    assert said_by(text, "auaa", said) == [["Maren Holt"], [], ["Maren Holt"], ["Maren Holt"]]


def test_a_turn_in_a_conversation_is_by_the_name_before_it():
    text = (
        "Coast News: Why did the ferry stop?\n\nMaren Holt: It was the wall. It broke.\n\n"
        "Peter Lund: I saw it."
    )
    assert said_by(text, "uaaa") == [[], ["Maren Holt"], ["Maren Holt"], ["Peter Lund"]]


def test_a_turn_of_a_conversation_that_is_quoted_as_a_whole_has_its_attribution():
    doc = doc_of('Holt says it stops.\n\n"LUND: Nobody told us.\n\n"We have no boat."')
    spoken = [("Holt", "says", "it stops"), ("LUND", ":", "Nobody told us.")]
    assert back(doc, doc_labels(doc), tagged_as(doc, *spoken)) == [[0], [1], [1]]


def test_a_block_behind_an_outlet_that_reports_is_the_outlets():
    text = "Coast News reported last week:\n\nThe wall broke at noon. The ferry stopped."
    assert said_by(text, "aaa") == [["Coast News"]] * 3


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


def test_a_quotation_is_by_who_signs_it_below():
    text = (
        "“The wall held. We were lucky.”\n\nMaren Holt, Coast News\n\n"
        "“It leaked all night.”\n\nPeter Lund and Ana Ruiz, the Harbour Herald"
    )
    holt, others = "Maren Holt", "Peter Lund and Ana Ruiz"
    assert said_by(text, "anan") == [[holt], [], [others], []]


def test_what_is_tagged_without_a_speaker_is_by_who_signs_it():
    doc = doc_of("“The wall held.”\n\nMaren Holt, Coast News", labels="an")
    found = [Attributed(None, None, [tagged(doc, "content", "The wall held.")])]
    assert back(doc, ["attributed", None], found) == [[0], []]
    assert len(found) == 1
    assert doc[found[0].source.start : found[0].source.end].text == "Maren Holt"


def test_who_is_named_in_the_sentence_says_it_whoever_signs_the_page():
    text = "“The wall held,” Ana Ruiz said.\n\nMaren Holt, Coast News"
    spoken = ("Ana Ruiz", "said", "“The wall held,”")
    assert said_by(text, "an", spoken) == [["Ana Ruiz"], []]


def test_a_line_below_that_is_prose_signs_nothing():
    assert said_by("“The wall held.”\n\nMaren Holt, Coast News", "au") == [[None], []]
