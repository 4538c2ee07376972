"""Words that are no source's own and show how a sentence is meant.

Sets ``doc._.signals``. The model marks judging, guessing, interpreting and demanding words; a
hedge that names nobody is a closed list, and a question is the whole sentence.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from server.analysis import lexicon, quotations
from server.analysis.result import Signal
from server.analysis.schema import SIGNALS
from server.analysis.tokens import covering

NONE = SIGNALS.index("none")
LONGEST = 8
BE = r"(?:is|are|was|were|be|been|being|’s|'s|’re|'re)"
ADVERB = r"(?:(?:widely|also|now|still|long|not|once|generally|largely|often) )?"
# Passives and adverbs that let a claim stand with nobody behind it.
HEDGE = re.compile(
    r"\b(?:allegedly|reportedly|purportedly|supposedly|ostensibly|apparently|alleged|purported"
    r"|rumou?rs?|rumou?red|one hears"
    rf"|{BE} {ADVERB}(?:believed|thought|said|understood|reported to|reputed|presumed|expected"
    r"|feared|tipped|considered|estimated|forecast|predicted|hailed|heralded|seen as|regarded as"
    r"|viewed as|known to|accused of)"
    r"|(?:believed|thought|said|expected|estimated|feared|reported) to(?= (?:have|be|\w+))"
    r"|(?:there(?: is|’s|'s| are| has been| have been)|amid|fuell?ed|widespread) (?:\w+ )?"
    r"(?:reports|speculation|talk|rumou?rs|fears|suspicions))\b",
    re.IGNORECASE,
)
APOSTROPHES = frozenset("'’")


def _told(doc: Doc) -> np.ndarray:
    """For each token whether it is a source's own word: in quotation marks, or behind a name and a
    colon, as in a conversation."""
    told = quotations.quoted(doc)
    for attributed in doc._.found:
        if attributed.cue and doc[attributed.cue.start].text == ":":
            for part in attributed.contents:
                told[part.start : part.end] = True
    return told


def _runs(marked: np.ndarray) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], marked.astype(np.int8), [0]])))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _telling(doc: Doc, i: int) -> bool:
    """Whether a token says something: no mark, no white space, and no "of" or "the"."""
    return doc[i].text.isalnum() and doc[i].lower_ not in lexicon.FUNCTION


def _is_apostrophe(doc: Doc, i: int) -> bool:
    """Whether the token is the apostrophe inside "isn't"."""
    inside = 0 < i < len(doc) - 1 and not doc[i - 1].whitespace_ and not doc[i].whitespace_
    return inside and doc[i].text in APOSTROPHES and doc[i - 1].is_alpha and doc[i + 1].is_alpha


def _rims(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Whole words from the first to the last, of which there is one at least."""
    while not doc[start].text.isalnum():
        start += 1
    while not doc[end - 1].text.isalnum():
        end -= 1
    while _is_apostrophe(doc, start - 1):
        start -= 2
    while _is_apostrophe(doc, end):
        end += 2
    return start, end


def _signal(doc: Doc, start: int, end: int, shares: np.ndarray) -> Signal:
    kind = SIGNALS[1 + int(shares[start:end, 1:].sum(0).argmax())]
    return Signal(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]), kind)


def tagged(
    doc: Doc, sentence: Span, shares: np.ndarray, quoted: np.ndarray, least: float
) -> list[Signal]:
    """The model's signals in a sentence: runs of unquoted tokens above ``least``."""
    here = slice(sentence.start, sentence.end)
    strength = np.where(quoted[here], 0, 1 - shares[here, NONE])
    found: list[tuple[int, int]] = []
    for start, end in _runs(strength > least):
        run = range(sentence.start + start, sentence.start + end)
        if any(_telling(doc, i) for i in run):
            start, end = _rims(doc, run.start, run.stop)
            if found and start < found[-1][1]:  # two parts of one word
                start = found.pop()[0]
            found.append((start, end))
    short = [part for part in found if part[1] - part[0] <= 2 * LONGEST]
    return [_signal(doc, *part, shares) for part in short]


def _strongest(doc: Doc, sentence: Span, shares: np.ndarray, quoted: np.ndarray) -> list[Signal]:
    """An editorial sentence's most telling words where none of them passes the threshold."""
    here = slice(sentence.start, sentence.end)
    words = np.array([token.is_alpha for token in sentence]) & ~quoted[here]
    if not words.any():
        return []
    telling = words & [_telling(doc, token.i) for token in sentence]
    if not telling.any():  # "It is what it is."
        return [_signal(doc, *_rims(doc, sentence.start, sentence.end), shares)]
    top = np.where(telling, 1 - shares[here, NONE], 0).max()
    return tagged(doc, sentence, shares, quoted, least=top * 0.5)


def hedges(sentence: Span, quoted: np.ndarray) -> list[Signal]:
    """Hedges with no source in the writer's voice."""
    offset = sentence.start_char
    return [
        Signal(offset + match.start(), offset + match.end(), "hedge")
        for match in HEDGE.finditer(sentence.text)
        if not quoted[covering(sentence, *match.span()).start]
    ]


def _question(sentence: Span, quoted: np.ndarray) -> list[Signal]:
    asked = sentence.text.endswith("?") and not quoted[sentence.end - 1]
    return [Signal(sentence.start_char, sentence.end_char, "question")] if asked else []


def _apart(first: list[Signal], second: list[Signal]) -> list[Signal]:
    """Both together in text order, without what of the second overlaps one of the first."""
    ends = [signal.end for signal in first]

    def free(signal: Signal) -> bool:
        i = bisect_right(ends, signal.start)
        return i == len(first) or signal.end <= first[i].start

    return sorted([*first, *filter(free, second)], key=lambda signal: signal.start)


@Language.factory(
    "signals",
    default_config={"least": 0.4},
    assigns=["doc._.signals"],
    requires=["doc._.found", "doc._.labels", "doc._.reading", "doc.spans"],
)
def create_signals(nlp: Language, name: str, least: float) -> Callable[[Doc], Doc]:
    """Sets ``doc._.signals``; ``least`` is the share from which a token counts as a signal."""

    def of(
        sentence: Span, label: str | None, shares: np.ndarray, quoted: np.ndarray
    ) -> list[Signal]:
        doc = sentence.doc
        if label is None:
            return []
        if label == "editorial" and (question := _question(sentence, quoted)):
            return question
        vague = hedges(sentence, quoted) if label == "unattributed" else []
        found = tagged(doc, sentence, shares, quoted, least)
        if label == "editorial" and not found:
            found = _strongest(doc, sentence, shares, quoted)
        return _apart(vague, found)

    def signals(doc: Doc) -> Doc:
        quoted = _told(doc)
        doc._.signals = [
            of(sentence, label, doc._.reading.signals, quoted)
            for sentence, label in zip(doc.spans["sentences"], doc._.labels, strict=True)
        ]
        return doc

    return signals
