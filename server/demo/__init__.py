"""The server's own pages: what Sourcelight is and a place to try it, and papers about it."""

from flask import Blueprint, Response

blueprint = Blueprint("demo", __name__, static_folder="static", static_url_path="/static")


@blueprint.get("/")
def page() -> Response:
    """The page itself."""
    return blueprint.send_static_file("index.html")


@blueprint.get("/data-protection")
def data_protection() -> Response:
    """What is processed, where and how long."""
    return blueprint.send_static_file("data-protection.html")
