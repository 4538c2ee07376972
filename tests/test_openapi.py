"""/openapi.json describes what the server does, no less and no more."""

import pytest
import requests
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from server.api.errors import CATALOGUE
from server.app import create_app
from server.settings import Settings
from tests.articles import FERRY
from tests.conftest import Server


@pytest.fixture(scope="module")
def document(server: Server) -> dict:
    return requests.get(f"{server.url}/openapi.json", timeout=10).json()


def schema(document: dict, name: str) -> Draft202012Validator:
    """A validator of one of the document's components."""
    root = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    return Draft202012Validator(root)


def test_it_is_valid_openapi(document: dict) -> None:
    validate(document)


def test_it_lists_every_address_and_method_but_the_pages() -> None:
    app = create_app(Settings())
    routed = {
        (rule.rule, method.lower())
        for rule in app.url_map.iter_rules()
        if not rule.endpoint.startswith("demo.")
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    described = app.test_client().get("/openapi.json").json["paths"]
    assert routed == {(path, method) for path, methods in described.items() for method in methods}


def test_answers_and_errors_are_as_described(server: Server, document: dict) -> None:
    schema(document, "AnalyzeResponse").validate(server.analyze(FERRY).json())
    schema(document, "ErrorResponse").validate(server.analyze("", offsets="bytes").json())
    info = requests.get(f"{server.url}/v1/info", timeout=10).json()
    schema(document, "Info").validate(info)


def test_requests_are_as_described(document: dict) -> None:
    request = schema(document, "AnalyzeRequest")
    assert request.is_valid({"text": ""})
    assert request.is_valid({"text": "", "offsets": "code-point", "language": "en-GB"})
    assert not request.is_valid({})
    assert not request.is_valid({"text": "", "offsets": "bytes"})
    assert not request.is_valid({"text": "", "url": "https://news.example/"})


def test_every_code_of_an_analysis_is_told(document: dict) -> None:
    responses = document["paths"]["/v1/analyze"]["post"]["responses"]
    told = " ".join(response["description"] for response in responses.values())
    elsewhere = {"not_found", "method_not_allowed"}
    assert all(f"`{code}`" in told for code in set(CATALOGUE) - elsewhere)
