"""What a user does, in whichever browser."""

import json
import time

from tests.extension.browsers.watched import Watched

# What comes sooner after a press is the second half of a double click.
DOUBLE_PRESS = 0.6


class Browser(Watched):
    """A browser in a user's hands; each kind brings its own tabs, button, mouse and keys."""

    def __init__(self):
        self.tabs = []
        self.pressed_at = None

    def use_server(self, url):
        """Set the server, as one that the reader has agreed to."""
        settings = {"serverUrl": url, "agreedTo": url.removeprefix("http://")}
        self.in_extension(f"await api.storage.local.set({json.dumps(settings)})")

    def press(self):
        """Press the button; a second time in the same tab only when that is another press."""
        if self.pressed_at is not None:
            time.sleep(max(0, self.pressed_at + DOUBLE_PRESS - time.monotonic()))
        self.press_button()
        self.pressed_at = time.monotonic()

    def analyse(self):
        """Press the button and wait for the marks."""
        self.press()
        state = "ui?.querySelector('.legend')?.dataset.state"
        assert self.wait_inside(f"{state} !== 'waiting' && {state}") == "result", self.inside(
            "ui.querySelector('.legend').textContent"
        )

    def analyse_selection(self):
        """Choose the menu's entry and wait for the marks; a press must have been before.

        Firefox's real menu is in test_background.py; it sends this message.
        """
        self.in_extension(f"""
            const tab = (await api.tabs.query({{}})).find((t) => t.url === {json.dumps(self.url)});
            await api.tabs.sendMessage(tab.id, {{ type: 'analyse-selection' }});
        """)
        self.wait_inside("ui?.querySelector('.legend')?.dataset.state === 'result'")

    def open_panel(self):
        """Open the side panel about the open page, in a tab behind it; see ``in_panel``."""
        tab = self.in_extension(
            f"return (await api.tabs.query({{}})).find((t) => t.url === {json.dumps(self.url)}).id"
        )
        root = self.options_url.removesuffix("options/options.html")
        self.in_panel = self.open_beside(f"{root}panel/panel.html?tab={tab}")
        self.bring_to_front()

    def click_in_ui(self, selector):
        self.click(*self.centre(selector))

    def select(self, selector):
        self.evaluate(
            f"getSelection().selectAllChildren(document.querySelector({json.dumps(selector)}))"
        )
