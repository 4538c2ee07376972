"""“The room's marks”: what a facilitator sees of the files of all participants."""

import csv
import io
import json

import pytest
import requests

from tests.demo.workshop.marks import SENTENCES, TEXT, as_file, hash_of, marks
from tests.demo.workshop.pages import (
    choose,
    fill,
    is_shown,
    mark_all,
    open_page,
    press,
    text,
    texts,
)
from tests.extension.browsers.starting import HOST

ROOM = [
    as_file("anna.json", marks("auae", "Anna")),
    as_file("ben.json", marks("aeue", "Ben")),
    as_file("cleo.json", marks("au.u")),
]

FILES = """
    const data = new DataTransfer();
    for (const [name, content] of {files}) data.items.add(new File([content], name));
"""


def load(browser, files):
    """Choose files, and wait until they are read."""
    browser.evaluate(f"""void (() => {{
        {FILES.format(files=json.dumps(files))}
        document.getElementById('status').textContent = '';
        const field = document.getElementById('files');
        field.files = data.files;
        field.dispatchEvent(new Event('change', {{ bubbles: true }}));
    }})()""")
    return browser.wait("document.getElementById('status').textContent")


@pytest.fixture
def page(browser, server_url):
    open_page(browser, f"{server_url}/facilitator")
    return browser


@pytest.fixture
def room(page):
    load(page, ROOM)
    return page


def test_all_files_are_read_and_counted(page):
    assert load(page, ROOM) == "3 files read; 3 participants in all."
    assert text(page, "#count") == "3"


def test_the_room_agrees_as_calculated_by_hand(page):
    """8 labels, 6 of them paired alike; 3, 3 and 2 of each: (7·6 - 14) / (56 - 14)."""
    load(page, [as_file("1.json", marks("auea")), as_file("2.json", marks("aueu"))])
    assert text(page, "#alpha") == "0.67"


def test_each_sentence_has_its_split_in_words_and_as_a_bar(room):
    assert texts(room, "#sentences .votes") == [
        "3 attributed",
        "2 unattributed, 1 editorial",
        "1 attributed, 1 unattributed",
        "1 unattributed, 2 editorial",
    ]
    widths = room.evaluate("""[...document.querySelectorAll('#sentences tr:nth-child(2) .split *')]
        .map((each) => each.getBoundingClientRect().width)""")
    assert widths[0] == 0
    assert widths[1] == pytest.approx(2 * widths[2], abs=1)


def test_the_most_divided_sentence_comes_first_with_the_definition_that_decides(room):
    assert room.evaluate("[...document.querySelectorAll('#split li')].map((each) => each.value)")[
        0
    ] == 3  # fmt: skip
    assert "Who vouches for the main point?" in texts(room, "#split .decides")[0]


def test_where_the_room_follows_the_tool_it_says_so(room):
    assert texts(room, "#against li") == []
    assert is_shown(room, "#no-against")


def test_wrong_files_are_named_and_lose_nothing(page):
    wrong = [as_file("holiday.txt", "Dear all"), as_file("report.json", {"text": "…"})]
    assert load(page, [wrong[0], *ROOM, wrong[1]]) == "3 files read; 3 participants in all."
    first, second = texts(page, "#problem-list li")
    assert first.startswith("holiday.txt: It is not JSON")
    assert second.startswith("report.json: It is not a file of marks")
    load(page, [as_file("late.json", marks("auae", "Dora"))])
    assert text(page, "#count") == "4"
    assert not is_shown(page, "#problems")


def test_only_wrong_files_show_no_room(page):
    load(page, [as_file("holiday.txt", "Dear all")])
    assert is_shown(page, "#problems")
    assert not is_shown(page, "#results")


def test_files_can_be_dropped(page):
    page.evaluate(f"""void (() => {{
        {FILES.format(files=json.dumps(ROOM))}
        document.body.dispatchEvent(
          new DragEvent('drop', {{ bubbles: true, cancelable: true, dataTransfer: data }}));
    }})()""")
    page.wait("document.getElementById('count').textContent === '3'")


def test_the_same_file_twice_is_one_participant(room):
    load(room, ROOM[:1])
    assert text(room, "#count") == "3"


