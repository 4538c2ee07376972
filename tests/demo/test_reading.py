"""The page at "/": a text is chosen, marked by the extension's own code, and taken away."""

import json

import pytest
import requests

from server import keys
from server.demo import highlighter
from server.demo.samples import SAMPLES
from tests.articles import FERRY, GERMAN
from tests.conftest import ROOT
from tests.demo.conftest import PHONE, Reading
from tests.extension.conftest import assert_marked

CARD = "!!ui?.querySelector('.card') && !ui.querySelector('.card').hidden"
PAGES = ROOT / "tests" / "extension" / "pages"


@pytest.mark.parametrize("name", [sample.name for sample in SAMPLES])
def test_every_sample_is_marked_as_the_server_says(reading, server, name):
    reading.open_sample(name)
    text = requests.get(f"{reading.url}/samples/{name}.txt", timeout=10).text.strip()
    assert_marked(reading.browser, text, server.analyze(text).json())


def test_a_pasted_text_is_marked(reading, server):
    reading.open()
    reading.paste(FERRY)
    reading.wait_for_marks()
    assert_marked(reading.browser, FERRY, server.analyze(FERRY).json())


def test_a_text_with_a_paragraph_a_line_keeps_its_paragraphs(reading):
    reading.open()
    long = "The ferry stayed in the harbour while the wind blew from the north. " * 3
    reading.paste(f"Ferry stays\n{long}\n{long}")
    reading.wait_for_marks()
    tags = "[...document.getElementById('article').children].map((each) => each.localName)"
    assert reading.browser.evaluate(tags) == ["h1", "p", "p"]


def test_a_text_without_a_headline_gets_one_that_is_not_sent(reading):
    reading.open()
    reading.paste("The ferry will not run before Thursday, the council said on Monday.")
    reading.wait_for_marks()
    shown = "[...document.querySelectorAll('h1')].filter((each) => each.checkVisibility())"
    assert reading.browser.evaluate(f"{shown}.map((each) => each.textContent)") == ["Your text"]
    assert "Your text" not in reading.browser.painted()


def test_an_empty_text_is_told_in_words(reading):
    reading.open()
    reading.paste("  \n ")
    assert "Paste an article" in reading.problem()


def test_a_text_in_another_language_is_told_in_words(reading):
    reading.open()
    reading.paste(GERMAN)
    said = reading.wait_in_ui("ui?.querySelector('.legend[data-state=failure]')?.textContent")
    assert "not in English" in said
    assert "context menu" not in said


def test_the_article_of_an_html_file_is_found_and_marked(reading):
    reading.open()
    reading.choose_file("saved.html", (PAGES / "plain.html").read_bytes(), "text/html")
    reading.wait_for_marks()
    assert reading.browser.painted()
    assert "Contact us" not in reading.article()


def test_nothing_in_an_html_file_runs_or_is_fetched(reading):
    page = """<html><head><title>Storm</title>
        <link rel="stylesheet" href="/static/stolen.css"><base href="http://elsewhere.example/">
        <script>globalThis.ran = true</script></head>
        <body onload="globalThis.ran = true"><article><h1>Storm over the harbour</h1>%s
        <img src="/static/stolen.png" onerror="globalThis.ran = true"></article></body></html>"""
    paragraph = "<p onclick='ran = true'>The ferry stayed in, the council said on Monday.</p>" * 12
    reading.open()
    reading.choose_file("storm.html", (page % paragraph).encode(), "text/html")
    reading.wait_for_marks()
    assert "Storm over the harbour" in reading.article()
    assert reading.browser.evaluate("globalThis.ran ?? false") is False
    attributes = (
        "[...document.querySelectorAll('#article *')].flatMap((e) => e.getAttributeNames())"
    )
    assert reading.browser.evaluate(attributes) == []
    fetched = "performance.getEntriesByType('resource').map((each) => each.name)"
    assert not [each for each in reading.browser.evaluate(fetched) if "stolen" in each]


def test_a_file_in_an_old_encoding_is_read(reading):
    reading.open()
    reading.choose_file("old.txt", "Café closes\n\n“It is over,” said René Fermé.".encode("cp1252"))
    reading.wait_for_marks()
    assert "“It is over,” said René Fermé." in reading.article()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("picture.png", b"\x89PNG\0\0", "neither text nor HTML"),
        ("empty.html", (PAGES / "nothing.html").read_bytes(), "No article was found"),
    ],
)
def test_a_file_without_an_article_is_told_in_words(reading, name, content, said):
    reading.open()
    reading.choose_file(name, content)
    assert said in reading.problem()


