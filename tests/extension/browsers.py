"""Two real, headless browsers with the unpacked extension in them, driven by the same verbs.

Both press the real toolbar button, so that the extension has what a reader's press gives it and
no more: the pages stand at a host that the manifest names nowhere.
"""

import base64
import itertools
import json
import os
import shutil
import subprocess
import time
from functools import partial
from pathlib import Path

import websocket
from playwright.sync_api import sync_playwright

from tests.conftest import free_port

EXTENSION = Path(__file__).resolve().parents[2] / "extension"
GECKO_ID = json.loads((EXTENSION / "manifest.json").read_text())["browser_specific_settings"][
    "gecko"
]["id"]
HOST = "news.example"
PATIENCE = 20
# What comes sooner after a press is the second half of a double click.
DOUBLE_PRESS = 0.6


def executable(*names: str) -> str:
    """The first of these programs that is installed; a test without its browser fails."""
    for name in names:
        if path := shutil.which(name):
            return path
    raise FileNotFoundError(f"These tests need {names[0]}: install it and try again.")


class Browser:
    """What both have in common. ``evaluate`` runs in the page's own world, as a page's script."""

    def __init__(self):
        self.tabs = []
        self.pressed_at = None

    def wait(self, expression, evaluate=None):
        """Poll until an expression is true and return it.

        nb. never by the driver's own waiting: that polls with eval, which a page's CSP may forbid.
        """
        evaluate = evaluate or self.evaluate
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if value := evaluate(expression):
                return value
            time.sleep(0.05)
        raise TimeoutError(expression)

    def in_extension(self, body):
        """The value of an async function's body that runs in a page of the extension."""
        return self.evaluate_in_control(
            f"(async () => {{ const api = globalThis.browser ?? globalThis.chrome; {body} }})()"
        )

    def inside(self, expression):
        """The value of an expression in the world of the content scripts.

        ``ui`` is the extension's shadow root there, which is closed to the page, or null.
        """
        return self.in_extension(f"""
            const tabs = await api.tabs.query({{}});
            const tab = tabs.find((each) => each.url === {json.dumps(self.url)});
            // nb. until a press has let the extension in, there is nothing to see.
            const [answer] = await api.scripting.executeScript({{
              target: {{ tabId: tab.id }},
              func: () => {{
                const host = document.querySelector('sourcelight-ui');
                const ui = host?.openOrClosedShadowRoot
                  ?? (host && chrome.dom.openOrClosedShadowRoot(host));
                return ({expression}) ?? null;
              }},
            }}).catch(() => []);
            return answer?.result ?? null;
        """)

    def wait_inside(self, expression):
        return self.wait(expression, self.inside)

    def open_panel(self):
        """Open the side panel about the open page, in a tab behind it; see ``in_panel``."""
        tab = self.in_extension(
            f"return (await api.tabs.query({{}})).find((t) => t.url === {json.dumps(self.url)}).id"
        )
        root = self.options_url.removesuffix("options/options.html")
        self.in_panel = self.open_beside(f"{root}panel/panel.html?tab={tab}")
        self.bring_to_front()

    def wait_in_panel(self, expression):
        return self.wait(expression, self.in_panel)

    def use_server(self, url):
        """Set the server, as one that the reader has agreed to."""
        settings = {"serverUrl": url, "agreedTo": url.removeprefix("http://")}
        self.in_extension(f"await api.storage.local.set({json.dumps(settings)})")

    def panel(self):
        """What the panel shows: "waiting", "result" or "failure"; None without a panel."""
        return self.inside("ui?.querySelector('.legend')?.dataset.state")

    def press(self):
        """Press the button; a second time on the same page only when that is another press."""
        if self.pressed_at == self.url:
            time.sleep(DOUBLE_PRESS)
        self.pressed_at = self.url
        self.press_button()

    def analyse_selection(self):
        """Choose the menu's entry and wait for the marks; a press must have been before.

        Firefox's real menu is in test_background.py; it sends this message.
        """
        self.in_extension(f"""
            const tab = (await api.tabs.query({{}})).find((t) => t.url === {json.dumps(self.url)});
            await api.tabs.sendMessage(tab.id, {{ type: 'analyse-selection' }});
        """)
        self.wait_inside("ui?.querySelector('.legend')?.dataset.state === 'result'")

    def analyse(self):
        """Press the button and wait for the marks."""
        self.press()
        state = "ui?.querySelector('.legend')?.dataset.state"
        assert self.wait_inside(f"{state} !== 'waiting' && {state}") == "result", self.inside(
            "ui.querySelector('.legend').textContent"
        )

    def centre(self, selector):
        """The middle of an element of the extension's UI, in the window."""
        return self.inside(f"""(() => {{
            const box = ui.querySelector({json.dumps(selector)}).getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2];
        }})()""")

    def click_in_ui(self, selector):
        self.click(*self.centre(selector))

    def place_of(self, words):
        """A point on the first of some words of the page."""
        return self.evaluate(f"""(() => {{
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {{
              const at = walker.currentNode.data.indexOf({json.dumps(words)});
              if (at < 0) continue;
              const range = new Range();
              range.setStart(walker.currentNode, at);
              range.setEnd(walker.currentNode, at + 3);
              const box = range.getClientRects()[0];
              return [box.x + box.width / 2, box.y + box.height / 2];
            }}
        }})()""")

    def select(self, selector):
        self.evaluate(
            f"getSelection().selectAllChildren(document.querySelector({json.dumps(selector)}))"
        )

    def marks(self):
        """The text of every painted range by label, in the order of the article."""
        return self.evaluate("""Object.fromEntries(
            ['attributed', 'unattributed', 'editorial'].map((label) => [label,
              [...(CSS.highlights.get('sourcelight-' + label) ?? [])].map(String)]))""")

    def painted(self):
        """The text of all marks together."""
        return "".join(itertools.chain.from_iterable(self.marks().values()))

    def evidence(self, layer):
        return self.evaluate(f"[...(CSS.highlights.get('sourcelight-{layer}') ?? [])].map(String)")


