"""What the benchmarks share: texts to measure with, and how figures are taken and shown.

Standard library only.
"""

import json
import statistics
import sys
from pathlib import Path


def texts_in(path: Path) -> list[str]:
    """The texts of a file with a JSON object with "text" a line; ends the program without it."""
    if not path.is_file():
        sys.exit(f'There is no {path}: give a file with a JSON object with "text" a line.')
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def of_a_thousand_words(texts: list[str]) -> list[str]:
    """Twenty articles of some 1,000 words, put together from the texts' blocks."""
    blocks = [block for text in texts for block in text.split("\n\n")]
    articles: list[list[str]] = [[]]
    for block in blocks:
        if sum(len(b.split()) for b in articles[-1]) >= 1000:
            articles.append([])
        articles[-1].append(block)
    return ["\n\n".join(article) for article in articles[:20]]


def p95(seconds: list[float]) -> float:
    """The time that 95 in a hundred do not exceed."""
    return statistics.quantiles(seconds, n=20)[-1]


def spread(ratios: list[float]) -> str:
    """Median and range, for print."""
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def workers_of(server: int) -> list[int]:
    """The process ids of a server's workers."""
    listed = Path(f"/proc/{server}/task/{server}/children").read_text()
    return [int(worker) for worker in listed.split()]


def megabytes(pid: int) -> tuple[float, float]:
    """Resident memory of a process, and the part of it that no other shares."""
    found = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
        name, size, _ = line.split()
        found[name.rstrip(":")] = int(size) / 1024
    return found["Rss"], found["Private_Clean"] + found["Private_Dirty"]
