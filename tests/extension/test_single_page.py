"""Sites that change under the reader: marks stay true to the text, or go with it."""

import pytest

from tests.extension.conftest import assert_marked

REST = "new Promise((resolve) => setTimeout(resolve, 1000))"
LATE = "A plough broke down on Saturday, the police said. Two men walked home."


@pytest.fixture
def opened(browser, read):
    """A page that draws its own article, with the marks on."""
    browser.text = read("single-page")
    return browser


def gone(browser):
    return browser.wait("!document.querySelector('sourcelight-ui') && CSS.highlights.size === 0")


def test_article_drawn_anew_keeps_its_marks_without_a_request(opened, relay):
    before = opened.marks()
    opened.evaluate("draw()")
    assert not opened.painted()
    opened.wait("[...(CSS.highlights.get('sourcelight-attributed'))].join('')")
    assert opened.marks() == before
    assert len(relay.requests) == 1


def test_focus_moves_with_an_article_drawn_anew(opened):
    for _ in range(3):
        opened.key("Alt", "ArrowDown")
    focus = opened.evidence("focus")
    opened.evaluate("draw()")
    opened.wait("[...(CSS.highlights.get('sourcelight-focus'))].join('')")
    assert opened.evidence("focus") == focus
    assert opened.inside("ui.querySelector('.card').hidden") is False


def test_next_article_begins_without_marks(opened, relay):
    opened.evaluate("go('train')")
    gone(opened)
    assert len(relay.requests) == 1
    opened.url = opened.evaluate("location.href")
    opened.analyse()
    assert relay.requests[-1]["text"].startswith("Train to the coast")
    assert_marked(opened, relay.requests[-1]["text"], relay.analysis())


def test_going_back_takes_the_marks_off(opened):
    opened.press()
    gone(opened)
    opened.evaluate("go('train')")
    opened.url = opened.evaluate("location.href")
    opened.analyse()
    opened.evaluate("history.back()")
    gone(opened)


def test_change_of_the_address_alone_changes_nothing(opened, relay):
    before = opened.marks()
    opened.evaluate("history.replaceState(null, '', '?seen=1')")
    opened.url = opened.evaluate("location.href")
    opened.evaluate(REST)
    assert opened.marks() == before
    assert opened.panel() == "result"
    opened.evaluate("draw()")
    opened.wait("[...(CSS.highlights.get('sourcelight-attributed'))].join('')")
    assert opened.marks() == before
    assert len(relay.requests) == 1


def test_paragraph_that_comes_late_is_marked_too(opened, relay):
    opened.key("Alt", "ArrowDown")
    focus = opened.evidence("focus")
    opened.evaluate(f"arrive({LATE!r})")
    opened.wait("[...CSS.highlights.get('sourcelight-attributed')].join('').includes('plough')")
    assert [each["text"] for each in relay.requests] == [
        opened.text,
        f"{opened.text}\n\n{LATE}",
    ]
    assert_marked(opened, relay.requests[-1]["text"], relay.analysis())
    assert opened.evidence("focus") == focus


def test_paragraphs_in_quick_succession_are_one_request(opened, relay):
    for number in range(5):
        opened.evaluate(f"arrive('The road was opened for {number} hours, the police said.')")
    opened.wait("[...CSS.highlights.get('sourcelight-attributed')].join('').includes('4 hours')")
    opened.evaluate(REST)
    assert len(relay.requests) == 2


def test_what_changes_beside_the_article_is_no_matter(opened, relay):
    opened.evaluate("document.querySelector('footer').append(' Copyright. All rights reserved.')")
    opened.evaluate(REST)
    assert len(relay.requests) == 1
    assert opened.panel() == "result"


def test_late_text_that_cannot_be_analysed_leaves_the_marks(opened, relay):
    before = opened.marks()
    relay.answers += [(500, {"Content-Type": "application/json"}, b"{}")] * 2
    opened.evaluate(f"arrive({LATE!r})")
    opened.wait_inside("ui.querySelector('.notice')?.textContent")
    assert opened.marks() == before
    assert opened.panel() == "result"


def test_going_on_while_the_server_thinks_ends_in_silence(browser, relay, site):
    browser.open(f"{site}/single-page.html")
    relay.hold()
    browser.press()
    browser.wait_inside(f"ui?.querySelector('.status')?.textContent.includes('{relay.host}')")
    browser.evaluate("go('train')")
    gone(browser)
    relay.release()
    browser.evaluate(REST)
    assert browser.evaluate("CSS.highlights.size") == 0


def test_article_drawn_anew_while_the_server_thinks_is_marked(browser, relay, site):
    browser.open(f"{site}/single-page.html")
    relay.hold()
    browser.press()
    browser.wait_inside(f"ui?.querySelector('.status')?.textContent.includes('{relay.host}')")
    browser.evaluate("draw()")
    browser.evaluate(REST)
    relay.release()
    browser.wait_inside("ui?.querySelector('.legend')?.dataset.state === 'result'")
    assert len(relay.requests) == 1
    assert_marked(browser, relay.requests[-1]["text"], relay.analysis())


def test_article_that_comes_after_the_press_is_marked(browser, relay, site):
    browser.open(f"{site}/single-page.html?late")
    browser.press()
    browser.wait_inside("ui?.querySelector('.legend')?.dataset.state === 'failure'")
    browser.evaluate("draw()")
    browser.wait_inside("ui?.querySelector('.legend')?.dataset.state === 'result'")
    assert_marked(browser, relay.requests[-1]["text"], relay.analysis())


def test_press_where_there_was_no_article_is_not_about_the_next(browser, relay, site):
    browser.open(f"{site}/single-page.html?late")
    browser.press()
    browser.wait_inside("ui?.querySelector('.legend')?.dataset.state === 'failure'")
    browser.evaluate("go('train')")
    gone(browser)
    assert relay.requests == []


def test_clock_in_the_article_is_no_stream_of_requests(opened, relay):
    opened.evaluate("arrive('The road has been closed for 0 seconds, the police said.')")
    opened.evaluate("""void setInterval(() => {
        const clock = app.querySelector('article').lastChild.firstChild;
        clock.data = clock.data.replace(/[0-9]+/, (seconds) => Number(seconds) + 1);
    }, 100)""")
    opened.evaluate("new Promise((resolve) => setTimeout(resolve, 6000))")
    assert 2 <= len(relay.requests) <= 6
    assert "Eleven cars were dug out in the morning." in opened.painted()


def test_selection_drawn_anew_keeps_its_marks(opened, relay):
    opened.press()
    gone(opened)
    opened.select("article p:nth-of-type(2)")
    opened.analyse_selection()
    before = opened.marks()
    opened.evaluate("draw()")
    opened.wait("[...(CSS.highlights.get('sourcelight-attributed'))].join('')")
    assert opened.marks() == before
    assert len(relay.requests) == 2
