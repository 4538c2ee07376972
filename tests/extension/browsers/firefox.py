"""Firefox by plain WebDriver BiDi; the button, menu and shortcut in its own window."""

import base64
import json
import os
import subprocess
from functools import partial
from pathlib import Path

from tests.conftest import free_port
from tests.extension.browsers.bidi import Session
from tests.extension.browsers.browser import Browser
from tests.extension.browsers.starting import EXTENSION, GECKO_ID, HOST, executable

UUID = "5e2f9f6c-3b1a-4c0d-9f63-0d6f4b1c7a11"
WIDGET = GECKO_ID.replace("@", "_").replace(".", "_")
# WebDriver's names for keys without a letter.
KEYS = {
    "Alt": "\ue00a",
    "ArrowDown": "\ue015",
    "ArrowUp": "\ue013",
    "Backspace": "\ue003",
    "Escape": "\ue00c",
}


def write_preferences(profile: Path) -> None:
    """Settings for a first start: nothing is asked, and no test leaves this computer."""
    nobody = free_port()
    prefs = {
        # A known address for the extension's own pages.
        "extensions.webextensions.uuids": json.dumps({GECKO_ID: UUID}),
        "network.dns.localDomains": HOST,
        # All else goes to a proxy that is not there: no test leaves this computer.
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": nobody,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": nobody,
        "network.proxy.no_proxies_on": HOST,
        "dom.security.https_first": False,
        "browser.aboutwelcome.enabled": False,
        "browser.shell.checkDefaultBrowser": False,
        "datareporting.policy.dataSubmissionEnabled": False,
        "services.settings.server": "data:,",
        "intl.locale.requested": "en-US",
        # nb. the list of downloads would open over whatever popup comes next.
        "browser.download.alwaysOpenPanel": False,
    }
    lines = [f'user_pref("{name}", {json.dumps(value)});\n' for name, value in prefs.items()]
    (profile / "user.js").write_text("".join(lines))


