"""What a monitor, a deployment or a client asks of the server itself."""

from flask import Blueprint, Response, current_app
from pydantic import BaseModel

from server.analysis.language import LANGUAGES
from server.api import openapi
from server.api.models import Info, Limits, Status

blueprint = Blueprint("status", __name__)


def _json(message: BaseModel) -> Response:
    return Response(message.model_dump_json(), mimetype="application/json")


@blueprint.get("/v1/health")
def health() -> Response:
    """The process is up."""
    return _json(Status(status="ok"))


@blueprint.get("/v1/ready")
def ready() -> Response:
    """The model is loaded; a worker loads it before it takes its first request."""
    return _json(Status(status="ready"))


@blueprint.get("/v1/info")
def info() -> Response:
    """What this server runs and takes."""
    return _json(
        Info(
            model=current_app.extensions["analyzer"].model,
            languages=list(LANGUAGES),
            limits=Limits(max_chars=current_app.config["SETTINGS"].max_chars),
        )
    )


@blueprint.get("/openapi.json")
def description() -> Response:
    """The API's description for machines."""
    response = current_app.json.response(openapi.document())
    return response


@blueprint.get("/metrics")
def metrics() -> Response:
    """Counts and timings for Prometheus, over all workers."""
    return Response(
        current_app.extensions["metrics"].exposition(),
        content_type="text/plain; version=0.0.4; charset=utf-8",
    )
