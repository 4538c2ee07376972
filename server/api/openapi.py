"""The API's description, derived from the models and the catalogue of errors.

It tells what programs may ask for; the pages for people, in ``server/demo``, are no part of it.
"""

from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from server.api import models
from server.api.analyze import ANNOTATIONS, FORMATS
from server.api.errors import CATALOGUE

VERSION = "1.0.0"
_REF = "#/components/schemas/{model}"
_KEY: list[dict[str, list[str]]] = [{"key": []}, {}]  # nb. {}: some servers need no key
_ANALYZE_ERRORS = (
    "unauthorized",
    "invalid_json",
    "invalid_request",
    "text_too_long",
    "unsupported_media_type",
    "unsupported_language",
    "rate_limited",
    "overloaded",
)


def _content(model: type[BaseModel], description: str) -> dict[str, Any]:
    schema = {"$ref": _REF.format(model=model.__name__)}
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _errors(*codes: str) -> dict[str, Any]:
    """Responses by status; one status can stand for several codes."""
    by_status: dict[str, list[str]] = {}
    for code in (*codes, "internal"):
        by_status.setdefault(str(CATALOGUE[code][0]), []).append(f"`{code}`")
    return {
        status: _content(models.ErrorResponse, ", ".join(named))
        for status, named in by_status.items()
    }


def _get(summary: str, ok: dict[str, Any]) -> dict[str, Any]:
    return {"get": {"summary": summary, "responses": {"200": ok, **_errors()}}}


def _get_with_key(summary: str, ok: dict[str, Any]) -> dict[str, Any]:
    responses = {"200": ok, **_errors("unauthorized")}
    return {"get": {"summary": summary, "security": _KEY, "responses": responses}}


def _plain(media_type: str, description: str) -> dict[str, Any]:
    return {"description": description, "content": {media_type: {"schema": {"type": "string"}}}}


def _analysis(summary: str, ok: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An address that takes a text; ``more`` says what else it takes."""
    request = {"schema": {"$ref": _REF.format(model="AnalyzeRequest")}}
    described = {
        "summary": summary,
        "security": _KEY,
        "requestBody": {"required": True, "content": {"application/json": request}},
        "responses": {"200": ok, **_errors(*_ANALYZE_ERRORS)},
    }
    return {"post": {**described, **more}}


def _in_either_format() -> dict[str, Any]:
    answer = _content(models.AnalyzeResponse, "The analysis, or a table with a row a sentence.")
    answer["content"]["text/csv"] = {"schema": {"type": "string"}}
    schema = {"type": "string", "enum": list(FORMATS), "default": "json"}
    wanted = {"name": "format", "in": "query", "schema": schema}
    return _analysis("Say who vouches for each sentence of a text.", answer, parameters=[wanted])


def _as_annotations() -> dict[str, Any]:
    schema = {"$ref": _REF.format(model="AnnotationCollection")}
    answer = {"description": "The annotations.", "content": {ANNOTATIONS: {"schema": schema}}}
    return _analysis("The same as W3C Web Annotations, for other tools.", answer)


def _paths() -> dict[str, Any]:
    described = {"description": "This document.", "content": {"application/json": {}}}
    return {
        "/v1/analyze": _in_either_format(),
        "/v1/annotations": _as_annotations(),
        "/v1/health": _get("Is the process up?", _content(models.Health, "It is.")),
        "/v1/ready": _get("Is the model loaded?", _content(models.Readiness, "It is.")),
        "/v1/info": _get_with_key(
            "What runs here, and its limits.", _content(models.Info, "That.")
        ),
        "/openapi.json": _get("The API's description.", described),
        "/metrics": _get_with_key("Metrics for Prometheus.", _plain("text/plain", "The metrics.")),
    }


@cache
def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document."""
    roots = [
        (models.AnalyzeRequest, "validation"),
        (models.AnalyzeResponse, "serialization"),
        (models.AnnotationCollection, "serialization"),
        (models.Health, "serialization"),
        (models.Readiness, "serialization"),
        (models.Info, "serialization"),
        (models.ErrorResponse, "serialization"),
    ]
    _, schemas = models_json_schema(roots, ref_template=_REF)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Sourcelight", "version": VERSION, "license": {"name": "Apache-2.0"}},
        "paths": _paths(),
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }
