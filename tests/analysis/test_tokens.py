"""Text to words and marks, and which of them stand at given characters."""

import pytest

from server.analysis.tokens import covering
from tests.analysis.made import doc_of

TEXT = "The wall  broke.\n\n“We came late,” Maren O’Neill said."


def test_no_character_is_lost():
    assert doc_of(TEXT).text == TEXT


@pytest.mark.parametrize(
    ("characters", "tokens"),
    [
        ("wall", "wall"),
        ("al", "wall"),
        ("wall  b", "wall  broke"),
        ("late,”", "late,”"),
        ("aren O’N", "Maren O’Neill"),
        ("said.", "said."),
    ],
)
def test_a_token_is_covered_that_is_touched(characters, tokens):
    start = TEXT.index(characters)
    assert covering(doc_of(TEXT)[:], start, start + len(characters)).text == tokens


def test_characters_count_from_the_beginning_of_the_span():
    doc = doc_of(TEXT)
    second = doc.spans["sentences"][1]
    assert covering(second, 1, 3).text == "We"
