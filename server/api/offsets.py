"""From code points, the analysis' unit, to UTF-16 code units, the unit of JavaScript strings."""

import re
from collections.abc import Callable
from itertools import accumulate
from typing import Literal

Unit = Literal["utf-16", "code-point"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def without_surrogates(text: str) -> str:
    """``text`` with U+FFFD in the place of each lone surrogate; offsets keep their meaning.

    A browser's string can hold half of a surrogate pair, which no UTF-8 can; both are one UTF-16
    code unit and one code point.
    """
    return _SURROGATE.sub("\ufffd", text)


def converter(text: str, unit: Unit) -> Callable[[int], int]:
    """A function from code-point offsets into ``text`` to offsets in ``unit``.

    Reads ``text`` once; each conversion then takes constant time.
    """
    if unit == "code-point" or not _ASTRAL.search(text):
        return lambda offset: offset
    units = [0, *accumulate(2 if character > "\uffff" else 1 for character in text)]
    return units.__getitem__
