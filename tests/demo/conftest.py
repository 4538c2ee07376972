"""The server's pages in both browsers, as participants of a workshop open them."""

import json

import pytest

from tests.extension.browsers.browser import Browser

PHONE = (320, 640)
DESK = (1280, 900)


@pytest.fixture
def browser(running) -> Browser:
    """A browser whose tabs are closed after the test."""
    running.tabs = []
    yield running
    for tab in running.tabs:
        running.close(tab)


class Reading:
    """The page at "/" with an article, and what its reader does there."""

    def __init__(self, browser: Browser, url: str):
        self.browser = browser
        self.url = url

    def open(self, fragment: str = "", size: tuple[int, int] = DESK) -> None:
        """Open the page in a window of this size and wait until its script has run."""
        self.browser.open("about:blank")
        self.browser.resize(*size)
        self.browser.go_to(f"{self.url}/{fragment}")
        self.browser.wait("document.querySelector('[data-message]')?.textContent !== ''")

    def open_sample(self, name: str, size: tuple[int, int] = DESK) -> None:
        """Open a sample and wait for its marks."""
        self.open(f"#read={name}", size)
        self.wait_for_marks()

    def wait_for_marks(self) -> None:
        """Wait until the article is marked; fail with what is said instead."""
        state = "ui?.querySelector('.legend')?.dataset.state"
        said = self.wait_in_ui(f"{state} !== 'waiting' && {state}")
        assert said == "result", self.in_ui("ui.querySelector('.legend').textContent")
        self.browser.wait("!document.getElementById('report').hidden")

    def in_ui(self, expression: str):
        """The value of an expression in which ``ui`` is the highlighter's shadow root, or null."""
        root = "document.querySelector('sourcelight-ui')?.shadowRoot"
        return self.browser.evaluate(f"((ui) => ({expression}) ?? null)({root})")

    def wait_in_ui(self, expression: str):
        return self.browser.wait(expression, self.in_ui)

    def press(self, selector: str) -> None:
        """Press a button or follow a link of the page."""
        self.browser.evaluate(f"void document.querySelector({json.dumps(selector)}).click()")

    def paste(self, text: str) -> None:
        """Paste a text and press the button."""
        self.browser.evaluate(f"void (document.getElementById('text').value = {json.dumps(text)})")
        self.press("#paste [type=submit]")

    def choose_file(self, name: str, content: bytes, kind: str = "") -> None:
        """Choose a file as the browser's own dialogue does."""
        more = f"{json.dumps(name)}, {{ type: '{kind}' }}"
        self.browser.evaluate(f"""(() => {{
            const held = new DataTransfer();
            held.items.add(new File([new Uint8Array({list(content)})], {more}));
            const field = document.getElementById('file');
            field.files = held.files;
            field.dispatchEvent(new Event('change', {{ bubbles: true }}));
        }})()""")

    def article(self) -> str:
        """The article's text as it is shown."""
        return self.browser.evaluate("document.getElementById('article').textContent")

    def problem(self) -> str:
        """Wait for what is said at the start when there is nothing to read."""
        return self.browser.wait("document.getElementById('problem').textContent")


@pytest.fixture
def reading(browser, server_url) -> Reading:
    """The page of the shared server."""
    return Reading(browser, server_url)
