"""What the words of a source mention tell."""

import pytest

from server.analysis import names


@pytest.mark.parametrize(
    ("mention", "words"),
    [
        ("Andrei Volkov, a military expert", ("andrei", "volkov")),
        ("Mayor Lena Ortiz", ("lena", "ortiz")),
        ("Norrsund harbour Chief Lena Ortiz", ("lena", "ortiz")),
        ("Former Secretary of State Lena Ortiz, D-Norrsund,", ("lena", "ortiz")),
        ("BBC’s Lena Ortiz", ("lena", "ortiz")),
        ("VP @Lena_Ortiz", ("lena", "ortiz")),
        ("Norrsund-based Harbour Lines", ("harbour", "lines")),
        ("the Food and Drug Administration", ("food", "drug", "administration")),
        ("the Department of Harbours", ("department", "of", "harbours")),
        ("Ruiz’s", ("ruiz",)),
        ("Holt’s attorney Lena Ortiz", ("lena", "ortiz")),
        ("his brother, Karl Holt,", ("karl", "holt")),
        ("Peter Holt of the Harbour Board", ("peter", "holt")),
        ("Virginia Department of Harbours", ("virginia", "department", "of", "harbours")),
    ],
)
def test_a_mention_is_read_for_the_name_in_it(mention, words):
    found = names.read(mention, sentence_start=False)
    assert (found.form, found.words) == ("name", words)


@pytest.mark.parametrize(
    ("mention", "surnames"),
    [
        ("Peter Holt and Anna Ruiz", ("holt", "ruiz")),
        ("Sens. Peter Holt (D-Norrsund), Karl Moe (D-Holm) and Anna Ruiz", ("holt", "moe", "ruiz")),
        ("Peter Holt (left), 44, and Anna Ruiz", ("holt", "ruiz")),
    ],
)
def test_a_list_of_people_is_read_as_a_group(mention, surnames):
    found = names.read(mention, sentence_start=False)
    assert (found.form, found.words) == ("group", surnames)


def test_an_office_in_two_bodies_is_no_list_of_people():
    mention = "Anna Ruiz, Harbour Board chief and Coast Party leader"
    assert names.read(mention, sentence_start=False).words == ("anna", "ruiz")


@pytest.mark.parametrize(
    ("mention", "head"),
    [
        ("a spokesman for the Harbour Board", "spokesman"),
        ("two officials familiar with the case", "officials"),
        ("A Norrsund Herald editorial", "editorial"),
        ("families suing Holt", "families"),
        ("a harbour envoy visiting Norrsund", "envoy"),
        ("the former secretary of state and current nominee", "secretary"),
        ("Holt’s press office", "office"),
    ],
)
def test_a_mention_without_a_name_is_read_for_what_it_describes(mention, head):
    found = names.read(mention, sentence_start=True)
    assert (found.form, found.head) == ("description", head)


@pytest.mark.parametrize(
    ("mention", "role"),
    [
        ("economist Lena Ortiz", "economist"),
        ("Lena Ortiz, a spokeswoman for the harbour", "spokeswoman"),
        ("Lena Ortiz, Norrsund’s former chief pilot,", "pilot"),
        ("Secretary-General Lena Ortiz", "secretary-general"),
    ],
)
def test_roles_are_read_beside_a_name(mention, role):
    assert role in names.read(mention, sentence_start=False).roles


@pytest.mark.parametrize(
    ("mention", "gender"),
    [("Mrs. Holt", "f"), ("spokesman A. Holt", "m"), ("Laura Holt", "f"), ("A. Holt", "")],
)
def test_titles_roles_and_given_names_tell_men_and_women_apart(mention, gender):
    assert names.read(mention, sentence_start=False).gender == gender


@pytest.mark.parametrize("mention", ["", ",", "“", "’s", "@", "— (", "\ue000", "1"])
def test_any_string_can_be_read(mention):
    assert names.read(mention, sentence_start=True).form


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("peter", "holt"), ("holt",), True),
        (("peter", "holt"), ("maren", "holt"), False),
        (("peter", "j", "holt"), ("peter", "holt"), True),
        (("tim", "holt"), ("timothy", "holt"), True),
        (("peter", "holt", "jr"), ("peter", "holt"), False),
    ],
)
def test_two_names_can_be_one_persons(one, other, same):
    assert names.same_name(one, other) is same
