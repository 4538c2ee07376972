"""The extension's own files that find and mark an article: the server's pages run the very same."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "extension"
_SHARED = (
    "_locales/en/messages.json",
    "background/contract.js",
    "background/exchange.js",
    "background/scripts.js",
    "content/*",
    "panel/*.js",
    "vendor/readability/Readability.js",
)
FILES = frozenset(
    path.relative_to(FOLDER).as_posix() for pattern in _SHARED for path in FOLDER.glob(pattern)
)
"""What is served, by its path in the extension; nothing else of that folder is."""
