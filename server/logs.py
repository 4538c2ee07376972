"""One JSON object a line: what happened, how long it took, and never a word of any text."""

import logging
import re
import sys
import time
import uuid
from types import TracebackType
from typing import Any

from flask import Flask, Response, g, has_request_context, request

from server.settings import Settings

log = logging.getLogger(__name__)

_REQUEST_ID = re.compile(r"[0-9a-fA-F-]{16,64}")
# How gunicorn begins what goes on with an address, or with what a client sent.
_GUNICORN_QUOTES = ("Invalid request from", "Error handling request")


def place_of(trace: TracebackType | None) -> str:
    """Where an exception was raised, as file and line."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "unknown"


class Discreet(logging.Filter):
    """Takes out of a record what may hold a text or an address, and puts the request's id in.

    nb. an exception's message can quote what it failed on; its type and its place cannot.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record; whether it is logged."""
        if record.exc_info and isinstance(record.exc_info[1], BlockingIOError):
            return False  # a client stalled, see PATIENCE in gunicorn.conf.py
        message = str(record.msg)
        for beginning in _GUNICORN_QUOTES:
            if message.startswith(beginning):
                record.msg, record.args = f"{beginning} a client", ()
        if record.exc_info and record.exc_info[0]:
            record.error = record.exc_info[0].__name__
            record.place = place_of(record.exc_info[2])
        record.exc_info = record.exc_text = None
        if has_request_context() and "request_id" in g:
            record.request_id = g.request_id
        return True


def configuration(settings: Settings) -> dict[str, Any]:
    """What :func:`logging.config.dictConfig` takes, and gunicorn with it."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"discreet": {"()": Discreet}},
        "formatters": {
            "json": {
                "()": "pythonjsonlogger.json.JsonFormatter",
                "fmt": ["levelname", "name", "message"],
                "rename_fields": {"levelname": "level", "name": "logger"},
                "timestamp": "time",
            }
        },
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "stream": sys.stderr,
                "formatter": "json",
                "filters": ["discreet"],
            }
        },
        "root": {"level": settings.log_level.upper(), "handlers": ["stderr"]},
        "loggers": {
            # nb. no level: it is gunicorn's --log-level.
            "gunicorn.error": {"handlers": [], "propagate": True},
            # Their lines hold addresses and queries; ours stand in for them.
            "flask-limiter": {"level": "WARNING"},
            "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
        },
    }


def _begin() -> None:
    g.log_began = time.perf_counter()
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex


def _facts(response: Response) -> dict[str, Any]:
    """What is logged of a request: the matched rule, never the path, which a client chooses."""
    facts = {
        "endpoint": request.url_rule.rule if request.url_rule else "none",
        "method": request.method if request.url_rule else "none",
        "status": response.status_code,
        "seconds": round(time.perf_counter() - g.log_began, 4),
    }
    if "key" in g:
        facts["key"] = g.key.id
    return facts


def install(app: Flask) -> None:
    """Log every request of ``app``, and tell the client the id it goes by."""
    with_address = app.config["SETTINGS"].log_addresses

    def end(response: Response) -> Response:
        facts = _facts(response)
        if with_address:
            facts["address"] = request.remote_addr
        log.info("request", extra=facts)
        response.headers["X-Request-ID"] = g.request_id
        return response

    app.before_request(_begin)
    app.after_request(end)
