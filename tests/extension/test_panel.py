"""The side panel: counts, notes, sources and sentences in words, choices, and what can be saved."""

import csv
import io
import json
import re

import pytest

from tests.extension.conftest import squeeze, utf16


@pytest.fixture
def opened(browser, read):
    """An article with its marks on, and the panel about it."""
    browser.text = read("plain")
    browser.open_panel()
    browser.wait_in_panel("!document.getElementById('report').hidden")
    return browser


def texts(browser, selector):
    return browser.in_panel(
        f"[...document.querySelectorAll({selector!r})].map((each) => each.textContent)"
    )


def press_in_panel(browser, selector):
    browser.in_panel(f"void document.querySelector({selector!r}).click()")


def focus(browser):
    return squeeze("".join(browser.evidence("focus")))


def exported(browser, key):
    """What a press of an export button would save, and under which name."""
    browser.in_panel("""void (URL.createObjectURL = (blob) => {
        blob.text().then((text) => { globalThis.saved = { text }; });
        return 'data:,';
    })""")
    browser.in_panel("void (HTMLAnchorElement.prototype.click = () => {})")
    press_in_panel(browser, f".{key}")
    return browser.wait_in_panel("globalThis.saved")["text"]


def test_counts_and_shares_are_the_servers(opened, relay):
    summary = relay.analysis()["summary"]
    labels = ["attributed", "unattributed", "editorial"]
    assert texts(opened, "#labels .count") == [str(summary[label]) for label in labels]
    shares = [round(100 * summary[label] / summary["sentences"]) for label in labels]
    assert [re.sub(r"\D", "", each) for each in texts(opened, "#labels .share")] == [
        str(each) for each in shares
    ]


def test_every_sentence_stands_in_words(opened, relay):
    sentences = relay.analysis()["sentences"]
    assert texts(opened, "#sentences .text") == [
        utf16(opened.text, each["start"], each["end"]) for each in sentences
    ]
    assert [each.lower() for each in texts(opened, "#sentences .mark")] == [
        each["label"] for each in sentences
    ]
    assert all(texts(opened, "#sentences .why"))


def test_notes_are_in_words(browser, relay, site):
    relay.answers.append((200, {"Content-Type": "application/json"}, json.dumps({
        "model": "1.0.0", "language": "en", "offsets": "utf-16",
        "sentences": [], "attributions": [], "sources": [],
        "summary": {"sentences": 0, "attributed": 0, "unattributed": 0, "editorial": 0,
                    "skipped": 0, "sources": 0,
                    "notes": ["one-source", "mostly-unnamed", "mostly-editorial", "no-source",
                              "of-the-future"]},
    }).encode()))  # fmt: skip
    browser.open(f"{site}/plain.html")
    browser.analyse()
    browser.open_panel()
    browser.wait_in_panel("document.querySelectorAll('#notes li').length === 4")
    assert all(texts(browser, "#notes li"))


def test_sentence_of_the_list_is_visited_in_the_page(opened, relay):
    press_in_panel(opened, "#sentences li:nth-child(4) button")
    opened.wait("CSS.highlights.get('sourcelight-focus')?.size")
    fourth = relay.analysis()["sentences"][3]
    assert focus(opened) == squeeze(utf16(opened.text, fourth["start"], fourth["end"]))
    opened.wait_in_panel("!!document.querySelector('[aria-current]')")
    current = "[...document.querySelectorAll('#sentences button')].findIndex((e) => e.ariaCurrent)"
    assert opened.in_panel(current) == 3


def test_choosing_a_source_dims_the_rest_and_goes_to_its_first_sentence(opened):
    name, count = opened.in_panel("""(() => {
        const button = document.querySelector('#sources button');
        return [button.querySelector('.name').firstChild.data,
                Number(button.querySelector('.count').textContent)];
    })()""")
    press_in_panel(opened, "#sources button")
    opened.wait("CSS.highlights.get('sourcelight-dimmed')?.size")
    opened.wait_in_panel("document.querySelector('#sources button').ariaPressed === 'true'")
    listed = texts(opened, "#sentences li:not([hidden]) .text")
    assert len(listed) == count
    assert focus(opened) == squeeze(listed[0])
    assert any(name in each for each in texts(opened, "#sentences li:not([hidden]) .why"))
    press_in_panel(opened, "#all")
    opened.wait("!CSS.highlights.get('sourcelight-dimmed').size")
    opened.wait_in_panel("document.getElementById('all').hidden")


def test_choosing_a_label_in_the_panel_shows_in_the_page(opened, relay):
    press_in_panel(opened, "#labels li:nth-child(3) button")
    opened.wait("CSS.highlights.get('sourcelight-dimmed')?.size")
    count = relay.analysis()["summary"]["editorial"]
    opened.wait_in_panel(
        f"document.querySelectorAll('#sentences li:not([hidden])').length === {count}"
    )
    assert opened.inside("ui.querySelector('select').value") == "editorial:"