def test_a_browser_that_cannot_paint_is_told_in_words(reading):
    reading.open()
    reading.browser.evaluate("void Object.defineProperty(CSS, 'highlights', { value: undefined })")
    reading.press(".samples a")
    assert "too old" in reading.problem()


def test_pointing_at_a_sentence_shows_its_card(reading):
    reading.open_sample("bridge")
    reading.browser.point(*reading.browser.place_of("Cars and buses"))
    reading.wait_in_ui(CARD)
    assert reading.in_ui("ui.querySelector('.verdict').textContent")


def test_a_tap_shows_the_card_where_the_browser_knows_only_the_older_name(reading):
    reading.open_sample("bridge")
    reading.browser.evaluate("void (document.caretPositionFromPoint = undefined)")
    if not reading.browser.evaluate("'caretRangeFromPoint' in document"):
        reading.browser.evaluate("""void (document.caretRangeFromPoint = (x, y) => {
            const caret = Document.prototype.caretPositionFromPoint.call(document, x, y);
            const range = new Range();
            range.setStart(caret.offsetNode, caret.offset);
            return range;
        })""")
    reading.browser.click(*reading.browser.place_of("Cars and buses"))
    reading.wait_in_ui(CARD)


def test_keys_go_from_sentence_to_sentence_and_close_the_card(reading):
    reading.open_sample("bridge")
    reading.browser.key("Alt", "ArrowDown")
    reading.wait_in_ui(CARD)
    first = reading.browser.evidence("focus")
    reading.browser.key("Alt", "ArrowDown")
    reading.browser.wait(
        f"JSON.stringify([...CSS.highlights.get('sourcelight-focus')].map(String)) !== "
        f"JSON.stringify({json.dumps(first)})"
    )
    reading.browser.key("Escape")
    reading.wait_in_ui(f"!({CARD})")


def test_a_page_that_scrolls_smoothly_keeps_the_card_of_a_far_sentence(reading):
    reading.open_sample("library")
    browser = reading.browser
    browser.evaluate("void (document.documentElement.style.scrollBehavior = 'smooth')")
    reading.press("#sentences li:last-child button")
    last = "document.getElementById('article').lastElementChild.getBoundingClientRect()"
    browser.wait(f"{last}.top < innerHeight")
    reading.wait_in_ui(CARD)


def test_sources_and_sentences_stand_in_words(reading, server):
    reading.open_sample("border")
    text = requests.get(f"{reading.url}/samples/border.txt", timeout=10).text.strip()
    summary = server.analyze(text).json()["summary"]
    count = "document.querySelectorAll('{} li').length".format
    assert reading.browser.evaluate(count("#sentences")) == summary["sentences"]
    assert reading.browser.evaluate(count("#sources")) >= summary["sources"] > 0


def test_a_chosen_source_leaves_only_its_sentences(reading):
    reading.open_sample("border")
    reading.press("#sources button")
    reading.browser.wait("!!document.querySelector('#sources [aria-pressed=true]')")
    shown = "document.querySelectorAll('#sentences li:not([hidden])').length"
    assert reading.browser.evaluate(shown) == int(
        reading.browser.evaluate("document.querySelector('#sources .count').textContent")
    )


def test_pointing_at_a_sentence_does_not_move_the_article(reading):
    reading.open_sample("library")
    place = reading.browser.place_of("Nobody has proposed")
    reading.browser.point(*place)
    reading.wait_in_ui(CARD)
    reading.browser.wait("!!document.querySelector('#sentences [aria-current]')")
    assert reading.browser.place_of("Nobody has proposed") == place


@pytest.mark.parametrize("kind", ["html", "csv", "json", "annotations"])
def test_the_marked_article_can_be_saved(reading, kind):
    reading.open_sample("swifts")
    reading.browser.evaluate("""void (() => {
        const made = URL.createObjectURL;
        URL.createObjectURL = (blob) => { globalThis.saved = blob; return made.call(URL, blob); };
    })()""")
    reading.press(f".export_{kind}")
    saved = reading.browser.evaluate("globalThis.saved.text()")
    assert "Swifts may learn their route from strangers" in saved
    if kind in ("json", "annotations"):
        assert f"{reading.url}/samples/swifts.txt" in json.dumps(json.loads(saved))


