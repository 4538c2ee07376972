"""Who may ask: whoever shows a key, or on a server without keys this machine's own programs."""

from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Flask, g, request

from server.api.errors import ApiError
from server.keys import Key, Keyring
from server.settings import Settings, is_loopback

# Whatever is not named here is guarded: probes, the description, and the server's own pages.
_OPEN = ("status.health", "status.ready", "status.description")
_OPEN_BLUEPRINTS = ("demo",)
# By these proxies say on whose behalf they ask, and by whatever begins with X-Forwarded.
_FORWARDING = {
    "Forwarded",
    "Via",
    "X-Real-Ip",
    "X-Client-Ip",
    "X-Cluster-Client-Ip",
    "True-Client-Ip",
    "Cf-Connecting-Ip",
    "Fastly-Client-Ip",
}
_MISSING = (
    "This server needs a key: ask whoever runs it for one. A program sends it as "
    "Authorization: Bearer <key>."
)
_INVALID = "The key is not valid: it is mistyped, expired or revoked. Ask for another one."
_REMOTE = (
    "Without keys this server answers only its own machine. To serve others, directly or through "
    "a proxy, whoever runs it sets SOURCELIGHT_KEYS, or SOURCELIGHT_ACCESS=open."
)


def _anyone() -> None:
    """Let everyone in."""


def _asked_by_name() -> str | None:
    """The server's name in the address that the client used."""
    try:
        return urlsplit(f"//{request.host}").hostname
    except ValueError:
        return None


def _is_own(host: str | None) -> bool:
    try:
        return is_loopback(host or "")
    except ValueError:
        return False


def _is_forwarded() -> bool:
    names = [name.title() for name, _ in request.headers]
    return any(name in _FORWARDING or name.startswith("X-Forwarded") for name in names)


def _own_machine() -> None:
    """Let this machine's programs in.

    nb. a proxy on this machine asks from it as well, on behalf of others: its headers tell. So
    does a web page whose name has been pointed at this machine: it asks by that name.
    """
    if _is_forwarded() or not all(map(_is_own, (request.remote_addr, _asked_by_name()))):
        raise ApiError("unauthorized", problem=_REMOTE)


def _holder(keyring: Keyring) -> Key:
    """The key that the request shows."""
    shown = request.authorization
    if shown is None or shown.type != "bearer" or not shown.token:
        raise ApiError("unauthorized", problem=_MISSING)
    key = keyring.find(shown.token)
    if key is None:
        raise ApiError("unauthorized", problem=_INVALID)
    return key


def _door(settings: Settings) -> Callable[[], object]:
    """What lets a request in, or raises."""
    if settings.access == "open":
        return _anyone
    if settings.keys is None:
        return _own_machine
    keyring = Keyring(settings.keys)

    def by_key() -> None:
        g.key = _holder(keyring)

    return by_key


def _is_guarded() -> bool:
    # nb. what is not found has no endpoint, and a browser asks by OPTIONS what it may send, where
    # it never shows a key.
    if request.endpoint is None or request.method == "OPTIONS":
        return False
    return request.endpoint not in _OPEN and request.blueprint not in _OPEN_BLUEPRINTS


def install(app: Flask) -> None:
    """Decide by the settings who may ask ``app``."""
    door = _door(app.config["SETTINGS"])

    def check() -> None:
        if _is_guarded():
            door()

    app.before_request(check)