def test_panel_empties_when_the_marks_go_and_fills_when_they_come(opened):
    opened.press()
    opened.wait_in_panel("document.getElementById('report').hidden")
    assert opened.in_panel("document.getElementById('empty').hidden") is False
    opened.analyse()
    opened.wait_in_panel("!document.getElementById('report').hidden")


def test_panel_that_opens_first_waits_for_the_button(browser, site):
    browser.open(f"{site}/plain.html")
    browser.analyse()
    browser.open_panel()
    browser.wait_in_panel("!document.getElementById('report').hidden")
    browser.evaluate("void location.reload()")
    browser.wait_in_panel("document.getElementById('report').hidden")
    browser.wait("document.readyState === 'complete' && !document.querySelector('sourcelight-ui')")
    browser.analyse()
    browser.wait_in_panel("!document.getElementById('report').hidden")


def test_table_for_spreadsheets(opened, relay):
    content = exported(opened, "export_csv")
    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline="")))
    sentences = relay.analysis()["sentences"]
    assert [row["label"] for row in rows] == [each["label"] for each in sentences]
    assert [row["sentence"] for row in rows] == [
        utf16(opened.text, each["start"], each["end"]) for each in sentences
    ]
    sources = {each["name"] for each in relay.analysis()["sources"]}
    assert {row["source"] for row in rows if row["source"]} & sources


def test_no_cell_of_a_table_is_a_formula(browser):
    cells = browser.in_extension("""
        const { toCsv } = await import(api.runtime.getURL('panel/csv.js'));
        const text = '=HYPERLINK("http://example.org";"so, a link")';
        return toCsv([{ number: 1, label: 'editorial', ownLabel: '', confidence: 0.5, text,
                        reason: '+1', voices: [], signals: [] }]);
    """)
    row = list(csv.reader(io.StringIO(cells.removeprefix("\ufeff"), newline="")))[1]
    assert row[4] == '\'=HYPERLINK("http://example.org";"so, a link")'
    assert row[5] == "'+1"


def test_everything_as_json(opened, relay):
    content = json.loads(exported(opened, "export_json"))
    assert content["analysis"] == relay.analysis()
    assert content["text"] == opened.text
    assert content["url"] == opened.url


def test_annotations_quote_what_they_are_about(opened, relay):
    content = json.loads(exported(opened, "export_annotations"))
    assert content["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = content["first"]["items"]
    assert content["total"] == len(items) == len(relay.analysis()["sentences"])
    for item, sentence in zip(items, relay.analysis()["sentences"], strict=True):
        selector = item["target"]["selector"]
        assert item["target"]["source"] == opened.url
        assert selector["exact"] == utf16(opened.text, sentence["start"], sentence["end"])
        assert opened.text.count(selector["prefix"] + selector["exact"] + selector["suffix"]) == 1
        assert item["body"][0]["value"] == sentence["label"]


def test_marked_article_stands_by_itself(opened, relay):
    content = exported(opened, "export_html")
    assert not re.search(r"<script|<link|<img|src=|@import|url\(", content)
    page = f"new DOMParser().parseFromString({json.dumps(content)}, 'text/html')"
    marks = opened.in_panel(
        f"[...{page}.querySelectorAll('article mark')].map((e) => [e.className, e.textContent])"
    )
    assert marks == [
        [each["label"], utf16(opened.text, each["start"], each["end"])]
        for each in relay.analysis()["sentences"]
    ]
    assert opened.in_panel(f"{page}.querySelectorAll('tbody tr').length") == len(marks)


def test_text_of_a_page_never_becomes_markup(browser, read):
    """The page shows how to write an image; the export must show the same, and no image."""
    browser.text = read("markup")
    browser.open_panel()
    browser.wait_in_panel("!document.getElementById('report').hidden")
    assert "<img src=x onerror=" in browser.text
    assert browser.in_panel("document.querySelectorAll('img').length") == 0
    content = exported(browser, "export_html")
    page = f"new DOMParser().parseFromString({json.dumps(content)}, 'text/html')"
    assert browser.in_panel(f"{page}.images.length") == 0
    assert browser.inside("ui.querySelectorAll('img').length") == 0


def test_button_of_the_page_opens_the_panel(browser, read):
    read("plain")
    browser.click_in_ui(".details")
    if browser.name == "chromium":
        browser.wait(
            "return (await api.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length",
            browser.in_extension,
        )
    else:
        find = "(await api.tabs.query({})).find((tab) => tab.url?.includes('panel.html'))"
        tab = browser.wait(f"return {find}", browser.in_extension)
        browser.in_extension(f"await api.tabs.remove({tab['id']})")
