"""Who is one source and who is two, and by what name and kind a reader is told of them."""

import pytest

from server.analysis.attributed import Attributed
from server.analysis.schema import LABELS
from server.analysis.sources import resolve
from server.analysis.tagging import Tagged
from tests.analysis.made import doc_of, tagged


def sources_of(text, *mentions, kinds="", labels=""):
    """Name and kind of each source, and which source each mention is."""
    doc = doc_of(text, kinds=kinds)
    doc._.labels = [name for letter in labels for name in LABELS if name[0] == letter]
    found, place = [], 0
    for mention in mentions:
        source = tagged(doc, "source", mention, place)
        place = source.end
        found.append(Attributed(source, None, [], [source]))
    attributions, sources = resolve(doc, found)
    return (
        [(text[s.name.start : s.name.end], s.kind) for s in sources],
        [attribution.source_id for attribution in attributions],
    )


def test_a_surname_and_a_pronoun_refer_back_to_the_full_name():
    text = "Maren Holt said so. Holt said more. She said it twice."
    listed, ids = sources_of(text, "Maren Holt", "Holt", "She")
    assert listed == [("Maren Holt", "person")]
    assert ids == ["s1", "s1", "s1"]


def test_two_people_of_one_surname_are_two_sources():
    text = "Maren Holt said yes. Peter Holt denied it."
    assert sources_of(text, "Maren Holt", "Peter Holt")[1] == ["s1", "s2"]


def test_a_surname_that_two_share_is_whoever_was_last_spoken_of():
    text = "Maren Holt said yes. Peter Holt denied it. Holt said it twice."
    assert sources_of(text, "Maren Holt", "Peter Holt", "Holt")[1] == ["s1", "s2", "s2"]


def test_a_title_tells_two_of_one_surname_apart():
    text = "Maren Holt said yes. Peter Holt denied it. Mrs. Holt said it twice."
    assert sources_of(text, "Maren Holt", "Peter Holt", "Mrs. Holt")[1] == ["s1", "s2", "s1"]


def test_a_father_and_his_namesake_son_are_two_sources():
    text = "Peter Holt said yes. Peter Holt Jr. denied it."
    assert sources_of(text, "Peter Holt", "Peter Holt Jr.")[1] == ["s1", "s2"]


def test_a_middle_name_or_an_initial_makes_nobody_else():
    text = "Maren Holt said yes. Maren J. Holt said more."
    assert sources_of(text, "Maren Holt", "Maren J. Holt")[1] == ["s1", "s1"]


def test_a_title_is_no_part_of_a_name():
    text = "Senator Ana Ruiz said yes. Ms. Ruiz denied it."
    listed, ids = sources_of(text, "Senator Ana Ruiz", "Ms. Ruiz")
    assert ids == ["s1", "s1"]
    assert listed[0][0] == "Ana Ruiz"


def test_a_headline_with_the_surname_is_by_whom_the_text_names_in_full():
    text = "Ruiz: the harbour stays open.\n\nMayor Ana Ruiz said the harbour would stay open."
    listed, ids = sources_of(text, "Ruiz", "Mayor Ana Ruiz")
    assert ids == ["s1", "s1"]
    assert listed[0][0] == "Ana Ruiz"


def test_a_pronoun_can_be_somebody_named_who_was_no_source_so_far():
    text = "Maren Holt left the harbour on Monday. She said the wall would break."
    assert sources_of(text, "She")[0] == [("Maren Holt", "person")]


def test_a_pronoun_minds_who_is_a_woman_and_who_a_man():
    text = "Mr. Holt said yes. Mrs. Ruiz denied it. He said it twice."
    assert sources_of(text, "Mr. Holt", "Mrs. Ruiz", "He")[1] == ["s1", "s2", "s1"]


def test_somebody_quoted_stays_the_speaker_though_another_is_named_in_the_quotation():
    text = (
        "Maren Holt spoke on Monday. “Vera Lund knew of it,” Holt said. "
        "“The harbour knew too,” she said."
    )
    assert sources_of(text, "Holt", "she")[1] == ["s1", "s1"]


def test_i_is_the_writer_whoever_was_cited_before():
    text = "Maren Holt said so. I believe her. We all should, I think. Holt said more."
    listed, ids = sources_of(text, "Maren Holt", "I", "We", "I", "Holt", labels="aeea")
    assert ids == ["s1", "s2", "s2", "s2", "s1"]
    assert listed[1][1] == "person"


def test_nobody_says_he_of_the_writer():
    text = "Peter Holt left. I believe him. He said the wall would break."
    assert sources_of(text, "I", "He", labels="uea")[1] == ["s1", "s2"]


def test_i_is_the_speaker_in_what_somebody_says_without_marks():
    text = "Maren Holt says this: The wall is old. I think it will break."
    assert sources_of(text, "Maren Holt", "I", labels="aa")[1] == ["s1", "s1"]