def test_what_a_participant_downloads_is_what_a_facilitator_reads(browser, server_url, saved):
    choose(browser, server_url, "pilot")
    sentences = texts(browser, ".sentence")
    mark_all(browser, ["editorial", "unattributed"])
    press(browser, "#compare")
    press(browser, "#anyway")
    content = saved("#download")
    open_page(browser, f"{server_url}/facilitator")
    load(browser, [as_file("asa.json", content)])
    assert texts(browser, "#sentences td:nth-child(2)") == sentences
    assert texts(browser, "#sentences .votes")[:3] == ["1 editorial", "1 unattributed", "nobody"]
    press(browser, "#names")
    assert texts(browser, "#participants th[scope=row]") == ["Åsa"]


def test_names_are_hidden_until_they_are_wanted(room):
    assert texts(room, "#participants th[scope=row]") == [
        "Participant 1", "Participant 2", "Participant 3"
    ]  # fmt: skip
    press(room, "#names")
    assert texts(room, "#participants th[scope=row]") == ["Anna", "Ben", "Participant 3"]


def test_each_participant_stands_beside_the_tool(room):
    rows = room.evaluate("""[...document.querySelectorAll('#participants tbody tr')].map((row) =>
        [...row.querySelectorAll('td')].map((each) => each.textContent))""")
    assert rows[0] == ["4 of 4", "100%", "1.00"]
    assert rows[2][:2] == ["2 of 3", "67%"]


def test_the_text_of_ones_own_is_found_again_when_it_is_pasted(room):
    assert texts(room, "#sentences td:nth-child(2)")[0] == "(sentence 1)"
    fill(room, "#text", f"{TEXT}\n")
    assert texts(room, "#sentences td:nth-child(2)") == SENTENCES
    assert text(room, "#found") == ""
    fill(room, "#text", TEXT.replace("disgrace", "pleasure"))
    assert text(room, "#found").startswith("1 sentence not found")


def test_sentences_are_found_on_a_page_without_https(browser, server_url):
    """As in a workshop: there a browser gives pages no hashes of its own."""
    open_page(browser, f"{server_url.replace('127.0.0.1', HOST)}/facilitator")
    assert browser.evaluate("isSecureContext") is False
    load(browser, ROOM)
    fill(browser, "#text", TEXT)
    assert texts(browser, "#sentences td:nth-child(2)") == SENTENCES


def test_a_sample_needs_no_pasting(page, server_url):
    article = requests.get(f"{server_url}/samples/bridge.txt", timeout=10).text
    title = article.partition("\n")[0]
    sentence = {"start": 0, "end": len(title), "hash": hash_of(title), "label": "editorial",
                "tool": "attributed"}  # fmt: skip
    load(page, [as_file("1.json", marks("auae", sample="bridge", sentences=[sentence]))])
    assert texts(page, "#sentences td:nth-child(2)") == [title]
    assert not is_shown(page, "#own")
    assert title in page.evaluate("document.getElementById('room').selectedOptions[0].text")


def test_each_article_is_a_room_of_its_own(room):
    load(room, [as_file("other.json", marks("eeee", article="another"))])
    options = texts(room, "#room option")
    assert len(options) == 2
    assert "(3 participants" in options[0]
    room.evaluate("""void (() => {
        const select = document.getElementById('room');
        select.selectedIndex = 1;
        select.dispatchEvent(new Event('change', { bubbles: true }));
    })()""")
    assert text(room, "#count") == "1"
    assert text(room, "#alpha") == "not defined here"


def test_the_table_can_be_saved(room, saved):
    fill(room, "#text", TEXT)
    rows = list(csv.DictReader(io.StringIO(saved("#table-file").removeprefix("\ufeff"))))
    assert [each["sentence"] for each in rows] == SENTENCES
    assert [each["Participant 2"] for each in rows] == [
        "attributed", "editorial", "unattributed", "editorial"
    ]  # fmt: skip
    assert rows[2]["Participant 3"] == ""


def test_the_server_is_not_asked_to_analyse_anything(room):
    fill(room, "#text", TEXT)
    asked = room.evaluate("performance.getEntriesByType('resource').map((each) => each.name)")
    assert not any("analyze" in each for each in asked)
