"""axe-core on every page of the extension, and on what it adds to a page, light and dark."""

import json

import pytest

from tests.conftest import ROOT

AXE = ROOT / "tests/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ["options/options.html", "panel/panel.html", "popup/refusal.html?pdf"]


def violations(evaluate, *unfit):
    """What axe finds, as rules with the elements that break them, but for rules that do not fit."""
    options = {
        "runOnly": {"type": "tag", "values": RULES},
        "rules": {rule: {"enabled": False} for rule in unfit},
    }
    # nb. by the driver, which no page's CSP binds.
    evaluate(f"(() => {{ {AXE.read_text()}; }})()")
    return evaluate(f"""axe.run(document, {json.dumps(options)}).then(({{ violations }}) =>
        violations.map(({{ id, nodes }}) =>
          [id, ...nodes.map((each) => `${{each.html}} ${{each.failureSummary}}`)]))""")


def both_schemes(browser):
    """Light and dark, as the reader has set it."""
    try:
        for scheme in ("light", "dark"):
            browser.appear(scheme)
            yield scheme
    finally:
        browser.appear("light")


@pytest.mark.parametrize("path", PAGES)
def test_page_of_the_extension(browser, path):
    browser.open(browser.options_url.removesuffix("options/options.html") + path)
    browser.evaluate("new Promise((resolve) => setTimeout(resolve, 300))")
    for scheme in both_schemes(browser):
        assert violations(browser.evaluate) == [], scheme


def test_panel_with_a_report(browser, read):
    read("plain")
    browser.open_panel()
    browser.wait_in_panel("!document.getElementById('report').hidden")
    browser.in_panel("void document.querySelector('#sources button').click()")
    browser.wait_in_panel("!!document.querySelector('[aria-pressed=true]')")
    for scheme in both_schemes(browser):
        assert violations(browser.in_panel) == [], scheme


def added_to_page(browser):
    """The extension's UI as it stands in the page, with its style, as HTML.

    nb. its shadow root is closed to axe, as it is to the page; so a copy is looked at.
    """
    return browser.inside("`<style>${globalThis.Sourcelight.stylesheet}</style>${ui.innerHTML}`")


def audit_copy(browser, site, html):
    browser.open(f"{site}/nothing.html")
    browser.evaluate(f"void (document.body.innerHTML = {json.dumps(html)})")
    browser.evaluate(
        "void document.documentElement.style.setProperty('color-scheme', 'light dark')"
    )
    for scheme in both_schemes(browser):
        # A fragment has no landmarks, and its page no heading.
        unfit = ["region", "landmark-one-main", "page-has-heading-one"]
        assert violations(browser.evaluate, *unfit) == [], scheme


def test_card_and_panel_in_a_page(browser, read, site):
    read("plain")
    browser.key("Alt", "ArrowDown")
    browser.key("Alt", "ArrowDown")
    browser.key("Alt", "ArrowDown")
    browser.wait_inside("ui.querySelector('.card').hidden === false")
    browser.click_in_ui(".wrong")
    browser.wait_inside("!!ui.querySelector('.own')")
    audit_copy(browser, site, added_to_page(browser))


def test_panel_in_a_page_when_something_fails(browser, relay, site):
    relay.answers.append((500, {"Content-Type": "application/json"}, b"{}"))
    browser.open(f"{site}/plain.html")
    browser.press()
    browser.wait_inside("ui?.querySelector('.legend')?.dataset.state === 'failure'")
    audit_copy(browser, site, added_to_page(browser))
