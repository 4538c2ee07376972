"""An analysis as a table for spreadsheets: a row a sentence (RFC 4180)."""

import csv
import io
import re
from collections.abc import Callable

from server.analysis.result import Analysis, Sentence

COLUMNS = (
    "number",
    "start",
    "end",
    "label",
    "confidence",
    "source",
    "kind",
    "through",
    "cue",
    "signals",
    "sentence",
)
# nb. without it, spreadsheets take UTF-8 for an older encoding.
_BYTE_ORDER_MARK = "\ufeff"
# nb. a spreadsheet would run a cell that begins like a formula, and a page may hold such text.
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n]")


def _cell(value: str | int) -> str:
    """``value`` as text that no spreadsheet runs, or takes to end where a NUL stands."""
    text = str(value).replace("\0", "\ufffd")
    return f"'{text}" if _FORMULA.match(text) else text


def _joined(parts: list[str]) -> str:
    """Parts that keep in step with the other columns'; nothing where all of them are empty."""
    return "; ".join(parts) if any(parts) else ""


def _signals(text: str, sentence: Sentence) -> str:
    words: dict[str, list[str]] = {}
    for signal in sentence.signals:
        words.setdefault(signal.kind, []).append(text[signal.start : signal.end])
    return "; ".join(f"{kind}: {', '.join(found)}" for kind, found in words.items())


def to_csv(analysis: Analysis, text: str, convert: Callable[[int], int]) -> str:
    """The table; ``convert`` turns offsets into the unit of its columns ``start`` and ``end``."""
    names = {each.id: text[each.name.start : each.name.end] for each in analysis.sources}
    kinds = {each.id: each.kind for each in analysis.sources}
    attributions = {each.id: each for each in analysis.attributions}

    def cells(number: int, sentence: Sentence) -> list[str | int]:
        backing = [attributions[id] for id in sentence.attributions]
        voices = [each for each in backing if each.source_id is not None]
        return [
            number,
            convert(sentence.start),
            convert(sentence.end),
            sentence.label,
            f"{sentence.confidence:.3f}",
            _joined([names[each.source_id] for each in voices]),
            _joined([kinds[each.source_id] for each in voices]),
            _joined([" → ".join(names[link] for link in each.chain[:-1]) for each in voices]),
            _joined([text[each.cue.start : each.cue.end] if each.cue else "" for each in voices]),
            _signals(text, sentence),
            text[sentence.start : sentence.end],
        ]

    written = io.StringIO(newline="")
    written.write(_BYTE_ORDER_MARK)
    table = csv.writer(written, quoting=csv.QUOTE_ALL)
    table.writerow(COLUMNS)
    for number, sentence in enumerate(analysis.sentences, 1):
        table.writerow([_cell(value) for value in cells(number, sentence)])
    return written.getvalue()
