"""The measures of agreement give what their inventors calculated by hand."""

import pytest

# Cohen (1960), table 2: 200 diagnoses by two judges.
COHEN = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]


def codes(line):
    """One coder's values; a dot stands for none."""
    return [None if each == "." else each for each in line.split()]


def units(*coders):
    return [list(unit) for unit in zip(*map(codes, coders), strict=True)]


# Krippendorff (2011), section A: ten units, two observers, two values.
TWO_VALUES = units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
# Section B: twelve units, two observers, five values.
FIVE_VALUES = units("a a b b d c c c e d d a", "b a b b b c c c e d d d")
# Section C: twelve units, four observers, values missing.
MISSING_VALUES = units(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


@pytest.fixture
def kappa(module):
    return lambda table: module("agreement", "it.cohensKappa(given[0])", table)


@pytest.fixture
def alpha(module):
    return lambda unit: module("agreement", "it.krippendorffsAlpha(given[0])", unit)


def test_kappa_of_cohens_own_example(kappa):
    assert kappa(COHEN) == pytest.approx((140 - 82) / (200 - 82))


def test_kappa_is_one_for_full_agreement_and_zero_for_chance(kappa):
    assert kappa([[4, 0, 0], [0, 2, 0], [0, 0, 1]]) == 1
    assert kappa([[1, 1, 0], [1, 1, 0], [0, 0, 0]]) == 0


def test_kappa_is_below_zero_where_two_readers_contradict_each_other(kappa):
    assert kappa([[0, 3, 0], [3, 0, 0], [0, 0, 0]]) == -1


def test_kappa_is_undefined_where_chance_leaves_no_room(kappa):
    assert kappa([[7, 0, 0], [0, 0, 0], [0, 0, 0]]) is None
    assert kappa([[0, 0, 0], [0, 0, 0], [0, 0, 0]]) is None


@pytest.mark.parametrize(
    ("example", "published"),
    [(TWO_VALUES, 0.095), (FIVE_VALUES, 0.692), (MISSING_VALUES, 0.743)],
)
def test_alpha_of_krippendorffs_own_examples(alpha, example, published):
    assert alpha(example) == pytest.approx(published, abs=0.0005)


def test_alpha_takes_no_account_of_a_sentence_that_only_one_reader_labelled(alpha):
    alone = ["rare", None, None, None]
    assert alpha([*MISSING_VALUES, alone]) == alpha(MISSING_VALUES)


def test_alpha_is_undefined_where_nothing_can_be_compared_or_all_is_one_label(alpha):
    assert alpha([]) is None
    assert alpha([["a", None], [None, "b"]]) is None
    assert alpha([["a", "a"], ["a", "a"]]) is None


def test_sentences_that_one_of_two_left_out_are_not_compared(module):
    pairs = [["a", "a"], ["a", "b"], ["b", None], [None, "a"], ["b", "b"]]
    table = module("agreement", "it.crossTable(given[0], ['a', 'b'])", pairs)
    assert table == [[1, 1], [0, 1]]
    assert module("agreement", "it.agreed(given[0])", table) == {"alike": 2, "of": 3}


@pytest.mark.parametrize(
    ("labels", "share"),
    [
        (["a", "a", "a"], 1),
        (["a", "a", "b"], 1 / 3),
        (["a", "a", "b", None], 1 / 3),
        (["a", "b", "c"], 0),
        (["a", None], None),
    ],
)
def test_agreement_on_a_sentence_is_the_share_of_pairs_that_chose_alike(module, labels, share):
    found = module("agreement", "it.agreementOn(given[0])", labels)
    assert found == (share if share is None else pytest.approx(share))
