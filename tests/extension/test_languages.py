"""The interface in the reader's own language."""

import json
import shutil

import pytest

from tests.extension.browsers.chromium import Chromium
from tests.extension.browsers.firefox import Firefox
from tests.extension.browsers.starting import EXTENSION


def only_in(language, folder):
    """A copy of the extension that has one language: the test's browsers are English themselves."""
    shutil.copytree(EXTENSION, folder)
    for path in (folder / "_locales").iterdir():
        if path.name != language:
            shutil.rmtree(path)
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**manifest, "default_locale": language}))
    return folder


def words(language, *keys):
    messages = json.loads((EXTENSION / f"_locales/{language}/messages.json").read_text())
    return [messages[key]["message"] for key in keys]


@pytest.mark.parametrize(("language", "kind"), [("de", Chromium), ("fr", Firefox)])
def test_everything_a_reader_sees_is_in_their_language(tmp_path, relay, site, language, kind):
    profile = tmp_path / "profile"
    profile.mkdir()
    browser = kind(profile, extension=only_in(language, tmp_path / "extension"))
    try:
        browser.use_server(relay.url)
        browser.open(f"{site}/plain.html")
        browser.analyse()
        browser.key("Alt", "ArrowDown")
        names = browser.inside(
            "[...ui.querySelectorAll('.legend .mark')].map((e) => e.textContent)"
        )
        assert names == words(language, "label_attributed", "label_unattributed", "label_editorial")
        assert browser.inside("ui.querySelector('.card').lang") == language
        assert [browser.inside("ui.querySelector('.wrong').textContent")] == words(
            language, "wrong"
        )
        browser.open_panel()
        browser.wait_in_panel("!document.getElementById('report').hidden")
        assert browser.in_panel("document.documentElement.lang") == language
        heading = browser.in_panel("document.getElementById('sources-title').textContent")
        assert [heading] == words(language, "sources")
        browser.open(browser.options_url)
        browser.wait("document.getElementById('server').value")
        assert [browser.evaluate("document.title")] == words(language, "options_title")
    finally:
        browser.quit()
