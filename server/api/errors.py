"""Every error the API can answer: a stable code, its status, and a sentence to act on."""

import logging

from flask import Flask, Response, current_app, jsonify, request
from werkzeug.exceptions import HTTPException

from server.api import body
from server.logs import place_of

log = logging.getLogger(__name__)

CATALOGUE: dict[str, tuple[int, str]] = {
    "invalid_json": (400, 'The body is not JSON. Send an object such as {{"text": "..."}}.'),
    "invalid_request": (400, "{problem}"),
    "unauthorized": (401, "{problem}"),
    "not_found": (404, "There is nothing at this address. /openapi.json lists what there is."),
    "method_not_allowed": (405, "This address takes {allowed} only."),
    "text_too_long": (
        413,
        "The text is too long: this server takes up to {max_chars:,} characters. "
        "Send a part of the page.",
    ),
    "unsupported_media_type": (415, "Send the request with Content-Type: application/json."),
    "unsupported_language": (
        422,
        "The text seems to be in another language ({language}), and only English can be analysed. "
        'If it is English, send "language": "en".',
    ),
    "rate_limited": (429, "That was too many requests. Wait {retry_after} seconds; then go on."),
    "internal": (500, "The server failed on this request. The fault is the server's; try again."),
    "overloaded": (503, "The server is busy. Try again in {retry_after} seconds."),
}


class ApiError(Exception):
    """Ends a request with the error ``code`` of the catalogue, its sentence filled in."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.status, sentence = CATALOGUE[code]
        self.message = sentence.format(**details)
        self.retry_after = details.get("retry_after")


def answer(error: ApiError) -> Response:
    """The response that tells an error, after what is left of the body."""
    body.discard(request.stream)
    return _told(error)


def _told(error: ApiError) -> Response:
    current_app.extensions["metrics"].errors.labels(error.code).inc()
    response = jsonify({"error": {"code": error.code, "message": error.message}})
    response.status_code = error.status
    if error.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _http_error(error: HTTPException) -> Response:
    """Werkzeug's own errors, in the catalogue's words; their headers (``Allow``) are kept."""
    if error.code == 404:
        response = answer(ApiError("not_found"))
    elif error.code == 405:
        allowed = ", ".join(sorted(set(error.valid_methods or []) - {"HEAD", "OPTIONS"}))
        response = answer(ApiError("method_not_allowed", allowed=allowed))
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods or []))
    elif error.code is not None and error.code < 400:
        return error.get_response()
    else:
        response = answer(ApiError("invalid_request", problem=f"{error.name}."))
    return response


def _broken_off(_: body.BrokenOffError) -> Response:
    """No more is to come, so that nothing is waited for."""
    return _told(ApiError("invalid_request", problem="The body broke off before its end."))


def _internal(error: Exception) -> Response:
    # nb. never the exception's message or a traceback with values: they can hold the page's text.
    log.error("%s at %s", type(error).__name__, place_of(error.__traceback__))
    return answer(ApiError("internal"))


def install(app: Flask) -> None:
    """Make ``app`` answer every failure as JSON."""
    app.register_error_handler(ApiError, answer)
    app.register_error_handler(body.BrokenOffError, _broken_off)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _internal)
