"""Articles that a site draws in open shadow roots, with slots and components in components."""

import pytest

from tests.extension.conftest import assert_marked, squeeze

LABELS = ["attributed", "unattributed", "editorial"]
APP = "document.querySelector('news-app').shadowRoot"
ARTICLE = f"{APP}.querySelector('news-article')"


@pytest.fixture
def opened(browser, read):
    """A page made of components, with the marks on."""
    browser.text = read("shadow")
    return browser


def blocks(text):
    return text.split("\n\n")


def place(browser, element):
    """A point near the beginning of an element's text."""
    return browser.evaluate(f"""(() => {{
        const box = {element}.getBoundingClientRect();
        return [box.x + 30, box.y + 12];
    }})()""")


def test_text_is_sent_as_it_is_shown_across_roots_and_slots(opened):
    assert blocks(opened.text) == [
        "Mountain hut gets a warden again",
        "The hut on Kvitfjell will have a warden from June, the hikers’ union said on Monday. "
        "It has stood empty for six years.",
        "“People come up tired and cold,” said Torunn Dahl, who will be the first. "
        "“A warm stove is all they want.”",
        "The union pays for the warden with the money of a fund for old huts. "
        "According to its board, the money lasts three years.",
        "It is a scandal that it took so long. Two hikers nearly froze there in the spring, "
        "the rescue team told this newspaper.",
        "The hut has twelve beds, a stove and a well. Those who sleep there are asked to carry up "
        "a log each, the union said.",
    ]


def test_marks_have_their_style_in_shadow_roots_too(opened):
    styles = opened.evaluate(f"""{LABELS}.map((label) =>
        getComputedStyle({ARTICLE}.shadowRoot.querySelector('.notes'),
                         `::highlight(sourcelight-${{label}})`).textDecorationStyle)""")
    assert styles == ["solid", "dashed", "wavy"]


def test_style_is_added_without_a_sheet_in_the_page(opened):
    assert opened.evaluate(f"""[document, {APP}, {ARTICLE}.shadowRoot].map((root) =>
        root.adoptedStyleSheets.length)""") == [0, 0, 0]


def test_pointing_and_keys_find_sentences_in_shadow_roots(opened):
    opened.point(*place(opened, f"{ARTICLE}.shadowRoot.querySelector('.notes')"))
    opened.wait("[...CSS.highlights.get('sourcelight-focus') ?? []].join('').includes('twelve')")
    opened.point(*place(opened, f"{ARTICLE}.querySelector('p')"))
    opened.wait("[...CSS.highlights.get('sourcelight-focus')].join('').includes('Kvitfjell')")
    opened.key("Alt", "ArrowDown")
    assert squeeze("".join(opened.evidence("focus"))) == "Ithasstoodemptyforsixyears."


def test_paragraph_that_comes_late_into_a_shadow_root_is_marked(opened, relay):
    opened.evaluate(f"""void {ARTICLE}.append(Object.assign(
        document.createElement('news-paragraph'),
        {{ textContent: 'Wood is brought up by helicopter in May, the warden said.' }}))""")
    opened.wait("[...CSS.highlights.get('sourcelight-attributed')].join('').includes('helicopter')")
    assert_marked(opened, relay.requests[-1]["text"], relay.analysis())


def test_article_drawn_anew_in_its_shadow_root_keeps_its_marks(opened, relay):
    before = opened.marks()
    opened.evaluate(f"void ({APP}.querySelector('main').innerHTML += '')")
    opened.wait("[...CSS.highlights.get('sourcelight-attributed')].join('').includes('Kvitfjell')")
    assert opened.marks() == before
    assert len(relay.requests) == 1


def test_clearing_leaves_nothing_in_shadow_roots(browser, site):
    browser.open(f"{site}/shadow.html")
    inner = f"[document.documentElement.outerHTML, {APP}.innerHTML, {ARTICLE}.shadowRoot.innerHTML]"
    before = browser.evaluate(inner)
    browser.analyse()
    browser.press()
    browser.wait("!document.querySelector('sourcelight-ui')")
    assert browser.evaluate(inner) == before
    assert browser.evaluate("CSS.highlights.size") == 0


def test_selection_in_a_shadow_root_is_analysed(browser, relay, site):
    browser.open(f"{site}/shadow.html")
    browser.analyse()
    browser.press()
    browser.wait("!document.querySelector('sourcelight-ui')")
    browser.evaluate(
        f"getSelection().selectAllChildren({ARTICLE}.shadowRoot.querySelector('.notes'))"
    )
    browser.analyse_selection()
    assert relay.requests[-1]["text"].startswith("The hut has twelve beds")
    assert "Kvitfjell" not in relay.requests[-1]["text"]
    assert_marked(browser, relay.requests[-1]["text"], relay.analysis())
