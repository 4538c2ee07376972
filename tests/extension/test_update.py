"""The extension is updated while pages are open: the former version's scripts live on, or end."""

import pytest

from tests.extension.browsers.starting import HOST
from tests.extension.conftest import assert_marked

STATE = "ui?.querySelector('.legend')?.dataset.state"
FOUND = "[document.querySelectorAll('sourcelight-ui').length, CSS.highlights.size > 0]"
only_chromium = pytest.mark.parametrize("running", ["chromium"], indirect=True)


def test_press_after_an_update_begins_anew(browser, relay, site):
    browser.open(f"{site}/plain.html")
    browser.analyse()
    browser.update_extension()
    browser.press()
    browser.wait("the new reading's request", lambda _: len(relay.requests) == 2)
    browser.wait_inside(f"{STATE} === 'result'")
    assert browser.evaluate(FOUND) == [1, True]
    assert_marked(browser, relay.requests[-1]["text"], relay.analysis())
    browser.press()
    browser.wait("!document.querySelector('sourcelight-ui')")
    assert browser.evaluate(FOUND) == [0, False]


def test_update_while_waiting_ends_the_request(browser, relay, site):
    browser.open(f"{site}/plain.html")
    relay.hold()
    browser.press()
    browser.wait("a request", lambda _: relay.requests)
    browser.update_extension()
    browser.wait("the end of the request", lambda _: relay.hung_up)
    relay.release()
    assert browser.evaluate(FOUND) == [1, False]
    browser.press()
    browser.wait("the new reading's request", lambda _: len(relay.requests) == 2)
    browser.wait_inside(f"{STATE} === 'result'")
    assert browser.evaluate(FOUND) == [1, True]


@only_chromium
@pytest.mark.parametrize("wanted", ["details", "card"])
def test_what_the_former_version_can_no_longer_do_it_says(browser, site, wanted):
    """In Firefox nothing of it is left to say so. Here the extension may look inside unasked."""
    browser.open(f"{site.replace(HOST, '127.0.0.1')}/plain.html")
    browser.analyse()
    browser.update_extension()
    if wanted == "card":
        browser.point(*browser.place_of("We found cracks"))
    else:
        browser.click_in_ui(".details")
    browser.wait_inside(f"{STATE} === 'failure'")
    assert browser.inside("ui.querySelector('.title').textContent") == "Sourcelight was updated"
