"""What counts as quoted, in every style of marks that an English page may use."""

import pytest

from server.analysis.pipeline import segmentation


@pytest.fixture(scope="module")
def quoted():
    nlp = segmentation()

    def of(text):
        doc = nlp(text)
        return [span.text for span in doc.spans["quotations"]]

    return of


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("The mayor said “the bridge is safe” on Monday.", "“the bridge is safe”"),
        ('The mayor said "the bridge is safe" on Monday.', '"the bridge is safe"'),
        ("The mayor said ‘the bridge is safe’ on Monday.", "‘the bridge is safe’"),
        ("The mayor said 'the bridge is safe' on Monday.", "'the bridge is safe'"),
        ("The mayor said «the bridge is safe» on Monday.", "«the bridge is safe»"),
        ("The mayor said „the bridge is safe“ on Monday.", "„the bridge is safe“"),
    ],
)
def test_each_style_of_marks_holds_a_quotation(quoted, text, quotation):
    assert quoted(text) == [quotation]


def test_an_apostrophe_is_no_closing_mark(quoted):
    assert quoted("‘We don’t know,’ he said.") == ["‘We don’t know,’"]


def test_apostrophes_alone_quote_nothing(quoted):
    assert quoted("It’s the voters’ choice, and the 1990s' last.") == []


def test_a_quotation_inside_another_belongs_to_the_outer_one(quoted):
    text = "“She told me ‘never’ and left,” Ruiz said."
    assert quoted(text) == ["“She told me ‘never’ and left,”"]


def test_a_speech_of_two_paragraphs_is_quoted_in_both(quoted):
    text = "“We came late.\n\n“We left early,” Ruiz said."
    assert quoted(text) == ["“We came late.", "“We left early,”"]


def test_a_stray_mark_quotes_nothing(quoted):
    assert quoted("“The council met on Monday. It gave no reason.") == []


def test_an_inch_mark_quotes_nothing(quoted):
    assert quoted('The pipe is 5" wide and a 6" one is on order.') == []


def test_no_quotation_crosses_a_block(quoted):
    assert quoted("The 5 o’clock “news.\n\nThe end” of it.") == []


@pytest.mark.parametrize("text", ["", "  ", "\n\n"])
def test_nothing_is_quoted_where_there_is_nothing(quoted, text):
    assert quoted(text) == []
