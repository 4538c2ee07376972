"""Gold files to training examples: word pieces, windows and the targets that a file gives.

A PolNeAR article has spans, a labelled article has sentences, some have both; ``evidence`` files
add the words that make a sentence editorial. What an article lacks is masked out of the loss.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import spacy
from spacy.tokens import Doc
from tokenizers import Tokenizer

from server.analysis import windows
from server.analysis.schema import FLAGS, KINDS, LABELS, SIGNALS, TAGS
from server.analysis.tokens import covering

IGNORE = -100


@dataclass(slots=True)
class Link:
    """One attribution as piece ranges: its cue, its source (or none), its contents."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    contents: list[tuple[int, int]]


@dataclass(slots=True)
class Example:
    """One article. Ranges and targets are in pieces of ``stream``; :data:`IGNORE` masks.

    Where there is a teacher, ``beliefs`` (S, 4) are its probabilities of the labels and ``views``
    (S, VIEW) what its head sees of the sentences.
    """

    id: str
    text: str
    doc: Doc
    stream: windows.Stream
    sentences: list[tuple[int, int]]
    tags: np.ndarray | None = None
    signals: np.ndarray | None = None
    links: list[Link] = field(default_factory=list)
    labels: np.ndarray | None = None
    kinds: np.ndarray | None = None
    flags: np.ndarray | None = None
    beliefs: np.ndarray | None = None
    views: np.ndarray | None = None

    @property
    def cuts(self) -> np.ndarray:
        """The pieces that begin a sentence, at which windows may end."""
        return np.array([start for start, _ in self.sentences])


def read(path: Path) -> list[dict]:
    """The records of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _pieces(doc: Doc, stream: windows.Stream, span: dict) -> tuple[int, int]:
    found = covering(doc[:], span["start"], span["end"])
    return windows.piece_range(stream, found.start, found.end)


def _tag(record: dict, example: Example) -> None:
    tags = np.full(len(example.stream.ids), TAGS.index("O"))
    for attribution in record["attributions"]:
        ranges = {
            name: [_pieces(example.doc, example.stream, span) for span in attribution[name]]
            for name in ("source", "cue", "content")
        }
        for name, spans in ranges.items():
            for start, end in spans:
                tags[start:end] = TAGS.index(f"I-{name}")
                tags[start] = TAGS.index(f"B-{name}")
        if ranges["cue"]:
            source = ranges["source"][0] if ranges["source"] else None
            example.links.append(Link(ranges["cue"][0], source, ranges["content"]))
    example.tags = tags


def _label(sentences: list[dict], example: Example) -> None:
    example.labels = np.array([LABELS.index(s["label"]) for s in sentences])
    example.kinds = np.array(
        [KINDS.index(s["source_kind"]) if "source_kind" in s else IGNORE for s in sentences]
    )
    example.flags = np.array(
        [[flag in s.get("flags", []) for flag in FLAGS] for s in sentences], np.float32
    )


def _signal(marked: dict, example: Example) -> None:
    signals = np.full(len(example.stream.ids), SIGNALS.index("none"))
    for sentence in marked["sentences"]:
        for span in sentence["evidence"]:
            start, end = _pieces(example.doc, example.stream, span)
            signals[start:end] = SIGNALS.index(span["kind"])
    example.signals = signals


def build(
    nlp: spacy.Language,
    tokenizer: Tokenizer,
    text: str,
    spans: dict | None,
    labelled: dict | None,
    marked: dict | None,
) -> Example:
    """One article's example from the records that any of the gold files holds of it."""
    doc = nlp(text)
    stream = windows.stream(doc, tokenizer)
    units = (
        labelled["sentences"]
        if labelled
        else [{"start": s.start_char, "end": s.end_char} for s in doc.spans["sentences"]]
    )
    # A lone invisible character is no sentence to the model.
    units = [unit for unit in units if len(range(*_pieces(doc, stream, unit)))]
    sentences = [_pieces(doc, stream, unit) for unit in units]
    example = Example((labelled or spans)["id"], text, doc, stream, sentences)
    if spans:
        _tag(spans, example)
    if labelled:
        _label(units, example)
    if marked:
        _signal(marked, example)
    return example


def load(nlp: spacy.Language, tokenizer: Tokenizer, gold: Path, part: str) -> list[Example]:
    """All examples of ``part`` ("train" or "dev"), articles in several files joined by text."""
    spans = {r["text"]: r for r in read(gold / f"polnear-{part}.jsonl")}
    labelled = {r["text"]: r for r in read(gold / f"{part}.jsonl")}
    marked = {r["id"]: r for r in read(gold / f"evidence-{part}.jsonl")}
    return [
        build(
            nlp,
            tokenizer,
            text,
            spans.get(text),
            labelled.get(text),
            marked.get(labelled[text]["id"]) if text in labelled else None,
        )
        for text in spans | labelled
    ]
