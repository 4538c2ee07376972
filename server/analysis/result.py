"""What an analysis says of a text: labelled sentences, attributions, sources, a summary.

Every ``start`` and ``end`` is an offset in Unicode code points into the analysed text, of which
nothing else is held: an analysis can be kept without keeping a word of the text.
"""

from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter

Label = Literal["attributed", "unattributed", "editorial"]
AttributionKind = Literal["direct", "indirect", "mixed"]
SourceKind = Literal["person", "organization", "media", "document", "unnamed"]
SignalKind = Literal["hedge", "loaded", "speculation", "interpretation", "question", "prescription"]
Note = Literal["one-source", "mostly-unnamed", "mostly-editorial", "no-source"]


@dataclass(frozen=True, slots=True)
class Span:
    """The half-open stretch ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Signal:
    """Words in the writer's own voice that show how a sentence is meant."""

    start: int
    end: int
    kind: SignalKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of article prose with its label.

    ``scores`` sum to 1 over the three labels and ``confidence`` is the score of ``label``.
    ``attributions`` names the attributions that back the label ``attributed``, the one that
    carries the main point first; it is empty for the other labels.
    """

    start: int
    end: int
    label: Label
    confidence: float
    scores: dict[Label, float]
    attributions: list[int]
    signals: list[Signal]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source vouching, by one cue, for some content.

    ``chain`` goes from the outlet that the page cites to the origin furthest back, whose id is
    also ``source_id``; ``source`` is the span of the nearest link, ``chain[0]``. ``source`` and
    ``source_id`` are ``None`` only where nobody is named, ``cue`` only where there is none.
    """

    id: int
    kind: AttributionKind
    source_id: str | None
    chain: list[str]
    source: Span | None
    cue: Span | None
    content: list[Span]


@dataclass(frozen=True, slots=True)
class Source:
    """Someone or something that is cited; ``name`` is where its fullest mention stands."""

    id: str
    name: Span
    kind: SourceKind
    mentions: list[Span]
    sentences: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over an article, and the plain facts that a careful editor would raise."""

    sentences: int
    attributed: int
    unattributed: int
    editorial: int
    skipped: int
    sources: int
    notes: list[Note]


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is said of one text; ``model`` is the version of the weights that said it."""

    model: str
    language: str
    sentences: list[Sentence]
    attributions: list[Attribution]
    sources: list[Source]
    summary: Summary


# To plain data or JSON and back; nb. dataclasses.asdict takes ten times as long.
ANALYSIS = TypeAdapter(Analysis)
