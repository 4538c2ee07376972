"""What the W3C Web Annotation Data Model asks of a document, and what a processor reads in it.

https://www.w3.org/TR/annotation-model/; the numbers are those of its sections.
"""

import re
from typing import Any

from pyld import jsonld

from tests import anno_context

IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def is_iri(value: object) -> bool:
    """Whether a value can name something, without a space and with one fragment at most."""
    return isinstance(value, str) and bool(IRI.fullmatch(value)) and value.count("#") <= 1


def listed(value: Any) -> list:
    """One or several as several."""
    return value if isinstance(value, list) else [value]


def assert_collection(document: dict) -> None:
    """5.1 and 5.2: a collection whose one page is embedded in it."""
    assert "http://www.w3.org/ns/anno.jsonld" in document["@context"]
    assert is_iri(document["id"])
    assert document["type"] == "AnnotationCollection"
    assert isinstance(document["label"], str)
    if document["total"] == 0:
        assert "first" not in document
        return
    page = document["first"]
    assert "@context" not in page
    assert is_iri(page["id"])
    assert document["last"] == page["id"] != document["id"]
    assert page["type"] == "AnnotationPage"
    assert page["partOf"] == document["id"]
    assert page["startIndex"] == 0
    assert len(page["items"]) == document["total"] > 0
    assert len({item["id"] for item in page["items"]}) == document["total"]
    for item in page["items"]:
        assert_annotation(item)


def assert_annotation(item: dict) -> None:
    """3.1, 3.3.1, 3.3.2 and 3.3.5: who says what of what, when and to what end."""
    assert is_iri(item["id"])
    assert item["type"] == "Annotation"
    assert UTC.fullmatch(item["created"])
    assert item["creator"]["type"] in ("Software", "Person")
    assert item["creator"]["name"]
    assert item["motivation"] in anno_context.CONTEXT
    assert item["body"]
    for body in item["body"]:
        assert_body(body)
    assert item["target"]
    for target in listed(item["target"]):
        assert is_iri(target) or assert_part(target) is None


def assert_body(body: dict) -> None:
    """3.2.4 and 3.3.5: words or a part of a resource, and the role it has."""
    assert body["purpose"] in anno_context.CONTEXT
    if body["type"] == "TextualBody":
        assert isinstance(body["value"], str)
        assert body["value"]
        assert body["format"] == "text/plain"
    else:
        assert_part(body)


def assert_part(resource: dict) -> None:
    """4.2.4 and 4.2.5: a resource, and where in it."""
    assert resource["type"] == "SpecificResource"
    assert is_iri(resource["source"])
    for selector in listed(resource["selector"]):
        if selector["type"] == "TextQuoteSelector":
            assert {key: type(value) for key, value in selector.items()} == dict.fromkeys(
                ("type", "exact", "prefix", "suffix"), str
            )
        else:
            assert selector["type"] == "TextPositionSelector"
            assert 0 <= selector["start"] < selector["end"]


def parts(document: dict) -> list[dict]:
    """Every part of a text that a collection speaks of."""
    found = [
        resource
        for item in document["first"]["items"]
        for resource in (*item["body"], *listed(item["target"]))
    ]
    return [each for each in found if isinstance(each, dict) and "selector" in each]


def _plain(value: Any) -> Any:
    """``value`` with one in the place of a list of one, as JSON-LD takes them for the same."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items() if key != "@context"}
    if isinstance(value, list):
        return _plain(value[0]) if len(value) == 1 else [_plain(each) for each in value]
    return value


def assert_understood(document: dict) -> None:
    """Each term means something to a JSON-LD processor, and nothing is lost on it.

    It drops in silence what the context does not define.
    """
    options = {"documentLoader": anno_context.load}
    expanded = jsonld.expand(document, options)
    again = jsonld.compact(expanded, document["@context"], options)
    assert _plain(again) == _plain(document)
