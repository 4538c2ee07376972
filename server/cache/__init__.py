"""Analyses remembered for an hour, as offsets and labels under a keyed hash: never any text."""

import secrets
from collections.abc import Callable

from flask import Flask

from server import scratch
from server.analysis.result import Analysis
from server.cache.results import Results
from server.cache.stores import Redis, SharedMemory

Make = Callable[[], Analysis]


def _afresh(edition: str, language: str, text: str, make: Make) -> Analysis:
    return make()


def install(app: Flask) -> None:
    """Give ``app`` the way from a text to its analysis that the settings ask for."""
    settings = app.config["SETTINGS"]
    if settings.cache == "off":
        app.extensions["remembered"] = _afresh
        return
    folder = scratch.folder("cache")
    if settings.cache == "memory":
        store, secret = SharedMemory(folder), secrets.token_bytes()
    else:
        store, secret = Redis(settings.cache), settings.cache_secret.encode()
    results = Results(store, secret, folder, app.extensions["metrics"].cache)
    app.extensions["remembered"] = results.of
    app.extensions["backends"]["cache"] = store.works
