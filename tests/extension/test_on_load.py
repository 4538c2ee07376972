"""Sites analysed on load whose articles come late, or without a new page being loaded."""

import pytest

from tests.extension.browsers.starting import HOST
from tests.extension.conftest import assert_marked
from tests.extension.test_options import reset, use_sites

REST = "new Promise((resolve) => setTimeout(resolve, 1000))"


@pytest.fixture
def here(browser, relay, site):
    """A site that is analysed on load, by an address that the extension may enter unasked."""
    reset(browser, relay)
    use_sites(browser, "127.0.0.1")
    yield site.replace(HOST, "127.0.0.1")
    reset(browser, relay)


@pytest.fixture
def opened(browser, here):
    """A single-page site with the marks on."""
    browser.open(f"{here}/single-page.html")
    marked_with(browser, "snow")
    return browser


def marked_with(browser, word):
    browser.wait(
        f"[...CSS.highlights.get('sourcelight-unattributed') ?? []].join('').includes('{word}')"
    )


def test_next_article_of_a_single_page_site_is_marked_too(opened, relay):
    opened.evaluate("go('train')")
    marked_with(opened, "train")
    assert relay.requests[-1]["text"].startswith("Train to the coast")
    assert_marked(opened, relay.requests[-1]["text"], relay.analysis())
    assert opened.evaluate("document.querySelectorAll('sourcelight-ui').length") == 1


def test_article_reached_from_a_front_page_is_marked(opened, relay):
    opened.evaluate("goHome()")
    opened.wait("!document.querySelector('sourcelight-ui') && CSS.highlights.size === 0")
    opened.evaluate("go('train')")
    marked_with(opened, "train")
    assert len(relay.requests) == 2


def test_article_that_is_drawn_late_is_marked(browser, here):
    browser.open(f"{here}/single-page.html?late")
    browser.evaluate(REST)
    assert browser.evaluate("CSS.highlights.size") == 0
    browser.evaluate("draw()")
    marked_with(browser, "snow")


def test_marks_that_the_reader_takes_off_stay_off_until_the_next_article(opened, relay):
    opened.press()
    opened.wait("!document.querySelector('sourcelight-ui')")
    opened.evaluate("history.replaceState(null, '', '?seen=1')")
    opened.evaluate("draw()")
    opened.evaluate(REST)
    assert opened.evaluate("CSS.highlights.size") == 0
    assert len(relay.requests) == 1
    opened.evaluate("go('train')")
    marked_with(opened, "train")
