"""Draw what stands on standard input as a QR code for a terminal. Runs in .venv.

nb. in colours of its own: half of all terminals are dark, and not every phone reads white on black.
"""

import sys
from itertools import zip_longest

import segno

_BLACK_ON_WHITE = "\033[38;2;0;0;0;48;2;255;255;255m"
_AS_BEFORE = "\033[0m"
# By whether the upper and the lower of two modules are dark.
_HALVES = {(0, 0): " ", (0, 1): "▄", (1, 0): "▀", (1, 1): "█"}


def drawn(text: str) -> str:
    """The code, two rows of modules a line."""
    rows = [list(row) for row in segno.make(text, micro=False).matrix_iter(border=4)]
    white = [0] * len(rows[0])
    pairs = zip_longest(rows[::2], rows[1::2], fillvalue=white)
    lines = ("".join(_HALVES[pair] for pair in zip(*both, strict=True)) for both in pairs)
    return "\n".join(f"{_BLACK_ON_WHITE}{line}{_AS_BEFORE}" for line in lines)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    print(drawn(sys.stdin.read().strip()))
