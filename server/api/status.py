"""What a monitor, a deployment or a client asks of the server itself."""

from flask import Blueprint, Response, current_app
from pydantic import BaseModel

from server.analysis.language import LANGUAGES
from server.api import openapi
from server.api.models import Health, Info, Limits, Readiness

blueprint = Blueprint("status", __name__)


def _json(message: BaseModel) -> Response:
    return Response(message.model_dump_json(), mimetype="application/json")


def _backends() -> list[tuple[str, bool]]:
    """What the server can do without, and whether it works now."""
    return [(name, works()) for name, works in current_app.extensions["backends"].items()]


@blueprint.get("/v1/health")
def health() -> Response:
    """The process is up."""
    return _json(Health(status="ok"))


@blueprint.get("/v1/ready")
def ready() -> Response:
    """The model is loaded; a worker loads it before it takes its first request."""
    return _json(Readiness(status="ready", without=[name for name, up in _backends() if not up]))


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
    counted = current_app.extensions["metrics"]
    for name, up in _backends():
        counted.backend_up.labels(name).set(up)
    return Response(
        counted.exposition(),
        content_type="text/plain; version=0.0.4; charset=utf-8",
    )