def test_a_readers_own_label_stands_beside_the_tools(reading):
    reading.open_sample("battery")
    reading.browser.key("Alt", "ArrowDown")
    reading.wait_in_ui(CARD)
    reading.in_ui("void ui.querySelector('.wrong').click()")
    reading.wait_in_ui("!!ui.querySelector('.own')")
    reading.in_ui("void ui.querySelector('.own').click()")
    reading.browser.wait(
        "document.querySelector('#sentences li').textContent.includes('Your label')"
    )


def test_back_leads_to_the_choice_of_articles_and_takes_the_marks_off(reading):
    reading.open_sample("pilot")
    reading.press("#back")
    reading.browser.wait("!document.getElementById('start').hidden")
    assert reading.browser.evaluate("CSS.highlights.size") == 0
    assert reading.browser.evaluate("location.hash") == ""


def test_the_browsers_way_back_leads_there_too(reading):
    reading.open()
    reading.press(".samples a")
    reading.wait_for_marks()
    reading.browser.evaluate("void history.back()")
    reading.browser.wait("!document.getElementById('start').hidden")


def test_on_a_phone_the_details_are_a_button_away_and_lead_back(reading):
    reading.open_sample("battery", PHONE)
    assert reading.browser.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    reading.in_ui("void ui.querySelector('.details').click()")
    reading.browser.wait("document.getElementById('report').checkVisibility()")
    assert reading.browser.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    reading.press("#sentences li:last-child button")
    reading.browser.wait("document.getElementById('article').checkVisibility()")
    reading.wait_in_ui(CARD)


def test_every_request_goes_to_this_server(reading):
    reading.open_sample("bridge")
    names = "performance.getEntriesByType('resource').map((each) => each.name)"
    assert all(name.startswith(f"{reading.url}/") for name in reading.browser.evaluate(names))


def test_the_server_gives_out_no_other_file_of_the_extension(server):
    for name in ("manifest.json", "background/settings.js", "content/../manifest.json"):
        assert name not in highlighter.FILES
        answer = requests.get(f"{server.url}/highlighter/{name}", timeout=10)
        assert answer.status_code == 404


@pytest.fixture
def guarded(browser, start_server, tmp_path):
    """The page of a server that asks for a key, and a key for it."""
    file = tmp_path / "keys.json"
    secret = keys.create(file, "room", 1)
    with start_server(SOURCELIGHT_KEYS=str(file)) as server:
        yield Reading(browser, server.url), secret


def test_a_server_with_keys_asks_for_one_and_takes_it(guarded):
    reading, secret = guarded
    reading.open("#read=bridge")
    reading.browser.wait("!document.getElementById('needs-key').hidden")
    assert "asks for a key" in reading.wait_in_ui(
        "ui?.querySelector('.legend[data-state=failure]')?.textContent"
    )
    reading.browser.evaluate(f"void (document.getElementById('key').value = '{secret}')")
    reading.press("#needs-key [type=submit]")
    reading.wait_for_marks()
    assert reading.browser.evaluate("document.getElementById('needs-key').hidden")


def test_a_key_behind_the_hash_is_used_and_taken_out_of_the_address(guarded):
    reading, secret = guarded
    reading.open(f"#key={secret}&read=bridge")
    reading.wait_for_marks()
    assert reading.browser.evaluate("location.hash") == "#read=bridge"
    assert reading.browser.evaluate("JSON.stringify(localStorage)") == "{}"


def test_a_server_that_is_gone_is_told_in_words(guarded, server_url):
    reading, secret = guarded
    reading.open(f"#key={secret}")
    reading.browser.evaluate("""void (globalThis.fetch = ((fetch) => (address, ...more) =>
        fetch(String(address).replace(/:[0-9]+[/]v1/, ':9/v1'), ...more))(fetch))""")
    reading.paste(FERRY)
    said = reading.wait_in_ui("ui?.querySelector('.legend[data-state=failure]')?.textContent")
    assert "No answer" in said
    assert "Try again" in said
