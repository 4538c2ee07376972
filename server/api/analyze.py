"""``POST /v1/analyze`` and ``/v1/annotations``: who vouches for each sentence of a text."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import Blueprint, Flask, Response, current_app, request
from pydantic import ValidationError

from server.analysis.language import LANGUAGES, foreign_language
from server.analysis.result import ANALYSIS, Analysis
from server.api import annotations, body, table
from server.api.errors import ApiError
from server.api.models import AnalyzeRequest, AnalyzeResponse
from server.api.offsets import converter
from server.settings import MOST_AT_ONCE
from server.waiting import FullError, Places, Queue

blueprint = Blueprint("analyze", __name__)

ANNOTATIONS = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
_BYTES_PER_CHARACTER = 12  # JSON may spell one code point as two escapes of six bytes each
_ROOM_FOR_THE_REST = 4096  # of the message, which is more than its other fields
_LONG = 30_000  # code points, some 5,000 words
# How long the analysis of an article and of a long text takes at most, or nearly so.
_SECONDS, _SECONDS_OF_A_LONG_TEXT = 2, 30
# Where pydantic's own words would not help.
_PROBLEMS = {
    "missing": "this field is required",
    "extra_forbidden": "there is no such field",
    "model_type": "send a JSON object with the field text",
    "string_pattern_mismatch": "give a language tag such as en or en-GB",
}


def _parsed(raw: bytes) -> AnalyzeRequest:
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError):
        raise ApiError("invalid_json") from None
    try:
        return AnalyzeRequest.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(str(step) for step in first["loc"])[:80] or "The body"
        problem = _PROBLEMS.get(first["type"], first["msg"])
        raise ApiError("invalid_request", problem=f"{where}: {problem}.") from None


def _fewest_characters(raw: bytes) -> int:
    """How many code points a body has at least, without parsing it.

    What is spelled with escapes, each of which begins with a backslash, counts for nothing or less.
    """
    return len(raw.decode("utf-8", "replace")) - (_BYTES_PER_CHARACTER - 1) * raw.count(b"\\")


def _received(max_chars: int) -> AnalyzeRequest:
    raw = body.read(request.stream, max_chars * _BYTES_PER_CHARACTER + _ROOM_FOR_THE_REST)
    if request.mimetype != "application/json":
        raise ApiError("unsupported_media_type")
    if raw is None or _fewest_characters(raw) > max_chars + _ROOM_FOR_THE_REST:
        raise ApiError("text_too_long", max_chars=max_chars)
    message = _parsed(raw)
    if len(message.text) > max_chars:
        raise ApiError("text_too_long", max_chars=max_chars)
    return message


def _language(message: AnalyzeRequest) -> str:
    """The language to analyse the text in; the caller's word goes before what the text shows."""
    if message.language is None:
        language = foreign_language(message.text) or "en"
    else:
        language = message.language.replace("_", "-").split("-")[0].lower()
    if language not in LANGUAGES:
        raise ApiError("unsupported_language", language=language)
    return language


def _with_offsets(value: Any, convert: Callable[[int], int]) -> Any:
    """``value``, made of dicts and lists, with every ``start`` and ``end`` converted."""
    if isinstance(value, dict):
        return {
            key: convert(item) if key in ("start", "end") else _with_offsets(item, convert)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_with_offsets(item, convert) for item in value]
    return value


def _as_json(analysis: Analysis, message: AnalyzeRequest) -> Response:
    found = ANALYSIS.dump_python(analysis)
    for source in found["sources"]:
        source["name"] = message.text[source["name"]["start"] : source["name"]["end"]]
    found = _with_offsets(found, converter(message.text, message.offsets))
    answer = AnalyzeResponse.model_validate({**found, "offsets": message.offsets})
    return Response(answer.model_dump_json(), mimetype="application/json")


def _as_csv(analysis: Analysis, message: AnalyzeRequest) -> Response:
    answer = table.to_csv(analysis, message.text, converter(message.text, message.offsets))
    return Response(answer, content_type="text/csv; charset=utf-8; header=present")


FORMATS = {"json": _as_json, "csv": _as_csv}


def _made(text: str, language: str) -> Analysis:
    """An analysis in its turn."""
    metrics = current_app.extensions["metrics"]
    queue = current_app.extensions["queues"]["long" if len(text) > _LONG else "article"]
    with queue.turn(), metrics.analysis_seconds.time():
        analysis = current_app.extensions["analyzer"].analyze(text, language)
    metrics.words.inc(len(text.split()))
    return analysis


def _analysis(text: str, language: str) -> Analysis:
    """The analysis of a text, made for this request or for another one that asked the same."""
    extensions = current_app.extensions
    make = partial(_made, text, language)
    try:
        with extensions["admission"].held():
            return extensions["remembered"](extensions["analyzer"].edition, language, text, make)
    except FullError as full:
        raise ApiError("overloaded", retry_after=full.seconds) from None


def _analysed() -> tuple[Analysis, AnalyzeRequest]:
    """The request, and the analysis of its text, of which no word is kept."""
    message = _received(current_app.config["SETTINGS"].max_chars)
    analysis = _analysis(message.text, _language(message))
    current_app.extensions["metrics"].count_analysis(analysis)
    return analysis, message


@blueprint.post("/v1/analyze")
def analyze() -> Response:
    """The analysis of a text, in the format that the address asks for."""
    answer = FORMATS.get(request.args.get("format", "json"))
    if answer is None:
        problem = f"format: there is {' and '.join(FORMATS)}, and no other."
        raise ApiError("invalid_request", problem=problem)
    return answer(*_analysed())


@blueprint.post("/v1/annotations")
def annotate() -> Response:
    """The analysis of a text as W3C Web Annotations."""
    analysis, message = _analysed()
    found = annotations.collect(analysis, message.text, datetime.now(UTC).replace(microsecond=0))
    answer = found.model_dump_json(by_alias=True, exclude_none=True)
    return Response(answer, content_type=ANNOTATIONS)


def install(app: Flask) -> None:
    """Let only so many wait for an answer of ``app`` at once, and fewer for a turn of their own.

    Long texts have a queue of their own: one of them and an article are analysed side by side, with
    an equal share of the processor each, so that no article waits for a long text.
    """
    metrics = app.extensions["metrics"]
    length = app.config["SETTINGS"].queue
    app.extensions["admission"] = Places(MOST_AT_ONCE, _SECONDS, metrics.admitted)
    app.extensions["queues"] = {
        "article": Queue(length, _SECONDS, metrics.queue, metrics.wait_seconds),
        "long": Queue(length, _SECONDS_OF_A_LONG_TEXT, metrics.queue, metrics.wait_seconds),
    }
