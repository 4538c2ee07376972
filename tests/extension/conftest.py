"""The extension in two real browsers, on pages of our own, against the real server."""

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.extension.browsers.starting import HOST
from tests.extension.relay import Relay

PAGES = Path(__file__).parent / "pages"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="session")
def site():
    """The address of the pages; no permission of the extension covers it."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=PAGES))
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield f"http://{HOST}:{http.server_address[1]}"
    http.shutdown()


@pytest.fixture(scope="session")
def session_relay(server_url):
    return Relay(server_url)


@pytest.fixture
def relay(session_relay):
    session_relay.reset()
    yield session_relay
    session_relay.release()


@pytest.fixture
def browser(running, relay):
    running.use_server(relay.url)
    running.tabs = []
    yield running
    for tab in running.tabs:
        running.close(tab)


@pytest.fixture
def read(browser, relay, site):
    """Open a page, press the button, check every mark and return the text that was sent."""

    def read(name):
        browser.open(f"{site}/{name}.html")
        browser.analyse()
        text = relay.requests[-1]["text"]
        assert_marked(browser, text, relay.analysis())
        return text

    return read


def utf16(text, start, end):
    """A slice by JavaScript's offsets."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def squeeze(text):
    """Text without what the extension collapses, drops, or adds for a <br>."""
    return re.sub(r"[\s\u00ad\u200b\u200e\u200f\u2060\ufeff]+", "", text)


def assert_marked(browser, text, analysis):
    """Every sentence that the server returned is painted, in its label's marks and no others.

    A sentence may be painted in several ranges, where unsent text lies inside it.
    """
    assert analysis["sentences"]
    marks = browser.marks()
    for label, ranges in marks.items():
        painted = [squeeze(each) for each in ranges]
        for sentence in (each for each in analysis["sentences"] if each["label"] == label):
            wanted = squeeze(utf16(text, sentence["start"], sentence["end"]))
            found = painted.pop(0)
            while len(found) < len(wanted):
                found += painted.pop(0)
            assert found == wanted
        assert painted == []
