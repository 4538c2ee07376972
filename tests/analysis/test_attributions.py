"""Contents and sources belong to the cue near them, and to nobody where there is none near."""

import numpy as np

from server.analysis import sentences, windows
from server.analysis.attributions import attribute
from server.analysis.linking import SOURCE_NEAR, best
from tests.analysis.made import doc_of, tagged

HARBOUR = (
    "Maren Holt said the wall held. The ferry stopped. The mail was late. The school was closed. "
    "Two feet of water stood in the cellar, said neighbours."
)


def source_of(source: str, cue: str) -> str | None:
    """The source of a cue, of one candidate that the scores alone would take at any distance."""
    doc = doc_of(HARBOUR)
    count = len(doc)
    pieces = np.arange(count)
    stream = windows.Stream(pieces, pieces, pieces, np.arange(count + 1))
    [found] = best(
        np.ones((count, 2, 4), np.float32),
        stream,
        [tagged(doc, "cue", cue, after=len(doc) - 5 if cue == "said" else 0)],
        [tagged(doc, "source", source)],
        np.zeros(24, np.float32),
        sentences.numbers(doc),
        SOURCE_NEAR,
        least=0.0,
    )
    return doc[found.start : found.end].text if found else None


def test_a_source_in_the_same_sentence_is_the_cues():
    assert source_of("neighbours", "said") == "neighbours"


def test_a_source_many_sentences_before_is_not():
    assert source_of("Maren Holt", "said") is None


def test_what_runs_on_into_the_next_sentence_stays_with_its_speaker():
    doc = doc_of("“It held,” said Holt. “It was built to last.”")
    cue, source = tagged(doc, "cue", "said"), tagged(doc, "source", "Holt")
    doc._.reading.cues.append((cue, source))
    doc._.reading.contents.extend(
        [
            (tagged(doc, "content", "“It held,”"), cue),
            (tagged(doc, "content", "“It was built to last.”"), None),
        ]
    )
    [found] = attribute(doc)
    assert found.source == source
    assert len(found.contents) == 2


def test_a_content_without_a_cue_near_it_is_nobodys():
    doc = doc_of(HARBOUR)
    cue, source = tagged(doc, "cue", "said"), tagged(doc, "source", "Maren Holt")
    doc._.reading.cues.append((cue, source))
    doc._.reading.contents.extend(
        [
            (tagged(doc, "content", "the wall held"), cue),
            (tagged(doc, "content", "Two feet of water stood in the cellar"), None),
        ]
    )
    held, stood = attribute(doc)
    assert held.source == source
    assert (stood.source, stood.cue) == (None, None)


DEBATE = (
    "Holt and Lund argued about the ferry.\n\n"
    "HOLT: It stops in May. The company wrote that it has no crew.\n\n"
    "LUND: Nobody told us.\n\nHOLT: You have the letter.\n\nLUND: I have no letter.\n\n"
    "The company sent it in March."
)


def said_in(text, *spoken, labels=""):
    """Each source with what it says; ``spoken`` are the source, cue and contents of the tags."""
    doc = doc_of(text, labels)
    for source, cue, *contents in spoken:
        cue = tagged(doc, "cue", cue)
        doc._.reading.cues.append((cue, tagged(doc, "source", source)))
        doc._.reading.contents.extend((tagged(doc, "content", part), cue) for part in contents)

    def words(part):
        return doc[part.start : part.end].text

    return [(words(one.source), [words(part) for part in one.contents]) for one in attribute(doc)]


def test_each_turn_of_a_conversation_is_by_its_speaker():
    argued = ("Holt and Lund", "argued about", "the ferry", "Nobody told us.", "I have no letter.")
    assert said_in(DEBATE, argued) == [
        ("Holt and Lund", ["the ferry"]),
        ("HOLT", ["It stops in May. The company wrote that it has no crew."]),
        ("LUND", ["Nobody told us."]),
        ("HOLT", ["You have the letter."]),
        ("LUND", ["I have no letter."]),
    ]


def test_whoever_is_cited_in_a_turn_stays_cited_and_for_that_turn_alone():
    wrote = ("The company", "wrote", "that it has no crew", "Nobody told us.")
    assert ("The company", ["that it has no crew"]) in said_in(DEBATE, wrote)


def test_a_turn_goes_on_with_each_paragraph_that_opens_the_quotation_anew():
    text = DEBATE.replace("\n\nHOLT", '\n\n"HOLT').replace("\n\nLUND", '\n\n"LUND')
    said = said_in(text.replace("\n\nThe company sent", '\n\n"I want one.\n\nThe company sent'))
    assert said[-1] == ("LUND", ["I have no letter.", '"I want one.'])
    assert [speaker for speaker, _ in said] == ["HOLT", "LUND", "HOLT", "LUND"]


def test_names_that_return_before_colons_are_no_conversation_where_nothing_is_said():
    results = "Holt: 1,204 votes\n\nLund: 820 votes\n\nHolt: 60 per cent\n\nLund: 40 per cent"
    assert said_in(results, labels="uuuu") == []


def test_names_before_colons_are_no_conversation_where_no_two_return():
    counted = "Holt: 1,204 votes\n\nLund: 820 votes\n\nHolt: 60 per cent\n\nMoe: 2 per cent"
    assert said_in(counted) == []
