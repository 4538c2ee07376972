"""“Mark it yourself”: a participant marks every sentence, then compares with the tool."""

import json

import pytest
import requests

from server import keys
from tests.demo.workshop.marks import hash_of
from tests.demo.workshop.pages import (
    OWN_TEXT,
    choose,
    fill,
    is_shown,
    mark_all,
    open_page,
    press,
    text,
    texts,
)


@pytest.fixture
def own(browser, server):
    """A text of one's own, ready to be marked; the server's answer to it."""
    choose(browser, server.url, "")
    return server.analyze(OWN_TEXT).json()


def place(browser):
    """The number of the sentence in hand."""
    return int(text(browser, "#place").split()[1])


def labels(browser):
    """The marks on the page, in text order; "" where there is none."""
    return browser.evaluate("""[...document.querySelectorAll('.sentence')].map((each) =>
        ['attributed', 'unattributed', 'editorial'].find((l) => each.classList.contains(l)) ?? '')
    """)


def other_than(label):
    return "editorial" if label != "editorial" else "attributed"


def test_every_sentence_of_a_sample_is_there_and_none_is_marked(browser, server):
    choose(browser, server.url, "bridge")
    article = requests.get(f"{server.url}/samples/bridge.txt", timeout=10).text
    answer = server.analyze(article, offsets="code-point").json()
    assert texts(browser, "#article .sentence") == [
        article[each["start"] : each["end"]] for each in answer["sentences"]
    ]
    shown = browser.evaluate("document.getElementById('article').innerText")
    assert "".join(shown.split()) == "".join(article.split())
    assert not any(labels(browser))


def test_the_tools_labels_are_not_shown_before_comparing(browser, own):
    mark_all(browser, ["editorial"])
    assert labels(browser) == ["editorial", "", ""]
    assert not is_shown(browser, "#comparison")
    assert texts(browser, "#comparison li, #comparison tbody tr") == []
    assert browser.evaluate("CSS.highlights.size") == 0


def test_keys_mark_move_and_undo(browser, own):
    browser.key("1")
    browser.key("u")
    browser.key("3")
    assert labels(browser) == ["attributed", "unattributed", "editorial"]
    browser.key("ArrowUp")
    assert place(browser) == 2
    browser.key("e")
    assert labels(browser) == ["attributed", "editorial", "editorial"]
    browser.key("Backspace")
    assert labels(browser) == ["attributed", "unattributed", "editorial"]
    assert place(browser) == 2
    browser.key("ArrowUp")
    browser.key("2")
    browser.key("ArrowDown")
    assert labels(browser)[0] == "unattributed"
    assert place(browser) == 3


def test_keys_act_in_the_marking_only(browser, own):
    browser.evaluate("void document.querySelector('header a').focus()")
    browser.key("1")
    assert not any(labels(browser))


def test_a_touch_goes_to_a_sentence_and_marks_it(browser, own):
    browser.click(*browser.place_of("That is"))
    assert place(browser) == 3
    box = "document.querySelector('#choices [value=editorial]').getBoundingClientRect()"
    browser.click(*browser.evaluate(f"[{box}.x + {box}.width / 2, {box}.y + {box}.height / 2]"))
    assert labels(browser) == ["", "", "editorial"]
    assert browser.evaluate(f"Math.min({box}.width, {box}.height)") >= 44


def test_each_step_is_said(browser, own):
    press(browser, "#choices [value=editorial]")
    said = text(browser, "#announcer")
    assert said.startswith("Editorial.")
    assert "Sentence 2 of 3: Two landing stages" in said
    assert browser.evaluate("document.getElementById('announcer').role") == "status"
    press(browser, "#undo")
    assert "Taken back." in text(browser, "#announcer")


def test_who_reads_the_article_by_ear_hears_the_marks(browser, own):
    mark_all(browser, ["attributed", "editorial"])
    assert texts(browser, "#article .unseen") == ["(Attributed)", "(Editorial)", ""]


def test_comparing_with_sentences_left_asks_first(browser, own):
    press(browser, "#compare")
    assert text(browser, "#left") == "3 sentences are not marked yet."
    assert not is_shown(browser, "#anyway")
    mark_all(browser, ["editorial"])
    press(browser, "#compare")
    assert not is_shown(browser, "#comparison")
    press(browser, "#go-on")
    browser.key("2")
    press(browser, "#compare")
    assert text(browser, "#left") == "One sentence is not marked yet."
    press(browser, "#anyway")
    assert is_shown(browser, "#comparison")
    assert len(texts(browser, "#unmarked-list li")) == 1


def test_full_agreement_is_said(browser, own):
    mark_all(browser, [each["label"] for each in own["sentences"]])
    press(browser, "#compare")
    assert text(browser, "#alike") == "3 of 3 (100%)"
    assert text(browser, "#kappa") == "1.00"
    assert not is_shown(browser, "#disputed")
    assert len(texts(browser, "#same-list li")) == 3