class Chromium(Browser):
    """Chromium by playwright; the button by the CDP method that is there for this."""

    name = "chromium"

    def __init__(self, profile: Path, extension: Path = EXTENSION):
        super().__init__()
        self.extension = extension
        flags = [
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
        self.driver = sync_playwright().start()
        self.context = self.driver.chromium.launch_persistent_context(
            profile,
            executable_path=executable("chromium", "google-chrome"),
            headless=True,
            args=flags,
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
        self.add_extension()
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
        self.cdp.send("Extensions.uninstall", {"id": self.id})

    def add_extension(self):
        loaded = self.cdp.send("Extensions.loadUnpacked", {"path": str(self.extension)})
        self.id = loaded["id"]

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


# WebDriver's names for keys without a letter.
KEYS = {
    "Alt": "\ue00a",
    "ArrowDown": "\ue015",
    "ArrowUp": "\ue013",
    "Backspace": "\ue003",
    "Escape": "\ue00c",
}


class Firefox(Browser):
    """Firefox by plain WebDriver BiDi; the button, menu and shortcut in its own window."""

    name = "firefox"
    UUID = "5e2f9f6c-3b1a-4c0d-9f63-0d6f4b1c7a11"
    WIDGET = GECKO_ID.replace("@", "_").replace(".", "_")

    def __init__(self, profile: Path, extension: Path = EXTENSION, home: Path | None = None):
        """``home`` stands in for the user's folder, where an organisation's settings may lie."""
        super().__init__()
        nobody = free_port()
        prefs = {
            # A known address for the extension's own pages.
            "extensions.webextensions.uuids": json.dumps({GECKO_ID: self.UUID}),
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
        }
        lines = [f'user_pref("{name}", {json.dumps(value)});\n' for name, value in prefs.items()]
        (profile / "user.js").write_text("".join(lines))
        port = free_port()
        self.process = subprocess.Popen(
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
        self.numbers = itertools.count(1)
        self.socket = self.connect(f"ws://127.0.0.1:{port}/session")
        self.send("session.new", capabilities={})
        self.extension = extension
        self.add_extension()
        self.window = self.find_window()
        self.in_window(f"CustomizableUI.addWidgetToArea('{self.WIDGET}-browser-action', 'nav-bar')")
        self.options_url = f"moz-extension://{self.UUID}/options/options.html"
        self.control = self.new_tab(self.options_url)

    def add_extension(self):
        path = {"type": "path", "path": str(self.extension)}
        self.send("webExtension.install", extensionData=path)

    def remove_extension(self):
        self.send("webExtension.uninstall", extension=GECKO_ID)

    def update_extension(self):
        """Put the extension in its own place, as an update does under all open pages."""
        self.add_extension()
        self.control = self.new_tab(self.options_url)
        self.bring_to_front()

    def connect(self, url):
        end = time.monotonic() + 60
        while True:
            try:
                return websocket.create_connection(
                    url, timeout=max(60, PATIENCE), suppress_origin=True
                )
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)

    def send(self, method, **params):
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == number:
                if message["type"] == "error":
                    raise RuntimeError(f"{method}: {message['error']}: {message['message']}")
                return message["result"]

    def run(self, context, expression):
        """The value of an expression, or of the promise that it is, by way of JSON."""
        answer = self.send(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then((v) => JSON.stringify(v ?? null))",
            target={"context": context},
            awaitPromise=True,
        )
        if answer["type"] != "success":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def find_window(self):
        tree = self.send("browsingContext.getTree", **{"moz:scope": "chrome"})
        return next(c["context"] for c in tree["contexts"] if c["url"].endswith("browser.xhtml"))

    def in_window(self, script):
        """Run a script in the browser's own window, where its buttons and menus are."""
        answer = self.send(
            "script.evaluate",
            expression=f"(() => {{ {script} }})()",
            target={"context": self.window},
            awaitPromise=False,
        )
        if answer["type"] != "success":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")

    def new_tab(self, url):
        context = self.send("browsingContext.create", type="tab")["context"]
        self.send("browsingContext.navigate", context=context, url=url, wait="complete")
        return context

    def evaluate_in_control(self, expression):
        return self.run(self.control, expression)

    def evaluate(self, expression):
        return self.run(self.tab, expression)

    def open(self, url):
        self.tab = self.new_tab(url)
        self.tabs.append(self.tab)
        self.url = self.evaluate("location.href")
        self.pressed_at = None

    def go_to(self, url):
        """Go on to another page in the same tab."""
        self.send("browsingContext.navigate", context=self.tab, url=url, wait="complete")
        self.url = self.evaluate("location.href")

    def open_beside(self, url):
        """Open another page of the extension and return what evaluates in it."""
        tab = self.new_tab(url)
        self.tabs.append(tab)
        return partial(self.run, tab)

    def bring_to_front(self):
        self.send("browsingContext.activate", context=self.tab)

    def close(self, tab):
        self.send("browsingContext.close", context=tab)

    def press_button(self):
        self.in_window(f"document.getElementById('{self.WIDGET}-BAP').click()")

    def press_shortcut(self, letter):
        keyset = f"ext-keyset-id-{self.WIDGET}"
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
        entry = f"#contentAreaContextMenu [id^={self.WIDGET}-menuitem]"
        self.in_window(f"""
            const entry = document.querySelector('{entry}');
            entry.closest('menupopup').activateItem(entry);
        """)

    def kill_background(self):
        """End the background, as Firefox does when it idles."""
        self.in_window(f"WebExtensionPolicy.getByID('{GECKO_ID}').extension.terminateBackground()")

    def pointer(self, x, y, actions):
        mouse = {"type": "pointer", "id": "mouse", "actions": [self.move(x, y), *actions]}
        self.send("input.performActions", context=self.tab, actions=[mouse])

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
        self.send("input.performActions", context=self.tab, actions=[keyboard])

    def resize(self, width, height):
        size = {"width": width, "height": height}
        self.send("browsingContext.setViewport", context=self.tabs[-1], viewport=size)

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
        shot = self.send("browsingContext.captureScreenshot", context=self.tabs[-1])["data"]
        Path(path).write_bytes(base64.b64decode(shot))

    def quit(self):
        self.send("browser.close")
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
