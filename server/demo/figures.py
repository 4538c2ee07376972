"""How well the shipped model does, as ``scripts/evaluate --write`` has measured it."""

import json
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "analysis" / "model" / "figures.json"
FIGURES: dict = json.loads(FILE.read_text(encoding="utf-8"))
