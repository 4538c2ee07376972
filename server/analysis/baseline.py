"""A baseline by cue words and quotation marks: what the trained model has to beat.

It finds the first cue of a sentence outside quotation marks with a source beside it, takes the
rest of the sentence as content, and lets a running quotation inherit the attribution before it.
"""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span

from server.analysis import findings, result

_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_CUES, _PRONOUNS, _FURNITURE = (
    frozenset(_WORDS[name].split()) for name in ("cues", "pronouns", "furniture")
)
_KINDS = {kind: frozenset(_WORDS[kind].split()) for kind in ("unnamed", "document", "media")}
_KINDS["organization"] = frozenset(_WORDS["organization"].split())
_SIGNALS = {
    kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for kind, words in _WORDS["signals"].items()
}
_MODEL_VERSION = "0.1.0-baseline"
_LONGEST_SOURCE = 12

# The shares of right labels per rule on the training articles: a constant is all it can be.
_SCORES: dict[result.Label, dict[result.Label, float]] = {
    "attributed": {"attributed": 0.86, "unattributed": 0.10, "editorial": 0.04},
    "unattributed": {"attributed": 0.19, "unattributed": 0.59, "editorial": 0.22},
    "editorial": {"attributed": 0.17, "unattributed": 0.30, "editorial": 0.53},
}


class Found(NamedTuple):
    """Token spans of one attribution; ``content`` is what is left of the sentence."""

    source: tuple[int, int]
    cue: tuple[int, int]


def _quoted(doc: Doc, block: Span) -> set[int]:
    """The tokens of a block that stand inside double quotation marks, marks included."""
    inside: set[int] = set()
    is_open = False
    for token in block:
        opens = token.text == "“" or (token.text == '"' and not is_open)
        closes = token.text == "”" or (token.text == '"' and is_open)
        is_open = (is_open or opens) and not closes
        if is_open or closes:
            inside.add(token.i)
    return inside


def _plausible(doc: Doc, start: int, end: int) -> bool:
    words = [token.text for token in doc[start:end]]
    return any(
        word[0].isupper()
        or word.lower() in _PRONOUNS
        or any(word.lower() in members for members in _KINDS.values())
        for word in words
    )


def _run(doc: Doc, at: int, step: int, stop: int, quoted: set[int]) -> int:
    """How far a noun phrase beside a cue may reach: to punctuation, a quotation or ``stop``."""
    start = at
    while at != stop and abs(at - start) < _LONGEST_SOURCE:
        token = doc[at]
        name_point = token.text in ".'’-&" and token.i > 0 and doc[token.i - 1].is_alpha
        if token.i in quoted or (not token.text.isalnum() and not name_point):
            break
        at += step
    return at


def _find(doc: Doc, sentence: Span, quoted: set[int]) -> Found | None:
    for token in sentence:
        i = token.i
        if i in quoted:
            continue
        following = doc[i + 1].lower_ if i + 1 < sentence.end else ""
        if token.lower_ == "according" and following == "to":
            end = _run(doc, i + 2, 1, sentence.end, quoted)
            if doc[end - 1].text == ".":
                end -= 1
            if _plausible(doc, i + 2, end):
                return Found((i + 2, end), (i, i + 2))
        elif token.lower_ in _CUES:
            start = _run(doc, i - 1, -1, sentence.start - 1, quoted) + 1
            if start < i and _plausible(doc, start, i):
                return Found((start, i), (i, i + 1))
            end = _run(doc, i + 1, 1, sentence.end, quoted)
            if doc[end - 1].text == ".":
                end -= 1
            if i > sentence.start and _plausible(doc, i + 1, end):
                return Found((i + 1, end), (i, i + 1))
    return None


def _content(doc: Doc, sentence: Span, found: Found) -> list[result.Span]:
    """What stands after source and cue, or before them where they close the sentence."""
    first, last = min(found.source[0], found.cue[0]), max(found.source[1], found.cue[1])
    after, before = doc[last : sentence.end], doc[sentence.start : first]
    part = after if sum(t.is_alpha for t in after) > 1 else before
    words = [token.i for token in part if token.text.isalnum() or token.text in "“”\"'‘’"]
    if not words:
        return []
    span = doc[words[0] : words[-1] + 1]
    return [result.Span(span.start_char, span.end_char)]


