"""The scripts of the workshop's pages, and what its buttons save."""

import json

import pytest

from tests.demo.workshop.pages import press


@pytest.fixture
def module(browser, server_url):
    """The value of an expression in which a script of the workshop has the name ``it``."""
    browser.open(f"{server_url}/data-protection")

    def evaluate(script, expression, *given):
        """``given`` stands in the expression as the list of that name."""
        return browser.evaluate(
            f"import('{server_url}/static/workshop/{script}.js').then((it) => {{"
            f" const given = {json.dumps(given)}; return {expression}; }})"
        )

    return evaluate


@pytest.fixture
def saved(browser):
    """What a press of a button would save: its content, caught on its way to the downloads."""

    def saved(button):
        browser.evaluate("""void (URL.createObjectURL = (blob) => {
            blob.text().then((text) => { globalThis.saved = { text }; });
            return 'data:,';
        })""")
        browser.evaluate("void (HTMLAnchorElement.prototype.click = () => {})")
        press(browser, button)
        return browser.wait("globalThis.saved")["text"]

    return saved
