"""What the server runs on: the Python packages installed beside it, with their licences."""

from functools import cache
from importlib.metadata import Distribution, distributions
from typing import NamedTuple

_CLASS = "License :: "


class Library(NamedTuple):
    """A package, and its licence in its own words."""

    name: str
    version: str
    licence: str


def _licence(package: Distribution) -> str:
    """What a package says of its licence, which may be the whole text or a name.

    nb. the standard has changed twice: an expression, a class, and a free field are in use.
    """
    if expression := package.metadata.get("License-Expression"):
        return expression
    classes = package.metadata.get_all("Classifier") or []
    named = [each.rpartition(" :: ")[2] for each in classes if each.startswith(_CLASS)]
    free = (package.metadata.get("License") or "").strip().partition("\n")[0]
    return " and ".join(named) or free or "as its files say"


@cache
def libraries() -> list[Library]:
    """The packages in this environment, by name."""
    found = {
        package.name.lower(): Library(package.name, package.version, _licence(package))
        for package in distributions()
    }
    return [found[name] for name in sorted(found)]
