"""The words shown as evidence: unquoted, short, and always there for an editorial sentence."""

import pytest

from server.analysis.attributed import Attributed
from server.analysis.backing import label, scores
from server.analysis.signals import create_signals
from tests.analysis.made import NLP, doc_of, tagged


def signals_of(text, labels, marked=None):
    doc = doc_of(text, labels, marked=marked)
    doc._.labels = [label(scores(row)) for row in doc._.reading.labels]
    create_signals(NLP, "signals", least=0.5)(doc)
    return [[(text[s.start : s.end], s.kind) for s in row] for row in doc._.signals]


def test_the_models_words_become_a_signal():
    found = signals_of("The plan is a disgrace for the town.", "e", {"a disgrace": "loaded"})
    assert found == [[("a disgrace", "loaded")]]


def test_a_word_that_tells_nothing_by_itself_is_no_signal():
    assert signals_of("The plan of the town failed.", "u", {"of": "loaded"}) == [[]]


@pytest.mark.parametrize("marked", [["t stay"], ["can", "t stay"]])
def test_a_contraction_is_marked_whole(marked):
    found = signals_of("The town can’t stay.", "e", dict.fromkeys(marked, "loaded"))
    assert found == [[("can’t stay", "loaded")]]


def test_an_editorial_sentence_of_plain_words_is_a_signal_whole():
    assert [words for words, _ in signals_of("It is what it is.", "e")[0]] == ["It is what it is"]


def test_nothing_inside_quotation_marks_is_a_signal():
    text = "“The plan is a disgrace,” Holt said."
    assert signals_of(text, "a", {"a disgrace": "loaded"}) == [[]]


def test_what_somebody_says_behind_a_colon_is_no_signal():
    doc = doc_of("HOLT: The plan is a disgrace.", "a", marked={"a disgrace": "loaded"})
    cue, content = tagged(doc, "cue", ":"), tagged(doc, "content", "The plan is a disgrace.")
    doc._.found = [Attributed(tagged(doc, "source", "HOLT"), cue, [content])]
    doc._.labels = ["attributed"]
    create_signals(NLP, "signals", least=0.5)(doc)
    assert doc._.signals == [[]]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The captain allegedly slept.", "allegedly"),
        ("The ship is believed to be Norwegian.", "is believed"),
        ("The ferry was widely expected to return.", "was widely expected"),
        ("There are reports that the wall broke.", "There are reports"),
    ],
)
def test_a_hedge_with_nobody_behind_it_is_found(text, hedge):
    assert signals_of(text, "u") == [[(hedge, "hedge")]]


def test_an_editorial_question_is_a_signal_whole():
    assert signals_of("Who will pay for it?", "e") == [[("Who will pay for it?", "question")]]


def test_an_editorial_sentence_shows_its_strongest_words_even_when_they_are_weak():
    doc = doc_of("The harbour deserves better.", "e")
    row = doc._.reading.signals[1]
    row[:] = 0.02
    row[0], row[2] = 0.7, 0.2
    doc._.labels = [label(scores(row)) for row in doc._.reading.labels]
    create_signals(NLP, "signals", least=0.5)(doc)
    (signal,) = doc._.signals[0]
    assert (doc.text[signal.start : signal.end], signal.kind) == ("harbour", "loaded")


def test_what_is_no_prose_has_no_signals():
    assert signals_of("Could it be? Read more", "nn") == [[], []]