def start(profile: Path, port: int, home: Path | None) -> subprocess.Popen:
    """Start the program, which then listens at the port."""
    return subprocess.Popen(
        [executable("firefox-esr", "firefox"), "--headless", "--no-remote",
         "--profile", str(profile), "--remote-allow-system-access",
         f"--remote-debugging-port={port}", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={
            **os.environ,
            "MOZ_HEADLESS_WIDTH": "1280",
            "MOZ_HEADLESS_HEIGHT": "900",
            **({"HOME": str(home)} if home else {}),
        },
    )  # fmt: skip


class Firefox(Browser):
    """Firefox with the extension in it, headless."""

    name = "firefox"

    def __init__(self, profile: Path, extension: Path = EXTENSION, home: Path | None = None):
        """``home`` stands in for the user's folder, where an organisation's settings may lie."""
        super().__init__()
        write_preferences(profile)
        port = free_port()
        self.process = start(profile, port, home)
        self.session = Session(port)
        self.extension = extension
        self.add_extension()
        self.window = self.find_window()
        self.in_window(f"CustomizableUI.addWidgetToArea('{WIDGET}-browser-action', 'nav-bar')")
        self.options_url = f"moz-extension://{UUID}/options/options.html"
        self.control = self.new_tab(self.options_url)

    def in_window(self, script):
        """Run a script in the browser's own window, where its buttons and menus are."""
        return self.session.evaluate(self.window, f"(() => {{ {script} }})()", awaitPromise=False)

    def add_extension(self):
        path = {"type": "path", "path": str(self.extension)}
        self.session.send("webExtension.install", extensionData=path)

    def remove_extension(self):
        self.session.send("webExtension.uninstall", extension=GECKO_ID)

    def update_extension(self):
        """Put the extension in its own place, as an update does under all open pages."""
        self.add_extension()
        self.control = self.new_tab(self.options_url)
        self.bring_to_front()

    def find_window(self):
        tree = self.session.send("browsingContext.getTree", **{"moz:scope": "chrome"})
        return next(c["context"] for c in tree["contexts"] if c["url"].endswith("browser.xhtml"))

    def new_tab(self, url):
        context = self.session.send("browsingContext.create", type="tab")["context"]
        self.session.send("browsingContext.navigate", context=context, url=url, wait="complete")
        return context

    def evaluate_in_control(self, expression):
        return self.session.run(self.control, expression)

    def evaluate(self, expression):
        return self.session.run(self.tab, expression)

    def open(self, url):
        self.tab = self.new_tab(url)
        self.tabs.append(self.tab)
        self.url = self.evaluate("location.href")
        self.pressed_at = None

    def go_to(self, url):
        """Go on to another page in the same tab."""
        self.session.send("browsingContext.navigate", context=self.tab, url=url, wait="complete")
        self.url = self.evaluate("location.href")

    def open_beside(self, url):
        """Open another page of the extension and return what evaluates in it."""
        tab = self.new_tab(url)
        self.tabs.append(tab)
        return partial(self.session.run, tab)

    def bring_to_front(self):
        self.session.send("browsingContext.activate", context=self.tab)

    def close(self, tab):
        self.session.send("browsingContext.close", context=tab)

    def press_button(self):
        self.in_window(f"document.getElementById('{WIDGET}-BAP').click()")

    def press_shortcut(self, letter):
        keyset = f"ext-keyset-id-{WIDGET}"
        self.in_window(f"document.querySelector('#{keyset} key[key={letter}]').doCommand()")

    def close_popup(self):
        """Wait for the button's popup and close it, as a click anywhere else would."""
        panel = "document.querySelector('panel:has(.webextension-popup-browser)')"
        self.wait(f"return {panel}?.state === 'open'", self.in_window)
        self.in_window(f"{panel}.hidePopup()")

    def choose_from_context_menu(self, x, y):
        """Choose the extension's entry; its menu must be open by a real click with button 2."""
        self.pointer(
            x, y, [{"type": "pointerDown", "button": 2}, {"type": "pointerUp", "button": 2}]
        )
        entry = f"#contentAreaContextMenu [id^={WIDGET}-menuitem]"
        self.in_window(f"""
            const entry = document.querySelector('{entry}');
            entry.closest('menupopup').activateItem(entry);
        """)

    def kill_background(self):
        """End the background, as Firefox does when it idles."""
        self.in_window(f"WebExtensionPolicy.getByID('{GECKO_ID}').extension.terminateBackground()")

    def pointer(self, x, y, actions):
        mouse = {"type": "pointer", "id": "mouse", "actions": [self.move(x, y), *actions]}
        self.session.send("input.performActions", context=self.tab, actions=[mouse])

    @staticmethod
    def move(x, y):
        return {"type": "pointerMove", "x": round(x), "y": round(y)}

    def point(self, x, y):
        self.pointer(x, y, [])

    def click(self, x, y):
        self.pointer(
            x, y, [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        )

    def drag(self, start, end):
        down, up = {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}
        self.pointer(*start, [down, self.move(*end), up])

    def key(self, *keys):
        values = [KEYS.get(key, key) for key in keys]
        actions = [{"type": "keyDown", "value": value} for value in values]
        actions += [{"type": "keyUp", "value": value} for value in reversed(values)]
        keyboard = {"type": "key", "id": "keyboard", "actions": actions}
        self.session.send("input.performActions", context=self.tab, actions=[keyboard])

    def resize(self, width, height):
        size = {"width": width, "height": height}
        self.session.send("browsingContext.setViewport", context=self.tabs[-1], viewport=size)

    def appear(self, scheme="light", forced=False, text=1):
        """Show all tabs as a reader has set it: light or dark, with the system's own colours, with
        text so many times as large."""
        prefs = {
            "layout.css.prefers-color-scheme.content-override": int(scheme == "light"),
            "browser.display.document_color_use": 2 if forced else 0,
            "font.size.variable.x-western": round(16 * text),
        }
        for name, value in prefs.items():
            self.in_window(f"Services.prefs.setIntPref('{name}', {value})")

    def screenshot(self, path):
        shot = self.session.send("browsingContext.captureScreenshot", context=self.tabs[-1])["data"]
        Path(path).write_bytes(base64.b64decode(shot))

    def quit(self):
        self.session.send("browser.close")
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
