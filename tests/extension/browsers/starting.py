"""What every browser is started with: its program, the extension, and the host of the pages."""

import json
import shutil
from pathlib import Path

EXTENSION = Path(__file__).resolve().parents[3] / "extension"
GECKO_ID = json.loads((EXTENSION / "manifest.json").read_text())["browser_specific_settings"][
    "gecko"
]["id"]
HOST = "news.example"


def executable(*names: str) -> str:
    """The first of these programs that is installed; a test without its browser fails."""
    for name in names:
        if path := shutil.which(name):
            return path
    raise FileNotFoundError(f"These tests need {names[0]}: install it and try again.")
