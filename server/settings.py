"""Everything that can be configured, read from ``SOURCELIGHT_*`` environment variables.

A value that cannot be used ends the start with a :class:`SettingError` that names the variable:
a server that silently falls back to a default is worse than one that does not start.
"""

import ipaddress
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

import limits
import redis

from server import keys

PREFIX = "SOURCELIGHT_"
LONGEST_QUEUE = 32
# Of a worker's threads so many may wait for analyses, their own or one that others asked for; the
# rest stay free for checks and refusals.
THREADS, MOST_AT_ONCE = 128, 96
_SHORTEST_SECRET = 32
EXTENSION_ORIGINS = (r"chrome-extension://[a-p]{32}", r"moz-extension://[0-9a-f-]{36}")
_ORIGIN = re.compile(r"(chrome-extension|moz-extension|https?)://[A-Za-z0-9.:\[\]_-]+")


Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class SettingError(ValueError):
    """A setting has a value that cannot be used; the message names the variable."""


@dataclass(frozen=True)
class Settings:
    """The server's configuration; each field is the variable ``SOURCELIGHT_<FIELD>``."""

    host: str = "127.0.0.1"
    port: int = 8000
    max_chars: int = 1_000_000
    origins: tuple[str, ...] = EXTENSION_ORIGINS
    """Regular expressions that a browser's ``Origin`` must match in full."""
    access: Literal["keys", "open"] | None = None
    """Who may ask: holders of a key, or everyone; None where the other settings decide."""
    keys: Path | None = None
    trusted_proxies: tuple[Network, ...] = ()
    rate_limit: str | None = None
    rate_limit_store: str = "memory"
    queue: int = 4
    """How many texts may wait in each worker while it analyses one."""
    cache: str = "memory"
    cache_secret: str | None = None
    log_level: Literal["info", "warning", "error"] = "info"
    log_addresses: bool = False

    @property
    def needs_keys(self) -> bool:
        """Whether a request must show a key.

        Without a word on it, only where this machine's own programs ask is none needed.
        """
        if self.access is not None:
            return self.access == "keys"
        alone = is_loopback(self.host) and not self.trusted_proxies
        return self.keys is not None or not alone


def is_loopback(host: str) -> bool:
    """Whether an address is this machine's own, which no other machine reaches."""
    return host == "localhost" or ipaddress.ip_address(host).is_loopback


def _host(value: str) -> str:
    if value == "localhost":
        return value
    try:
        return str(ipaddress.ip_address(value))
    except ValueError:
        raise ValueError("give an IP address of this machine, or localhost") from None


def _whole_number(least: int, most: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        if re.fullmatch(r"[0-9]{1,12}", value) and least <= int(value) <= most:
            return int(value)
        raise ValueError(f"give a whole number from {least} to {most}")

    return parse


def _origins(value: str) -> tuple[str, ...]:
    listed = [origin for origin in value.replace(",", " ").split() if origin]
    wrong = [origin for origin in listed if not _ORIGIN.fullmatch(origin)]
    if wrong or not listed:
        raise ValueError(
            "list origins such as chrome-extension://<id> with commas between them, "
            "without a path or a closing slash"
        )
    return tuple(re.escape(origin) for origin in listed)


def _one_of(*words: str) -> Callable[[str], str]:
    def parse(value: str) -> str:
        if value in words:
            return value
        raise ValueError(f"give {', '.join(words[:-1])} or {words[-1]}")

    return parse


def _on_or_off(value: str) -> bool:
    return _one_of("on", "off")(value) == "on"


def _keys(value: str) -> Path:
    path = Path(value)
    if not path.is_file():
        raise ValueError("there is no such file; scripts/keys create makes it")
    keys.load(path)
    return path


def _trusted_proxies(value: str) -> tuple[Network, ...]:
    try:
        listed = value.replace(",", " ").split()
        return tuple(ipaddress.ip_network(network) for network in listed)
    except ValueError:
        raise ValueError(
            "list addresses or networks such as 10.0.0.0/8 with commas between them"
        ) from None


def _rate_limit(value: str) -> str:
    try:
        limits.parse_many(value)
    except ValueError:
        raise ValueError("give a rate such as 60/minute, or several with ; between") from None
    return value


def _store(value: str) -> str:
    if value == "memory":
        return value
    try:
        redis.Redis.from_url(value)
    except ValueError:
        raise ValueError("give memory or a URL such as redis://localhost:6379/0") from None
    return value


def _cache(value: str) -> str:
    if value == "off":
        return value
    try:
        return _store(value)
    except ValueError:
        raise ValueError("give memory, off, or a URL such as redis://localhost:6379/0") from None


def _secret(value: str) -> str:
    if len(value) < _SHORTEST_SECRET:
        raise ValueError(f"give {_SHORTEST_SECRET} random characters or more")
    return value


PARSERS: dict[str, Callable[[str], object]] = {
    "host": _host,
    "port": _whole_number(1, 65535),
    "max_chars": _whole_number(1, 10_000_000),
    "origins": _origins,
    "access": _one_of("keys", "open"),
    "keys": _keys,
    "trusted_proxies": _trusted_proxies,
    "rate_limit": _rate_limit,
    "rate_limit_store": _store,
    "cache": _cache,
    "cache_secret": _secret,
    "log_level": _one_of("info", "warning", "error"),
    "log_addresses": _on_or_off,
    "queue": _whole_number(0, LONGEST_QUEUE),
}
# Their values can hold a password, and are never shown.
_SECRET = frozenset({"cache", "cache_secret", "rate_limit_store"})


def _checked(settings: Settings) -> Settings:
    """The settings, if they go together."""
    if settings.needs_keys and settings.keys is None:
        raise SettingError(
            "SOURCELIGHT_KEYS is not set, and a server that others can reach needs keys: make a "
            "file of them with scripts/keys, or set SOURCELIGHT_ACCESS=open to let everyone ask."
        )
    if settings.cache not in ("memory", "off") and settings.cache_secret is None:
        raise SettingError(
            "SOURCELIGHT_CACHE_SECRET is not set, and a cache in Redis needs it: give every server "
            f"that shares it the same {_SHORTEST_SECRET} random characters or more."
        )
    return settings


def from_environment(environ: Mapping[str, str]) -> Settings:
    """The settings that ``environ`` asks for, defaults where it is silent.

    Raises :class:`SettingError` for a value that cannot be used and for a ``SOURCELIGHT_``
    variable that does not exist, which is most often a slip of the pen.
    """
    known = {PREFIX + field.name.upper(): field.name for field in fields(Settings)}
    given = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
    values: dict[str, object] = {}
    for name, value in given.items():
        if name not in known:
            raise SettingError(f"{name} is not a setting. There are: {', '.join(sorted(known))}.")
        try:
            values[known[name]] = PARSERS[known[name]](value.strip())
        except ValueError as error:
            shown = "what it is" if known[name] in _SECRET else repr(value)
            raise SettingError(f"{name} cannot be {shown}: {error}.") from None
    return _checked(Settings(**values))