def test_disputed_sentences_come_first_with_evidence_and_definition(browser, own):
    tool = [each["label"] for each in own["sentences"]]
    mine = [other_than(tool[0]), *tool[1:]]
    mark_all(browser, mine)
    press(browser, "#compare")
    assert text(browser, "#alike") == "2 of 3 (67%)"
    (item,) = texts(browser, "#disputed-list li")
    assert "The ferry will stop" in item
    assert texts(browser, "#disputed-list .beside .mark") == [
        mine[0].capitalize(), tool[0].capitalize()
    ]  # fmt: skip
    assert "the council" in text(browser, "#disputed-list dl .source")
    assert text(browser, "#disputed-list .decides")
    assert "the council" in browser.evidence("source")
    first = "document.querySelector('#comparison li').closest('section').id"
    assert browser.evaluate(first) == "disputed"


def test_the_table_counts_both_readers_labels(browser, own):
    mark_all(browser, ["editorial"] * 3)
    press(browser, "#compare")
    order = ["attributed", "unattributed", "editorial"]
    tool = [each["label"] for each in own["sentences"]]
    rows = browser.evaluate("""[...document.querySelectorAll('#table tr')].map((row) =>
        [...row.querySelectorAll('td')].map((each) => Number(each.textContent)))""")
    assert rows == [[0, 0, 0], [0, 0, 0], [tool.count(label) for label in order]]


def test_the_download_holds_marks_and_no_text(browser, own, saved):
    mark_all(browser, ["editorial", "unattributed"])
    press(browser, "#compare")
    press(browser, "#anyway")
    content = saved("#download")
    marks = json.loads(content)
    assert (marks["participant"], marks["sample"]) == ("Åsa", None)
    assert [each["label"] for each in marks["sentences"]] == ["editorial", "unattributed", None]
    assert [each["tool"] for each in marks["sentences"]] == [
        each["label"] for each in own["sentences"]
    ]
    assert marks["sentences"][2]["hash"] == hash_of("That is a disgrace.")
    assert "ferry" not in content
    assert "disgrace" not in content


def test_a_reload_loses_nothing_and_starting_over_forgets_it(browser, own):
    mark_all(browser, ["editorial", "attributed"])
    browser.go_to(browser.url)
    browser.wait("!document.getElementById('marking').hidden")
    assert labels(browser) == ["editorial", "attributed", ""]
    assert place(browser) == 3
    browser.key("3")
    press(browser, "#compare")
    browser.go_to(browser.url)
    browser.wait("!document.getElementById('comparison').hidden")
    press(browser, "#again")
    browser.wait("!document.getElementById('start').hidden")
    assert browser.evaluate("sessionStorage.length + localStorage.length") == 0


def test_the_text_is_sent_once_and_nothing_else(browser, own, saved):
    mark_all(browser, ["editorial"] * 3)
    press(browser, "#compare")
    saved("#download")
    asked = browser.evaluate("""performance.getEntriesByType('resource')
        .filter((each) => each.initiatorType === 'fetch').map((each) => each.name)""")
    assert [each.rsplit("/", 1)[1] for each in asked].count("analyze") == 1
    assert all(each.startswith(browser.url.removesuffix("mark")) for each in asked)


def test_an_empty_text_is_not_sent(browser, server):
    open_page(browser, f"{server.url}/mark")
    press(browser, "[name=article][value='']")
    press(browser, "#begin")
    browser.wait("document.getElementById('status').textContent")
    assert "no text yet" in text(browser, "#status")


def test_a_server_with_keys_asks_for_one_and_takes_it(browser, start_server, tmp_path):
    file = tmp_path / "keys.json"
    secret = keys.create(file, "workshop", days=1)
    with start_server(SOURCELIGHT_KEYS=str(file)) as guarded:
        open_page(browser, f"{guarded.url}/mark")
        press(browser, "#begin")
        browser.wait("!document.getElementById('needs-key').hidden")
        assert "key" in text(browser, "#status")
        assert browser.evaluate("document.activeElement.id") == "key"
        fill(browser, "#key", secret)
        press(browser, "#begin")
        browser.wait("!document.getElementById('marking').hidden")


@pytest.mark.parametrize("width", [320, 1280])
def test_no_sentence_in_hand_lies_under_the_buttons(browser, server, width):
    open_page(browser, f"{server.url}/mark")
    browser.resize(width, 640)
    press(browser, "[name=article][value=border]")
    press(browser, "#begin")
    browser.wait("!document.getElementById('marking').hidden")
    assert browser.evaluate("document.documentElement.scrollWidth") <= width
    browser.evaluate("void document.documentElement.style.setProperty('scroll-behavior', 'auto')")
    count = len(texts(browser, ".sentence"))
    for _ in range(count):
        current, bar = (
            browser.evaluate(
                f"(({{ top, bottom }}) => [top, bottom])("
                f"document.querySelector('{selector}').getBoundingClientRect())"
            )
            for selector in (".sentence[aria-current]", "#bar")
        )
        assert current[1] <= bar[0] + 1
        assert current[0] >= 0
        browser.key("ArrowDown")
    mark_all(browser, ["editorial"])
    press(browser, "#compare")
    press(browser, "#anyway")
    assert browser.evaluate("document.documentElement.scrollWidth") <= width
