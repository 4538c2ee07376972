"""Marks in a browser without CSS Custom Highlights: laid over the text, and the page untouched."""

import pytest

BOXES = """(() => {
    const host = document.querySelector('sourcelight-marks');
    const root = host?.openOrClosedShadowRoot ?? (host && chrome.dom.openOrClosedShadowRoot(host));
    return [...(root?.querySelectorAll('i') ?? [])];
})()"""
MARKED = ["attributed", "unattributed", "editorial"]


@pytest.fixture
def opened(browser, read):
    """An article in a browser that has lost its highlights for the extension."""
    read("plain")
    browser.html = browser.evaluate("document.body.outerHTML")
    browser.press()
    browser.wait("!document.querySelector('sourcelight-ui')")
    browser.inside("(globalThis.Highlight = undefined, true)")
    browser.analyse()
    browser.wait_inside(f"{BOXES}.length > 0")
    assert browser.evaluate("CSS.highlights.size") == 0
    return browser


def labels_at(browser, words):
    """The labels of the marks that lie over some words."""
    x, y = browser.place_of(words)
    return browser.inside(f"""{BOXES}.filter((box) => {{
        const {{ left, right, top, bottom }} = box.getBoundingClientRect();
        return left <= {x} && {x} <= right && top <= {y} && {y} <= bottom;
    }}).map((box) => box.className)""")


def label_of(relay, text, words):
    at = text.index(words)
    return next(s["label"] for s in relay.analysis()["sentences"] if s["start"] <= at < s["end"])


def test_every_sentence_has_its_own_label_over_it(opened, relay):
    text = relay.requests[-1]["text"]
    for words in ["Some 14,000", "We found cracks", "The closure is a stark", "Buses will run"]:
        assert labels_at(opened, words) == [label_of(relay, text, words)]


def test_labels_differ_by_line_style(opened):
    styles = opened.inside(f"""Object.fromEntries({BOXES}.map((box) =>
        [box.className, getComputedStyle(box, '::after').textDecorationStyle]))""")
    assert [styles[label] for label in MARKED] == ["solid", "dashed", "wavy"]


def test_sentence_in_focus_shows_its_evidence(opened):
    opened.point(*opened.place_of("We found cracks"))
    opened.wait_inside("ui.querySelector('.card').hidden === false")
    opened.wait_inside(f"{BOXES}.some((box) => box.className === 'cue')")
    assert "focus" in labels_at(opened, "We found cracks")


def test_marks_follow_their_text(opened, relay):
    label = label_of(relay, relay.requests[-1]["text"], "Buses will run")
    opened.evaluate("void (document.querySelector('article').style.paddingTop = '150px')")
    opened.wait(
        "the marks over the moved text", lambda _: labels_at(opened, "Buses will run") == [label]
    )


def test_clearing_leaves_nothing_behind(opened):
    assert opened.evaluate("document.body.outerHTML") == opened.html
    opened.press()
    opened.wait("!document.querySelector('sourcelight-ui, sourcelight-marks')")
    assert opened.evaluate("document.body.outerHTML") == opened.html
