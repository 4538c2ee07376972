"""Analyses remembered for an hour, as offsets and labels under a keyed hash: never any text."""

import atexit
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from flask import Flask

from server.analysis.result import Analysis
from server.cache.results import Results
from server.cache.stores import Redis, SharedMemory

Make = Callable[[], Analysis]


def _remove(folder: Path, owner: int) -> None:
    # nb. workers inherit what is to be done at the exit of the process that made the folder.
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


def _folder() -> Path:
    """A folder in memory, where the system has such, that is gone when this process has ended."""
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    folder = Path(tempfile.mkdtemp(prefix="sourcelight-cache-", dir=memory))
    atexit.register(_remove, folder, os.getpid())
    return folder


def _afresh(edition: str, language: str, text: str, make: Make) -> Analysis:
    return make()


def install(app: Flask) -> None:
    """Give ``app`` the way from a text to its analysis that the settings ask for."""
    settings = app.config["SETTINGS"]
    if settings.cache == "off":
        app.extensions["remembered"] = _afresh
        return
    folder = _folder()
    if settings.cache == "memory":
        store, secret = SharedMemory(folder), secrets.token_bytes()
    else:
        store, secret = Redis(settings.cache), settings.cache_secret.encode()
    results = Results(store, secret, folder, app.extensions["metrics"].cache)
    app.extensions["remembered"] = results.of
    app.extensions["backends"]["cache"] = store.works
