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
