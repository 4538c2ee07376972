"""The server's own pages work without anyone else's servers, and every one is within reach."""

import re

import pytest
import requests

from server.cache.stores import SECONDS_KEPT
from server.demo import PAGES
from server.demo.samples import FOLDER, SAMPLES, Sample
from tests.conftest import ROOT, Server

STATIC = ROOT / "server" / "demo" / "static"
ROUTES = [page.route for page in PAGES]


def opened(server: Server, route: str) -> requests.Response:
    """A page as a browser gets it."""
    return requests.get(f"{server.url}{route}", timeout=10)


@pytest.mark.parametrize("route", ROUTES)
def test_it_is_there(server: Server, route: str) -> None:
    page = opened(server, route)
    assert page.status_code == 200
    assert page.headers["Content-Type"].startswith("text/html")
    assert "<h1" in page.text


@pytest.mark.parametrize("route", ROUTES)
def test_everything_it_links_to_is_served(server: Server, route: str) -> None:
    links = set(re.findall(r'(?:src|href)="([^"#]+)"', opened(server, route).text))
    assert len(links) >= 3
    for link in links:
        assert requests.get(f"{server.url}/{link}", timeout=10).status_code == 200, link


def test_every_page_links_to_every_page(server: Server) -> None:
    for route in ROUTES:
        links = re.findall(r'href="([^"]+)"', opened(server, route).text)
        assert {page.link for page in PAGES} <= set(links), route


def test_the_data_protection_page_says_how_long_results_are_kept(server: Server) -> None:
    assert "one hour" in opened(server, "/data-protection").text
    assert SECONDS_KEPT == 3600


def test_the_licences_page_lists_what_the_server_runs_on(server: Server) -> None:
    text = opened(server, "/licences").text
    rows = re.findall(r"<tr><td>([\w.-]+)</td><td>([\w.+-]+)</td><td>(.+?)</td></tr>", text)
    listed = {name.lower().replace("_", "-"): (version, licence) for name, version, licence in rows}
    runtime = (ROOT / "requirements.txt").read_text().partition("# Tests")[0]
    pinned = re.findall(r"^([\w-]+)==([\w.]+)$", runtime, re.MULTILINE)
    assert len(pinned) > 10
    for name, version in pinned:
        assert listed[name][0] == version
        assert re.search("MIT|BSD|Apache", listed[name][1]), name


@pytest.mark.parametrize("route", ROUTES)
def test_nothing_runs_inline(server: Server, route: str) -> None:
    page = opened(server, route)
    assert not re.search(r"<script>|<style|\son\w+=|\sstyle=", page.text)
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["X-Content-Type-Options"] == "nosniff"


def test_nothing_comes_from_outside() -> None:
    written = [
        each for each in STATIC.parent.rglob("*") if each.suffix in (".html", ".css", ".js", ".svg")
    ]
    assert len(written) > 5
    for file in written:
        outside = re.findall(
            r"(?:src|href|url|import|fetch)\W{1,3}(?:https?:)?//", file.read_text()
        )
        assert not outside, file.name


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_sample_article_is_served_as_it_is(server: Server, sample: Sample) -> None:
    answer = opened(server, f"/samples/{sample.name}.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    title, *paragraphs = answer.text.split("\n\n")
    assert title == sample.title
    assert 300 <= sum(len(each.split()) for each in paragraphs) <= 600


def test_there_is_no_other_sample(server: Server) -> None:
    assert opened(server, "/samples/none.txt").status_code == 404


def test_every_text_in_the_folder_is_listed() -> None:
    assert {each.stem for each in FOLDER.glob("*.txt")} == {each.name for each in SAMPLES}
