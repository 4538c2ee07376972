"""What the marks of a whole room say together."""

import pytest

from tests.demo.workshop.marks import SENTENCES, TEXT, marks


@pytest.fixture
def rows(module):
    return lambda *files: module("room", "it.rowsOf(given)", *files)


def test_each_sentence_has_the_split_of_labels_and_the_share_of_pairs_alike(rows):
    first, second, *_ = rows(marks("au.e"), marks("auue"), marks("aeue"), marks("aeu."))
    assert first["split"] == [4, 0, 0]
    assert first["agreement"] == 1
    assert second["split"] == [0, 2, 2]
    assert second["agreement"] == pytest.approx(2 / 6)


def test_a_sentence_that_someone_left_out_counts_without_them(rows):
    third = rows(marks("au.e"), marks("auue"), marks("auae"))[2]
    assert third["split"] == [1, 1, 0]
    assert third["given"] == 2
    assert third["withTool"] == 0.5


def test_the_sentences_that_divide_the_room_most_come_first(module):
    files = [marks("auae"), marks("aeae"), marks("auue"), marks("aeee")]
    found = module("room", "it.mostSplit(it.rowsOf(given)).map((row) => row.number)", *files)
    assert found == [3, 2]


def test_the_sentences_that_most_of_the_room_reads_otherwise_than_the_tool(module):
    files = [marks("auue"), marks("auuu"), marks("auua")]
    found = module("room", "it.mostAgainstTool(it.rowsOf(given)).map((row) => row.number)", *files)
    assert found == [3, 4]


def test_each_participant_beside_the_tool(module):
    alone, other = module("room", "it.besideTool(given)", marks("auae"), marks("uu.e", "Åsa"))
    assert (alone["alike"], alone["of"], alone["kappa"]) == (4, 4, 1)
    assert (other["participant"], other["alike"], other["of"]) == ("Åsa", 2, 3)


def test_alpha_of_the_room_and_with_the_tool_as_one_more_reader(module):
    """By hand: 6 of 8 labels paired alike; 3, 3 and 2 of each; (7·6 - 14) / (56 - 14)."""
    found = module("room", "it.alphas(it.rowsOf(given))", marks("auea"), marks("aueu"))
    assert found["people"] == pytest.approx(28 / 42)
    assert found["withTool"] < found["people"]


def test_a_second_download_replaces_the_first(module):
    before, after = marks("aaaa", id="1"), marks("auae", id="1", saved="2026-03-01T10:05:00.000Z")
    other = marks("eeee", id="2")
    for files in ([before, other, after], [after, other, before]):
        kept = module("room", "given.reduce(it.including, [])", *files)
        assert sorted(each["saved"] for each in kept) == [other["saved"], after["saved"]]


def test_marks_of_other_articles_and_of_other_sentences_are_rooms_of_their_own(module):
    cut = marks("auae", model="2.0.0", sentences=marks("auae")["sentences"][:3])
    files = [marks("aaaa", article="another"), cut, marks("auae"), marks("uuuu")]
    found = module("room", "it.rooms(given).map(({ marks }) => marks.length)", *files)
    assert found == [2, 1, 1]


def test_sentences_are_found_again_in_the_text_that_was_marked(module):
    found = module("room", "it.wordsOf(given[0], given[1])", marks("auae"), f"\n{TEXT}\n\n")
    assert found == SENTENCES


def test_no_words_stand_for_a_sentence_that_reads_otherwise(module):
    changed = TEXT.replace("disgrace", "pleasure")
    found = module("room", "it.wordsOf(given[0], given[1])", marks("auae"), changed)
    assert found == [*SENTENCES[:3], None]


def test_the_table_has_a_row_a_sentence_and_a_column_a_participant(module):
    table = module(
        "room-csv",
        "import(new URL('room.js', new URL('static/workshop/', location.origin)))"
        ".then((room) => it.toRoomCsv(room.rowsOf(given[0]), given[1], given[2]))",
        [marks("auae"), marks("a.ae")],
        ["=cmd()", None, "It is", "so"],
        ["Åsa", "Participant 2"],
    )
    lines = table.removeprefix("\ufeff").split("\r\n")
    assert lines[0].endswith('"Åsa","Participant 2"')
    assert lines[1].startswith('"1","\'=cmd()","2","0","0","1","attributed","1"')
    assert lines[2] == '"2","","0","1","0","","unattributed","1","unattributed",""'
    assert len(lines) == len(SENTENCES) + 2