def test_i_in_a_quotation_is_who_is_quoted():
    text = "“I think it will break,” Maren Holt said. “And I warned them.”"
    assert len(set(sources_of(text, "Maren Holt", "I", labels="aa")[1])) == 1


def test_who_is_whoever_stands_right_before_it():
    text = "Maren Holt denied it. The plan angered harbour groups, who called it a folly."
    assert sources_of(text, "Maren Holt", "harbour groups", "who", kinds="pu")[1] == [
        "s1",
        "s2",
        "s2",
    ]


def test_who_without_a_source_before_it_is_known_by_what_it_refers_to():
    text = "It could lower the morale of tired sailors, who may call it a folly."
    assert sources_of(text, "who", kinds="u")[0] == [("tired sailors", "unnamed")]


def test_the_lawyer_of_a_source_is_somebody_else():
    text = "Maren Holt denied it. His lawyer said more. Holt’s lawyer, Ana Ruiz, said it twice."
    ids = sources_of(text, "Maren Holt", "His lawyer", "Holt’s lawyer, Ana Ruiz,")[1]
    assert ids[0] not in ids[1:]


def test_the_campaign_is_the_one_last_spoken_of_and_no_rivals():
    text = "Holt’s campaign denied it. The campaign said more. The Ruiz campaign said yes."
    ids = sources_of(text, "Holt’s campaign", "The campaign", "The Ruiz campaign", kinds="ooo")[1]
    assert ids == ["s1", "s1", "s2"]


def test_the_described_is_whom_a_clause_has_told_of():
    text = "A pilot who feared the storm stayed in port. The pilot said it was wise."
    assert sources_of(text, "who", "The pilot")[1] == ["s1", "s1"]


def test_each_of_a_group_is_known_by_the_full_name_there():
    text = "Peter Holt and Anna Ruiz denied it. Ruiz said more. “No,” she said."
    listed, ids = sources_of(text, "Peter Holt and Anna Ruiz", "Ruiz", "she")
    assert ids == ["s1", "s2", "s2"]
    assert listed[1] == ("Anna Ruiz", "person")


def test_an_apposition_can_hold_the_name():
    text = "The harbour’s lawyer, Ana Ruiz, denied it. Ruiz said it twice."
    listed, ids = sources_of(text, "The harbour’s lawyer, Ana Ruiz,", "Ruiz")
    assert listed == [("Ana Ruiz", "person")]
    assert ids == ["s1", "s1"]


def test_a_role_is_whoever_the_text_gives_it_to():
    text = (
        "Andrei Volkov, a military expert, denied it. Harbour owner Ana Ruiz said yes. "
        "The expert said it twice. The owner said more."
    )
    ids = sources_of(text, "Andrei Volkov, a military expert,", "Harbour owner Ana Ruiz")[1]
    again = sources_of(
        text,
        "Andrei Volkov, a military expert,",
        "Harbour owner Ana Ruiz",
        "The expert",
        "The owner",
    )[1]
    assert again == [*ids, "s1", "s2"]


def test_an_office_is_whoever_has_been_spoken_of():
    text = "Maren Holt left on Monday. The former president said she would return."
    assert sources_of(text, "The former president")[0] == [("Maren Holt", "person")]


def test_an_office_is_nobody_of_several_who_have_spoken():
    text = "Two ministry sources said Maren Holt had left. The former president denied it."
    listed, ids = sources_of(text, "Two ministry sources", "The former president", kinds="up")
    assert ids == ["s1", "s2"]
    assert listed[1] == ("Maren Holt", "person")


def test_an_acronym_is_the_organization_it_stands_for():
    text = "The Harbour Safety Board said so. The HSB said more."
    listed, ids = sources_of(text, "The Harbour Safety Board", "The HSB", kinds="oo")
    assert ids == ["s1", "s1"]
    assert listed == [("Harbour Safety Board", "organization")]


def test_an_acronym_that_a_bracket_spells_out_is_known_though_the_long_name_says_nothing():
    text = "It is a matter for the Board of Harbour and Sea Safety (BHSS). The BHSS said so."
    assert sources_of(text, "The BHSS", kinds="oo")[0] == [
        ("Board of Harbour and Sea Safety", "organization")
    ]


def test_a_firm_is_one_with_and_without_its_legal_form_and_as_the_company():
    text = "Norrsund Inc denied it. Norrsund said more. The company said it twice."
    listed, ids = sources_of(text, "Norrsund Inc", "Norrsund", "The company", kinds="ooo")
    assert ids == ["s1", "s1", "s1"]
    assert listed == [("Norrsund Inc", "organization")]


