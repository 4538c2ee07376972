"""The server's own page: what Sourcelight is, and a place to try it."""

from flask import Blueprint, Response

blueprint = Blueprint("demo", __name__, static_folder="static", static_url_path="/static")


@blueprint.get("/")
def page() -> Response:
    """The page itself."""
    return blueprint.send_static_file("index.html")
