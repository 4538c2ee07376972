"""What a mention's own words give away of its kind."""

import pytest

from server.analysis.kinds import kind_of


@pytest.mark.parametrize(
    ("mention", "kind"),
    [
        ("officials", "unnamed"),
        ("several residents of the island", "unnamed"),
        ("a senior aide", "unnamed"),
        ("Researchers from Norrvik University", "unnamed"),
        ("a lawyer for the family", "unnamed"),
        ("the official", "unnamed"),
        ("one of the sailors", "unnamed"),
        ("a group of pilots", "unnamed"),
        ("some Republicans", "unnamed"),
        ("environmental groups", "unnamed"),
        ("Norrvik forces", "unnamed"),
        ("law enforcement sources", "unnamed"),
        ("a spokesman for the harbour board", "organization"),
        ("a ministry spokeswoman", "organization"),
        ("the Norrvik police", "organization"),
        ("The Harbour Safety Board", "organization"),
        ("harbour authorities", "organization"),
        ("Republicans", "organization"),
        ("security forces", "organization"),
        ("Denmark", "organization"),
        ("the FBI", "organization"),
        ("the NHQ", "organization"),
        ("the study", "document"),
        ("a report by the coast guard", "document"),
        ("some recent studies", "document"),
        ("one of her letters", "document"),
        ("a Reuters poll", "document"),
        ("Reuters", "media"),
        ("the Norrvik Herald", "media"),
        ("the newspaper", "media"),
        ("the Post", "media"),
        ("WRVK", "media"),
        ("local media reports", "media"),
        ("a Reuters investigation", "media"),
        ("the Norrvik news agency", "media"),
    ],
)
def test_a_telling_word_decides(mention, kind):
    assert kind_of(mention) == kind


@pytest.mark.parametrize(
    "mention", ["Maren Holt", "she", "the mayor", "the judges", "a spokesman", "authorities", ""]
)
def test_other_words_leave_it_to_the_model(mention):
    assert kind_of(mention) is None


def test_a_capital_makes_a_name_of_a_document():
    assert kind_of("the Geological Survey") is None
