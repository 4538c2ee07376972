"""How often one may ask: by key, or by address where there are none; off until it is set."""

import ipaddress
import math
import time

from flask import Flask, Response, g, request
from flask_limiter import Limiter, RateLimitExceeded

from server.api import analyze
from server.api.errors import ApiError, answer
from server.redis_options import REDIS_OPTIONS


def _household(address: str) -> str:
    """The address to count by: one customer's IPv6 network is a /64, whose addresses are many."""
    parsed = ipaddress.ip_address(address)
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network((parsed.packed, 64), strict=False))


def _who() -> str:
    if "key" in g:
        return f"key {g.key.id}"
    return _household(request.remote_addr) if request.remote_addr else "unknown"


def install(app: Flask) -> None:
    """Limit the rate of analyses, if the settings say so."""
    settings = app.config["SETTINGS"]
    if settings.rate_limit is None:
        return
    in_memory = settings.rate_limit_store == "memory"
    limiter = Limiter(
        _who,
        app=app,
        strategy="moving-window",
        storage_uri="memory://" if in_memory else settings.rate_limit_store,
        storage_options={} if in_memory else REDIS_OPTIONS,
        # Without its Redis each worker counts on its own until it is back.
        in_memory_fallback_enabled=True,
    )
    app.extensions["backends"]["rate_limit_store"] = limiter.storage.check
    # nb. shared, so that asking in another form is no way around it.
    limiter.shared_limit(settings.rate_limit, "analyses", methods=["POST"])(analyze.blueprint)

    def refuse(_: RateLimitExceeded) -> Response:
        reached = limiter.current_limit
        seconds = max(1, math.ceil(reached.window[0] - time.time())) if reached else 1
        return answer(ApiError("rate_limited", retry_after=seconds))

    app.register_error_handler(RateLimitExceeded, refuse)
