"""Whose request it is: a proxy's word on that counts only if the proxy is one of the listed."""

import ipaddress
from collections.abc import Callable, Iterable
from typing import Any

from server.settings import Network

WsgiApp = Callable[..., Iterable[bytes]]


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that ``text`` is; a port beside it is left out."""
    bare = text.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ipaddress.ip_address(bare)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_listed(address: str, trusted: tuple[Network, ...]) -> bool:
    parsed = _address(address)
    return parsed is not None and any(parsed in network for network in trusted)


def client(peer: str, forwarded_for: str, trusted: tuple[Network, ...]) -> str:
    """The address of who asks, seen from ``peer`` and the header ``X-Forwarded-For``.

    Each proxy appends whom it was asked by. So the list is read from its end, for as long as the
    one who wrote the entry is trusted: what stands before that is anyone's claim.
    """
    asking = str(_address(peer) or peer)
    for claim in reversed(forwarded_for.split(",")):
        claimed = _address(claim)
        if claimed is None or not _is_listed(asking, trusted):
            break
        asking = str(claimed)
    return asking


def trusting(trusted: tuple[Network, ...], app: WsgiApp) -> WsgiApp:
    """``app``, told the address of who really asks, and no request's id by strangers."""

    def told(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        peer = environ.get("REMOTE_ADDR", "")
        forwarded_for = environ.get("HTTP_X_FORWARDED_FOR", "")
        if not _is_listed(peer, trusted):
            environ.pop("HTTP_X_REQUEST_ID", None)
        environ["REMOTE_ADDR"] = client(peer, forwarded_for, trusted)
        return app(environ, start_response)

    return told
