"""Chromium by playwright; the button by the CDP method that is there for this."""

import os
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.extension.browsers.browser import Browser
from tests.extension.browsers.starting import EXTENSION, HOST, executable


def flags(extension: Path) -> list[str]:
    """The command line that brings the extension in and lets no test leave this computer."""
    return [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--enable-unsafe-extension-debugging",
        f"--host-resolver-rules=MAP {HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        f"--disable-extensions-except={extension}",
        f"--load-extension={extension}",
    ]


class Chromium(Browser):
    """Chromium with the extension in it, headless."""

    name = "chromium"

    def __init__(self, profile: Path, extension: Path = EXTENSION):
        super().__init__()
        self.extension = extension
        self.flags = flags(extension)
        self.driver = sync_playwright().start()
        self.context = self.driver.chromium.launch_persistent_context(
            profile,
            executable_path=executable("chromium", "google-chrome"),
            headless=True,
            args=self.flags,
            ignore_default_args=["--disable-extensions"],
            env={**os.environ, "LANGUAGE": "en"},
        )
        workers = self.context.service_workers
        worker = workers[0] if workers else self.context.wait_for_event("serviceworker")
        self.id = worker.url.split("/")[2]
        self.cdp = self.context.browser.new_browser_cdp_session()
        self.options_url = f"chrome-extension://{self.id}/options/options.html"
        self.open_control()

    def open_control(self):
        self.control = self.context.new_page()
        self.control.goto(self.options_url)
        self.evaluate_in_control = self.control.evaluate

    def update_extension(self):
        """Put the extension in its own place, as an update does under all open pages."""
        with self.context.expect_event("serviceworker") as begun:
            self.cdp.send("Extensions.loadUnpacked", {"path": str(self.extension)})
        # nb. before it is active it hears of no press.
        self.wait("self.registration.active?.state === 'activated'", begun.value.evaluate)
        self.open_control()
        self.bring_to_front()

    def open(self, url):
        self.page = self.context.new_page()
        self.tabs.append(self.page)
        self.page.goto(url)
        self.url = self.page.url
        self.pressed_at = None
        self.evaluate = self.page.evaluate

    def go_to(self, url):
        """Go on to another page in the same tab."""
        self.page.goto(url)
        self.url = self.page.url

    def open_beside(self, url):
        """Open another page of the extension and return what evaluates in it."""
        page = self.context.new_page()
        self.tabs.append(page)
        page.goto(url)
        return page.evaluate

    def bring_to_front(self):
        self.page.bring_to_front()

    def close(self, page):
        page.close()

    def press_button(self):
        tabs = self.cdp.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
        tab = next(each for each in tabs if each["url"] == self.page.url)
        self.cdp.send("Extensions.triggerAction", {"id": self.id, "targetId": tab["targetId"]})

    def close_popup(self):
        """Close the button's popup, as a click anywhere else would."""
        for each in self.cdp.send("Target.getTargets")["targetInfos"]:
            if "/popup/" in each["url"]:
                self.cdp.send("Target.closeTarget", {"targetId": each["targetId"]})

    def point(self, x, y):
        self.page.mouse.move(x, y)

    def click(self, x, y):
        self.page.mouse.click(x, y)

    def drag(self, start, end):
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=3)
        self.page.mouse.up()

    def key(self, *keys):
        self.page.keyboard.press("+".join(keys))

    def kill_background(self):
        """End the service worker, as Chromium does when it idles."""
        for each in self.cdp.send("Target.getTargets")["targetInfos"]:
            if each["type"] == "service_worker" and self.id in each["url"]:
                self.cdp.send("Target.closeTarget", {"targetId": each["targetId"]})

    def remove_extension(self):
        """Open tabs in a browser without it: what the command line has loaded cannot be removed."""
        flags = [each for each in self.flags if "extension" not in each]
        bare = self.driver.chromium.launch(
            executable_path=executable("chromium", "google-chrome"), args=flags
        )
        self.with_extension, self.context = self.context, bare.new_context()

    def add_extension(self):
        bare, self.context = self.context, self.with_extension
        bare.browser.close()

    def resize(self, width, height):
        self.tabs[-1].set_viewport_size({"width": width, "height": height})

    def appear(self, scheme="light", forced=False, text=1, sight="none"):
        """Show the last tab as a reader has set it: light or dark, with the system's own colours,
        with text so many times as large, or as eyes with a deficiency of colour see it."""
        page = self.tabs[-1]
        page.emulate_media(color_scheme=scheme, forced_colors="active" if forced else "none")
        cdp = self.context.new_cdp_session(page)
        cdp.send("Page.setFontSizes", {"fontSizes": {"standard": round(16 * text)}})
        cdp.send("Emulation.setEmulatedVisionDeficiency", {"type": sight})

    def screenshot(self, path):
        self.tabs[-1].screenshot(path=path)

    def quit(self):
        self.context.close()
        self.driver.stop()
