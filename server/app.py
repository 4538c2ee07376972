"""The Flask application: HTTP at the edge, with the analysis behind it."""

import re

from flask import Flask, Response
from flask_cors import CORS

from server import cache, demo, logs, metrics, proxies
from server.analysis.pipeline import Analyzer
from server.api import access, analyze, errors, rates, status
from server.settings import Settings

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def _secured(response: Response) -> Response:
    response.headers.update(_HEADERS)
    if not response.cache_control.max_age:
        response.cache_control.no_store = True
    return response


def create_app(settings: Settings) -> Flask:
    """The application, its model loaded.

    Only the origins in ``settings`` and the server's own page may call it from a browser.
    """
    app = Flask(__name__, static_folder=None)
    app.config["SETTINGS"] = settings
    app.extensions["analyzer"] = Analyzer()
    app.wsgi_app = proxies.trusting(settings.trusted_proxies, app.wsgi_app)
    app.after_request(_secured)
    # What the server asks for help and can do without, each with a test of whether it works.
    app.extensions["backends"] = {}
    logs.install(app)
    metrics.install(app)
    cache.install(app)
    errors.install(app)
    access.install(app)
    rates.install(app)
    analyze.install(app)
    for blueprint in (analyze.blueprint, status.blueprint, demo.blueprint):
        app.register_blueprint(blueprint)
    allowed = [re.compile(rf"{origin}\Z") for origin in settings.origins]
    CORS(
        app,
        resources="/v1/*",
        origins=allowed,
        methods=["GET", "POST"],
        expose_headers=["Retry-After"],
        max_age=600,
    )
    return app
