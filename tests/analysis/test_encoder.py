"""What the trained model makes of plain news prose."""

import pytest

from server.analysis.pipeline import Analyzer

STORM = (
    "Ferry to stay in port, council says\n\n"
    "The ferry will not sail before Thursday, the council said on Monday. "
    "Two landing stages were damaged in the night.\n\n"
    "“We will bring food by helicopter,” said Maren Holt, who leads the council. "
    "“Nobody will go hungry.”\n\n"
    "The damage is a shameful reminder of how little the town cares. Who will pay for it?"
)


@pytest.fixture(scope="module")
def analysis():
    return Analyzer().analyze(STORM)


def labelled(analysis, words):
    """The sentence that holds some words."""
    at = STORM.index(words)
    return next(s for s in analysis.sentences if s.start <= at < s.end)


def test_said_by_somebody_is_attributed_and_told_as_fact_is_not(analysis):
    assert labelled(analysis, "will not sail").label == "attributed"
    assert labelled(analysis, "Two landing").label == "unattributed"


def test_a_judgement_is_editorial_and_shows_its_words(analysis):
    sentence = labelled(analysis, "shameful")
    assert sentence.label == "editorial"
    assert "shameful" in " ".join(STORM[s.start : s.end] for s in sentence.signals)


def test_an_attribution_has_its_source_cue_and_content(analysis):
    found = analysis.attributions[labelled(analysis, "helicopter").attributions[0]]
    source, cue = (STORM[part.start : part.end] for part in (found.source, found.cue))
    assert source.startswith("Maren Holt")
    assert cue == "said"
    assert STORM[found.content[0].start : found.content[0].end].startswith("“We will bring")


def test_a_quotation_that_runs_on_names_the_attribution_before_it(analysis):
    first, second = (labelled(analysis, words) for words in ("helicopter", "Nobody will"))
    assert second.label == "attributed"
    assert second.attributions[:1] == first.attributions[:1]


def test_every_source_has_a_word(analysis):
    assert all(any(c.isalpha() for c in STORM[s.name.start : s.name.end]) for s in analysis.sources)
