"""The side panel: counts, notes, sources and sentences in words, choices, and what can be saved."""

import csv
import io
import json
import re

import pytest
import requests

from tests.extension.conftest import squeeze, utf16
from tests.web_annotations import assert_collection, assert_understood


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


def asked(relay, path, text):
    """What the server itself answers about a text."""
    return requests.post(f"{relay.upstream}/v1/{path}", json={"text": text}, timeout=60)


def table(content):
    """The rows of a table."""
    return list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline="")))


def test_table_for_spreadsheets_is_the_servers_and_the_readers_own(opened, relay):
    rows = table(exported(opened, "export_csv"))
    own = [{key: row.pop(key) for key in ("own_label", "reason")} for row in rows]
    assert rows == table(asked(relay, "analyze?format=csv", opened.text).content.decode())
    assert len(rows) == len(relay.analysis()["sentences"])
    assert [each["reason"] for each in own] == texts(opened, "#sentences .why")


def test_no_cell_of_a_table_is_a_formula(browser):
    cells = browser.in_extension("""
        const { toCsv } = await import(api.runtime.getURL('panel/csv.js'));
        const text = '=HYPERLINK("http://example.org";"so, a link")';
        const sentence = { start: 0, end: text.length, label: 'editorial', confidence: 0.5,
                           attributions: [], signals: [] };
        const analysis = { sentences: [sentence], attributions: [], sources: [] };
        return toCsv({ text, analysis }, [{ number: 1, ownLabel: '', reason: '+1' }]);
    """)
    (row,) = table(cells)
    assert row["sentence"] == '\'=HYPERLINK("http://example.org";"so, a link")'
    assert row["reason"] == "'+1"


def test_everything_as_json(opened, relay):
    content = json.loads(exported(opened, "export_json"))
    assert content["analysis"] == relay.analysis()
    assert content["text"] == opened.text
    assert content["url"] == opened.url


def in_common(node):
    """What both the server and the extension say in a node of their annotations.

    The extension adds words for its reader, in the reader's language. It gives no places, which
    count in the text that was sent and not in the page.
    """
    if "body" in node:
        node["body"] = [each for each in node["body"] if "language" not in each]
    if "selector" in node:
        node["selector"] = [each for each in node["selector"] if "exact" in each]
    return {key: value for key, value in node.items() if key not in ("created", "label")}


def test_annotations_are_the_servers_with_the_pages_address(opened, relay):
    saved = exported(opened, "export_annotations")
    assert_collection(json.loads(saved))
    assert_understood(json.loads(saved))
    answer = asked(relay, "annotations", opened.text).text
    of_the_page = re.sub("urn:sha256:[0-9a-f]{64}", opened.url, answer)
    assert json.loads(saved, object_hook=in_common) == json.loads(
        of_the_page, object_hook=in_common
    )


def test_annotations_quote_what_they_are_about(opened, relay):
    content = json.loads(exported(opened, "export_annotations"))
    sentences = relay.analysis()["sentences"]
    items = content["first"]["items"][: len(sentences)]
    assert content["label"] == opened.evaluate("document.title")
    for item, sentence in zip(items, sentences, strict=True):
        (quote,) = item["target"][0]["selector"]
        assert quote["exact"] == utf16(opened.text, sentence["start"], sentence["end"])
        assert opened.text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1
    reasons = [item["body"][-1]["value"] for item in items]
    assert reasons == texts(opened, "#sentences .why")


def test_annotations_cut_no_character_in_half(browser):
    content = browser.in_extension("""
        const { toAnnotations } = await import(api.runtime.getURL('panel/annotations.js'));
        const text = `a${'😀'.repeat(40)}It held.${'😀'.repeat(40)}\ud83d`;
        const sentence = { start: 81, end: 89, label: 'editorial', confidence: 0.5,
                           attributions: [], signals: [] };
        const analysis = { model: '1.0.0', sentences: [sentence], attributions: [], sources: [],
                           summary: { notes: [] } };
        const row = { number: 1, ownLabel: 'unattributed', reason: 'So.' };
        const report = { text, analysis, url: 'https://news.example/#top', title: '' };
        return toAnnotations(report, [row], 'en', '2026-01-01T00:00:00.000Z');
    """)
    assert_collection(content)
    assert_understood(content)
    (item,) = content["first"]["items"]
    assert item["id"] == "https://news.example/#sourcelight-sentence-1"
    assert item["body"][-1] == {
        "type": "TextualBody",
        "purpose": "assessing",
        "format": "text/plain",
        "value": "unattributed",
        "creator": {"type": "Person"},
    }
    (quote,) = item["target"][0]["selector"]
    assert quote["exact"] == "It held."
    assert quote["prefix"] == quote["suffix"] == "😀" * 32


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
