"""GET /api: the reference of the API, made from its description."""

import re
from html import unescape

import pytest
import requests

from tests.conftest import Server


@pytest.fixture(scope="module")
def page(server: Server) -> str:
    return unescape(requests.get(f"{server.url}/api", timeout=10).text)


@pytest.fixture(scope="module")
def document(server: Server) -> dict:
    return requests.get(f"{server.url}/openapi.json", timeout=10).json()


def section(page: str, heading: str) -> str:
    """What stands below a heading, up to the next."""
    found = re.search(rf"<h3[^>]*>{heading}</h3>(.*?)(?=<h[23]|</main>)", page, re.DOTALL)
    assert found, heading
    return found[1]


def test_every_address_is_there_with_its_answers(page: str, document: dict) -> None:
    for path, methods in document["paths"].items():
        for method, asked in methods.items():
            told = section(page, f"<code>{method.upper()} {re.escape(path)}</code>")
            assert asked["summary"] in told
            for media_type in asked["responses"]["200"]["content"]:
                assert media_type in told
            for status, answer in asked["responses"].items():
                for code in re.findall(r"`(\w+)`", answer["description"]):
                    assert f"<code>{code}</code>" in told
                    assert status in told


def test_every_field_of_every_message_is_there(page: str, document: dict) -> None:
    for name, schema in document["components"]["schemas"].items():
        told = section(page, name)
        fields = re.findall(r'<th scope="row"><code>(.+?)</code>', told)
        assert sorted(fields) == sorted(schema["properties"])


def test_every_message_that_is_named_is_explained(page: str) -> None:
    named = set(re.findall(r'href="#(\w+)"', page)) - {"main"}
    assert "AnalyzeRequest" in named
    assert named <= set(re.findall(r'<h3 id="(\w+)"', page))