def _kind(words: list[str]) -> result.SourceKind:
    lower = {word.lower() for word in words}
    for kind in ("media", "document", "organization"):
        if lower & _KINDS[kind]:
            return kind
    named = any(word[0].isupper() for word in words[1:]) or words[0].lower() in _PRONOUNS
    return "person" if named or not lower & _KINDS["unnamed"] else "unnamed"


class _Sources:
    """The sources of one text; mentions with the same last word are one source."""

    def __init__(self) -> None:
        self.listed: list[result.Source] = []
        self.by_name: dict[str, int] = {}
        self.person: int | None = None

    def add(self, span: Span) -> str:
        words = [token.text for token in span if token.is_alpha] or [span.text]
        pronoun = words[-1].lower() in _PRONOUNS
        key = words[-1].lower()
        place = self.person if pronoun and self.person is not None else self.by_name.get(key)
        mention = result.Span(span.start_char, span.end_char)
        if place is None:
            place = self.by_name[key] = len(self.listed)
            self.listed.append(
                result.Source(f"s{place + 1}", span.text, _kind(words), [mention], 0)
            )
        else:
            self.listed[place].mentions.append(mention)
        if self.listed[place].kind == "person":
            self.person = place
        return self.listed[place].id


def _signals(sentence: Span, quoted: set[int]) -> list[result.Signal]:
    marked = [(doc_t.idx, doc_t.idx + len(doc_t)) for doc_t in sentence if doc_t.i in quoted]
    covered = {place for start, end in marked for place in range(start, end)}
    text, offset = sentence.text, sentence.start_char
    signals = [
        result.Signal(offset + match.start(), offset + match.end(), kind)
        for kind, pattern in _SIGNALS.items()
        for match in pattern.finditer(text)
        if offset + match.start() not in covered
    ]
    if text.endswith("?") and sentence.end_char - 1 not in covered:
        signals.append(result.Signal(offset, sentence.end_char, "question"))
    return sorted(signals, key=lambda signal: (signal.start, signal.end))


def _is_furniture(sentence: Span) -> bool:
    words = [token.lower_ for token in sentence if token.is_alpha]
    return len(words) < 2 or (len(words) < 8 and words[0] in _FURNITURE)


def _own_voice(signals: list[result.Signal]) -> result.Label:
    telling = [signal for signal in signals if signal.kind != "hedge"]
    strong = any(signal.kind != "loaded" for signal in telling)
    return "editorial" if strong or len(telling) > 1 else "unattributed"


def _quotation_kind(sentence: Span, quoted: set[int]) -> result.AttributionKind:
    marked = sum(token.i in quoted for token in sentence)
    if not marked:
        return "indirect"
    return "direct" if marked * 2 > len(sentence) else "mixed"


@Language.factory(
    "baseline",
    assigns=[f"doc._.{field}" for field in findings.FIELDS],
    requires=["doc.spans"],
)
def create_baseline(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets every field of :mod:`server.analysis.findings`."""
    nlp.meta["version"] = _MODEL_VERSION

    def baseline(doc: Doc) -> Doc:
        sources = _Sources()
        attributions: list[result.Attribution] = []
        doc._.scores, doc._.backing, doc._.signals = [], [], []
        quoted = {i for block in doc.spans["blocks"] for i in _quoted(doc, block)}
        for sentence in doc.spans["sentences"]:
            found = _find(doc, sentence, quoted)
            content = _content(doc, sentence, found) if found else []
            signals = _signals(sentence, quoted)
            backing: list[int] = []
            if found and content:
                source_id = sources.add(doc[slice(*found.source)])
                source, cue = doc[slice(*found.source)], doc[slice(*found.cue)]
                attributions.append(
                    result.Attribution(
                        len(attributions),
                        _quotation_kind(sentence, quoted),
                        source_id,
                        [source_id],
                        result.Span(source.start_char, source.end_char),
                        result.Span(cue.start_char, cue.end_char),
                        content,
                    )
                )
                backing = [len(attributions) - 1]
            elif attributions and sum(t.i in quoted for t in sentence) * 2 > len(sentence):
                attributions[-1].content.append(result.Span(sentence.start_char, sentence.end_char))
                backing = [len(attributions) - 1]
            label = "attributed" if backing else _own_voice(signals)
            prose = backing or not _is_furniture(sentence)
            doc._.scores.append(_SCORES[label] if prose else None)
            doc._.backing.append(backing)
            doc._.signals.append(signals)
        doc._.attributions, doc._.sources = attributions, sources.listed
        return doc

    return baseline
