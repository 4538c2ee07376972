"""Blocks and sentences as the pipeline finds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from server.analysis.pipeline import load


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def found(nlp: Language, text: str, group: str) -> list[str]:
    doc = nlp(text)
    return [span.text for span in doc.spans[group]]


def test_blank_lines_part_blocks_and_single_line_breaks_do_not(nlp: Language) -> None:
    text = "\n\nHeadline\n\nFirst line\nsecond line\n \t\nLast block\r\n\r\nAfter it\n\n"
    assert found(nlp, text, "blocks") == [
        "Headline",
        "First line\nsecond line",
        "Last block",
        "After it",
    ]


def test_a_sentence_never_crosses_a_block(nlp: Language) -> None:
    text = "“The harbour\n\nis closed,” he said\n\nat noon."
    assert found(nlp, text, "sentences") == ["“The harbour", "is closed,” he said", "at noon."]


SENTENCES = [
    ["The U.S. Army said so on Monday.", "It gave no reason."],
    ["He flew to the U.S. on Monday, at 5 a.m. local time.", "Nobody met him."],
    ["The train left at 9 p.m.", "No one was hurt."],
    ["“We are ready,” said J. P. Morrow.", "The hall cheered."],
    ["“It is over.”", "The crowd went home."],
    ["“We came. We saw. We left.”", "That was the whole statement."],
    ["He said it was over.", '"Nobody told us."'],
    ["She was glad.", "“So am I,” he said."],
    ["It was quiet...", "Too quiet, some thought."],
    ["He waited … and waited.", "Then he left."],
    ["Ms. Lee met Mr. Hale and Messrs. Bell and Cole.", "They signed."],
    ["Harbour closed until Thursday, council says"],
    ["Sales rose 3.5 percent to $1.2 billion.", "Profit fell."],
    ["(The council did not answer.)", "The mayor did."],
    ["He lost.", "(She won.)", "They met again."],
    ["1. Boil the water.", "2. Add salt."],
    ["• Bring water.", "• Bring a torch."],
    ["“Never again!” wrote a reader.", "Others agreed."],
    ["“It was the best of nights.” — Ann Lee, teacher"],
    ["Formed by six ex-U.S. ambassadors in Concord, N.H., it grew.", "It is gone."],
    ["The vote was close.", "iPhone sales were not."],
]


@pytest.mark.parametrize("sentences", SENTENCES, ids=lambda sentences: sentences[0][:30])
def test_sentences_end_where_a_reader_would_end_them(nlp: Language, sentences: list[str]) -> None:
    assert found(nlp, " ".join(sentences), "sentences") == sentences


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u3000"])
def test_a_space_of_any_kind_can_stand_before_a_period(nlp: Language, space: str) -> None:
    text = f"She met J{space}. Holt on Monday{space}. They spoke."
    assert found(nlp, text, "sentences")[-1] == "They spoke."


@given(
    st.text(st.characters(exclude_categories=["Cs"])) | st.text("AbéI.!?“” \u00a0\u2009\u3000\n1’")
)
def test_every_visible_character_is_in_just_one_sentence(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    covered = "".join(span.text for span in doc.spans["sentences"])
    assert "".join(covered.split()) == "".join(text.split())
    for group in ("blocks", "sentences"):
        for span in doc.spans[group]:
            assert span.text == span.text.strip()
