"""Who is one source and who is two."""

import pytest

from server.analysis import names
from server.analysis.attributions import Attributed
from server.analysis.sources import resolve
from tests.analysis.made import doc_of, tagged


def sources_of(text, *mentions, kinds=""):
    """Name and kind of each source, and which source each mention is."""
    doc = doc_of(text, kinds=kinds)
    found, place = [], 0
    for mention in mentions:
        source = tagged(doc, "source", mention, place)
        place = source.end
        found.append(Attributed(source, None, []))
    attributions, sources = resolve(doc, found)
    return (
        [(source.name, source.kind) for source in sources],
        [attribution.source_id for attribution in attributions],
    )


def test_a_surname_and_a_pronoun_refer_back_to_the_full_name():
    text = "Maren Holt said so. Holt said more. She said it twice."
    listed, ids = sources_of(text, "Maren Holt", "Holt", "She")
    assert listed == [("Maren Holt", "person")]
    assert ids == ["s1", "s1", "s1"]


def test_two_people_of_one_surname_are_two_sources():
    text = "Maren Holt said yes. Peter Holt said no."
    assert sources_of(text, "Maren Holt", "Peter Holt")[1] == ["s1", "s2"]


def test_a_title_is_no_part_of_a_name():
    text = "Senator Ana Ruiz said yes. Ms. Ruiz said no."
    assert sources_of(text, "Senator Ana Ruiz", "Ms. Ruiz")[1] == ["s1", "s1"]


def test_an_acronym_is_the_organization_it_stands_for():
    text = "The Harbour Safety Board said so. The HSB said more."
    listed, ids = sources_of(text, "The Harbour Safety Board", "The HSB", kinds="oo")
    assert ids == ["s1", "s1"]
    assert listed == [("The Harbour Safety Board", "organization")]


def test_officials_are_one_unnamed_source_apart_from_experts():
    text = "Officials said so. Experts said no. Officials said it twice."
    listed, ids = sources_of(text, "Officials", "Experts", "Officials", kinds="uuu")
    assert ids == ["s1", "s2", "s1"]
    assert {kind for _, kind in listed} == {"unnamed"}


def test_an_outlet_that_cites_somebody_makes_a_chain():
    doc = doc_of("The Coast Herald, citing two dockers, reported that the wall broke.")
    source = tagged(doc, "source", "The Coast Herald")
    (attribution,), sources = resolve(doc, [Attributed(source, None, [])])
    assert attribution.chain == ["s1", "s2"]
    assert attribution.source_id == "s2"
    assert [source.name for source in sources] == ["The Coast Herald", "two dockers"]


@pytest.mark.parametrize(
    ("mention", "words"),
    [
        ("Andrei Marochko, a military expert", ("andrei", "marochko")),
        ("Mayor Lena Ortiz", ("lena", "ortiz")),
        ("the Food and Drug Administration", ("food", "drug", "administration")),
        ("Ruiz’s", ("ruiz",)),
    ],
)
def test_a_mention_is_read_for_the_name_in_it(mention, words):
    found = names.read(mention, sentence_start=False)
    assert (found.form, found.words) == ("name", words)
