"""The server's own page works without anyone else's servers."""

import re

import pytest
import requests

from server.cache.stores import SECONDS_KEPT
from tests.conftest import ROOT, Server

STATIC = ROOT / "server" / "demo" / "static"


@pytest.fixture(scope="module")
def page(server: Server) -> requests.Response:
    return requests.get(f"{server.url}/", timeout=10)


def test_it_is_there(page: requests.Response) -> None:
    assert page.status_code == 200
    assert page.headers["Content-Type"].startswith("text/html")
    assert "Who vouches" in page.text


def test_everything_it_links_to_is_served(server: Server, page: requests.Response) -> None:
    links = re.findall(r'(?:src|href)="([^"#]+)"', page.text)
    assert len(links) >= 3
    for link in links:
        assert requests.get(f"{server.url}/{link}", timeout=10).status_code == 200, link


def test_the_data_protection_page_says_how_long_results_are_kept(server: Server) -> None:
    page = requests.get(f"{server.url}/data-protection", timeout=10)
    assert page.headers["Content-Type"].startswith("text/html")
    assert "one hour" in page.text
    assert SECONDS_KEPT == 3600


def test_nothing_comes_from_outside_or_runs_inline(page: requests.Response) -> None:
    for file in (each for each in STATIC.iterdir() if each.suffix != ".png"):
        outside = re.findall(
            r"(?:src|href|url|import|fetch)\W{1,3}(?:https?:)?//", file.read_text()
        )
        assert not outside, file.name
    assert not re.search(r"<script>|<style|\son\w+=|\sstyle=", page.text)
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["X-Content-Type-Options"] == "nosniff"
