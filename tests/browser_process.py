"""One browser of each kind for the whole run, since playwright starts but once in a process."""

from collections.abc import Iterator

import pytest

from tests.extension.browsers.browser import Browser
from tests.extension.browsers.chromium import Chromium
from tests.extension.browsers.firefox import Firefox

BROWSERS = {"chromium": Chromium, "firefox": Firefox}


@pytest.fixture(scope="session", params=list(BROWSERS))
def running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """A browser with the extension in it; each test has a tab of its own."""
    browser = BROWSERS[request.param](tmp_path_factory.mktemp("profile"))
    yield browser
    browser.quit()
