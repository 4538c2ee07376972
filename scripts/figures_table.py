"""The model's figures as a table, which ``scripts/evaluate --write`` puts into its two places."""

from pathlib import Path

BEGIN = "<!-- The model's figures; scripts/evaluate --write puts them here. -->\n"
END = "<!-- End of the model's figures. -->\n"


def _rounded(*values: float) -> str:
    return ", ".join(f"{value:.3f}" for value in values)


def _labelled(part: str, found: dict) -> list[tuple[str, str, str]]:
    """The rows of a file whose sentences have labels."""
    labels = _rounded(*(found[label] for label in ("attributed", "unattributed", "editorial")))
    pairs = {
        name: _rounded(found[name]["precision"], found[name]["recall"])
        for name in ("chain", "hedge")
    }
    size = f"{part}: {found['texts']} articles, {found['sentences']} sentences"
    return [
        (size, "macro-F1 of the three labels", _rounded(found["macro_f1"])),
        ("", "F1 of attributed, unattributed, editorial", labels),
        ("", "accuracy over four labels", _rounded(found["accuracy"])),
        ("", "kind of source", _rounded(found["kind"])),
        ("", "calibration error, AUROC of confidence", _rounded(found["ece"], found["auroc"])),
        ("", "chains of sources: precision, recall", pairs["chain"]),
        ("", "hedges: precision, recall", pairs["hedge"]),
    ]


def table(found: dict) -> str:
    """The figures, as ``figures.json`` holds them, in Markdown."""
    seed, spans, words = found["seed"], found["polnear-dev"], found["evidence-dev"]
    rows = [
        *_labelled("dev", found["dev"]),
        ("", "judging words: precision, recall", _rounded(words["precision"], words["recall"])),
        *_labelled("held-out", found["held-out"]),
        (f"seed: 1 article, {seed['of']} sentences", "sentences right", str(seed["right"])),
        (
            f"polnear-dev: {spans['texts']} articles",
            "exact F1 of source, cue, content",
            _rounded(spans["source"], spans["cue"], spans["content"]),
        ),
        ("", "linked F1", _rounded(spans["linked"])),
    ]
    lines = [f"| {' | '.join(row)} |\n" for row in rows]
    return "".join(["| file | measure | score |\n", "|---|---|---|\n", *lines])


def place(page: Path, found: dict) -> None:
    """Put the table between the two marks of a Markdown page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}{table(found)}{END}{after}", encoding="utf-8")