def test_a_noun_of_its_name_stands_for_an_organization():
    text = "Maren Holt denied it. The Northern Harbour Fund said yes. The fund said it twice."
    ids = sources_of(text, "Maren Holt", "Northern Harbour Fund", "The fund", kinds="poo")[1]
    assert ids == ["s1", "s2", "s2"]


def test_it_is_no_person():
    text = "The harbour board denied it. Maren Holt said yes. It said so twice."
    ids = sources_of(text, "The harbour board", "Maren Holt", "It", kinds="opo")[1]
    assert ids == ["s1", "s2", "s1"]


def test_the_document_is_the_one_last_cited():
    text = "A court filing says so. Maren Holt denied it. The document says it twice."
    listed, ids = sources_of(text, "A court filing", "Maren Holt", "The document", kinds="dpd")
    assert ids == ["s1", "s2", "s1"]
    assert listed[0] == ("A court filing", "document")


def test_the_agency_is_the_one_whose_report_was_cited():
    text = "A report from Norrsund News says so. The agency claimed more."
    listed, ids = sources_of(text, "A report from Norrsund News", "The agency", kinds="dm")
    assert ids == ["s1", "s2"]
    assert listed == [("A report from Norrsund News", "document"), ("Norrsund News", "media")]


def test_the_agency_is_the_one_that_the_text_has_just_named():
    text = "Harbour groups denied it. So Norrsund News has it in a report. The agency said more."
    listed, ids = sources_of(text, "Harbour groups", "The agency", kinds="uum")
    assert ids == ["s1", "s2"]
    assert listed[1] == ("Norrsund News", "media")


def test_the_senator_is_the_one_whom_the_text_has_named():
    text = "Peter Lund left early. Sen. Ana Ruiz stayed. The senator said the wall would hold."
    assert sources_of(text, "The senator")[0] == [("Ana Ruiz", "person")]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Harbour crews against their own board", "Harbour crews"),
        ("Two officials on Monday", "Two officials"),
        ("A pilot, who was there,", "A pilot"),
        ("A spokesman for the harbour board", "A spokesman for the harbour board"),
    ],
)
def test_a_description_is_told_without_what_is_said_of_it_besides(mention, name):
    assert sources_of(f"{mention} said so.", mention, kinds="u")[0][0][0] == name


def test_whoever_is_described_as_several_is_unnamed_though_one_sentence_sounds_otherwise():
    text = "Harbour board sources said so."
    assert sources_of(text, "Harbour board sources", kinds="o")[0][0][1] == "unnamed"


def test_a_mention_of_nothing_but_a_mark_is_listed_as_it_stands():
    assert sources_of("Well, so it is said.", ",")[0][0][0] == ","


def test_two_named_together_are_one_source_apart_from_each():
    text = "Ana Ruiz and Maren Holt denied it. Ruiz and Holt said more. Holt said it twice."
    ids = sources_of(text, "Ana Ruiz and Maren Holt", "Ruiz and Holt", "Holt")[1]
    assert ids == ["s1", "s1", "s2"]


def test_officials_are_one_unnamed_source_apart_from_experts():
    text = "Officials said so. Experts denied it. Officials said it twice."
    listed, ids = sources_of(text, "Officials", "Experts", "Officials", kinds="uuu")
    assert ids == ["s1", "s2", "s1"]
    assert {kind for _, kind in listed} == {"unnamed"}


def test_described_again_with_the_article_they_are_the_same_officials():
    text = "Two harbour officials said so. Maren Holt denied it. The officials said it twice."
    ids = sources_of(text, "Two harbour officials", "Maren Holt", "The officials", kinds="upu")[1]
    assert ids == ["s1", "s2", "s1"]


def test_one_supporter_and_another_are_two():
    text = "A supporter said so. Another supporter denied it."
    assert sources_of(text, "A supporter", "Another supporter", kinds="uu")[1] == ["s1", "s2"]


@pytest.mark.parametrize("text", ["Holt " * 20_000, "the senator, " * 8_000, "A. of " * 16_000])
def test_a_long_text_of_names_takes_no_more_than_linear_time(text):
    doc = doc_of(text)
    span = tagged(doc, "source", text.split()[0].rstrip(",."))
    resolve(doc, [Attributed(span, None, [], [span])])


@pytest.mark.parametrize(
    "openings",
    [
        ["She"] * 12_000,
        ["The senator"] * 12_000,
        ["The old senator"] + ["The young senator", "She"] * 6_000,
        [f"Maren Q{number} Holt" for number in range(12_000)],
    ],
)
def test_thousands_of_mentions_take_no_more_than_linear_time(openings):
    doc = doc_of("".join(f"{opening} said so. " for opening in ["Senator Maren Holt", *openings]))
    mentions = [Tagged("source", s.start, s.end - 3) for s in list(doc.spans["sentences"])]
    found, _ = resolve(doc, [Attributed(mention, None) for mention in mentions])
    assert len(found) == len(openings) + 1
