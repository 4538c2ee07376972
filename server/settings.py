"""Everything that can be configured, read from ``SOURCELIGHT_*`` environment variables.

A value that cannot be used ends the start with a :class:`SettingError` that names the variable:
a server that silently falls back to a default is worse than one that does not start.
"""

import ipaddress
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

PREFIX = "SOURCELIGHT_"
EXTENSION_ORIGINS = (r"chrome-extension://[a-p]{32}", r"moz-extension://[0-9a-f-]{36}")
_ORIGIN = re.compile(r"(chrome-extension|moz-extension|https?)://[A-Za-z0-9.:\[\]_-]+")


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


PARSERS: dict[str, Callable[[str], object]] = {
    "host": _host,
    "port": _whole_number(1, 65535),
    "max_chars": _whole_number(1, 10_000_000),
    "origins": _origins,
}


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
            raise SettingError(f"{name} cannot be {value!r}: {error}.") from None
    return Settings(**values)
