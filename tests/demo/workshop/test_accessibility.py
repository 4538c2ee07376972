"""axe-core on the pages of the workshop in every step, light and dark."""

from tests.demo.workshop.marks import TEXT
from tests.demo.workshop.pages import fill, open_page, press
from tests.demo.workshop.test_facilitator import ROOM, load
from tests.extension.test_accessibility import both_schemes, violations


def audit(browser):
    browser.evaluate("void document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    for scheme in both_schemes(browser):
        assert violations(browser.evaluate) == [], scheme


def test_marking_and_comparing(browser, server_url):
    open_page(browser, f"{server_url}/mark")
    press(browser, "#begin")
    browser.wait("!document.getElementById('marking').hidden")
    press(browser, "#choices [value=attributed]")
    press(browser, "#choices [value=editorial]")
    press(browser, "#compare")
    audit(browser)
    press(browser, "#anyway")
    audit(browser)


def test_a_loaded_room(browser, server_url):
    open_page(browser, f"{server_url}/facilitator")
    load(browser, [*ROOM, ("holiday.txt", "Dear all")])
    fill(browser, "#text", TEXT)
    audit(browser)
