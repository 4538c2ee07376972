"""axe-core on every page of the server: light and dark, at a desk and on a phone."""

import pytest

from server.demo import PAGES
from tests.demo.conftest import DESK, PHONE
from tests.extension.test_accessibility import both_schemes, violations

SIZES = {"desk": DESK, "phone": PHONE}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("route", [page.route for page in PAGES])
def test_page(reading, route, size):
    reading.browser.open("about:blank")
    reading.browser.resize(*size)
    reading.browser.go_to(f"{reading.url}{route}")
    for scheme in both_schemes(reading.browser):
        assert violations(reading.browser.evaluate) == [], scheme
    assert reading.browser.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_marked_article_with_its_card(reading, size):
    reading.open_sample("border", size)
    reading.browser.key("Alt", "ArrowDown")
    reading.wait_in_ui("ui.querySelector('.card')?.hidden === false")
    for scheme in both_schemes(reading.browser):
        assert violations(reading.browser.evaluate) == [], scheme


def test_details_on_a_phone(reading):
    reading.open_sample("border", PHONE)
    reading.in_ui("void ui.querySelector('.details').click()")
    reading.browser.wait("document.getElementById('report').checkVisibility()")
    for scheme in both_schemes(reading.browser):
        assert violations(reading.browser.evaluate) == [], scheme


def test_a_failure(reading):
    reading.open()
    reading.paste(
        "Der Fährverkehr zur Insel ruht bis Donnerstag, wie der Gemeinderat mitteilte. " * 3
    )
    reading.wait_in_ui("!!ui?.querySelector('.legend[data-state=failure]')")
    for scheme in both_schemes(reading.browser):
        assert violations(reading.browser.evaluate) == [], scheme
