"""The requests and responses of version 1: one source for validation and ``/openapi.json``."""

from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel

from server.analysis.result import AttributionKind, Label, Note, SignalKind, SourceKind
from server.api.offsets import Unit, without_surrogates


def _readable(value: object) -> object:
    return without_surrogates(value) if isinstance(value, str) else value


BrowserText = Annotated[str, BeforeValidator(_readable)]
LanguageTag = Annotated[
    str,
    Field(pattern="^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$"),
    BeforeValidator(_readable),
]
Probability = Annotated[float, Field(ge=0, le=1)]
Offset = Annotated[int, Field(ge=0)]


class Message(BaseModel):
    """What every message has in common: no field beyond the named ones, no guessed types."""

    model_config = ConfigDict(extra="forbid", strict=True)


class AnalyzeRequest(Message):
    """A text to analyse."""

    text: BrowserText = Field(
        description="The article. A blank line separates paragraphs, headings and list items.",
        examples=["The bridge will close on Monday, the council said."],
    )
    offsets: Unit = Field(
        "utf-16", description="The unit of every start and end: JavaScript's, or Python's."
    )
    language: LanguageTag | None = Field(
        None, description="The text's language, where the caller knows it; switches detection off."
    )


class Span(Message):
    """The half-open stretch of the text from start to end."""

    start: Offset
    end: Offset


class Signal(Span):
    """Words in the writer's own voice that show how a sentence is meant."""

    kind: SignalKind


class Scores(Message):
    """How likely each label is; they sum to 1."""

    attributed: Probability
    unattributed: Probability
    editorial: Probability


class Sentence(Span):
    """A sentence of article prose with its label; its confidence is the label's score."""

    label: Label
    confidence: Probability = Field(
        description="Calibrated: of the sentences given 0.8, four in five are right."
    )
    scores: Scores
    attributions: list[int] = Field(
        description="The attributions that back the label, the main point's first."
    )
    signals: list[Signal] = Field(description="None of them lies in a quotation.")


class Attribution(Message):
    """One source vouching, by one cue, for some content."""

    id: int
    kind: AttributionKind = Field(
        description="direct where quotation marks hold all of the content, mixed where some of it."
    )
    source_id: str | None = Field(
        description="The origin, the last of the chain; null where nobody is named."
    )
    chain: list[str] = Field(
        description="The sources from the outlet cited to the origin furthest back."
    )
    source: Span | None = Field(description="Where the first of the chain is named.")
    cue: Span | None = Field(description="The words that attribute; null where there are none.")
    content: list[Span] = Field(description="What is vouched for, over several sentences or one.")


class Source(Message):
    """Someone or something cited; named by its fullest mention."""

    id: str
    name: str
    kind: SourceKind
    mentions: list[Span] = Field(description="Where it is named or meant, pronouns included.")
    sentences: int = Field(description="How many attributed sentences rest on this source.")


class Summary(Message):
    """Counts over the text, and the plain facts that a careful editor would raise."""

    sentences: int
    attributed: int
    unattributed: int
    editorial: int
    skipped: int = Field(description="Bylines, credits and the like: no article prose.")
    sources: int = Field(description="Those that an attributed sentence rests on.")
    notes: list[Note]


class AnalyzeResponse(Message):
    """Who vouches for each sentence of the text."""

    model: str = Field(description="The version of the model that says all this.")
    language: str
    offsets: Unit = Field(description="The unit of every start and end, as it was asked for.")
    sentences: list[Sentence] = Field(description="In the order of the text, without overlaps.")
    attributions: list[Attribution] = Field(
        description="All that were found, also such as back no sentence."
    )
    sources: list[Source]
    summary: Summary


# W3C Web Annotations. Confidence is no term of theirs; W3C's ITS 2.0 has one.
CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "confidence": {
            "@id": "http://www.w3.org/2005/11/its/rdf#taConfidence",
            "@type": "http://www.w3.org/2001/XMLSchema#double",
        }
    },
]
Motivation = Literal["classifying", "linking", "tagging", "assessing"]
PartPurpose = Literal["identifying", "linking"]


class LinkedData(Message):
    """A node of a JSON-LD document, with the names that W3C gave to its fields."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class TextualBody(LinkedData):
    """A label, a kind or a note, as a tag; or who vouches, in words."""

    type: Literal["TextualBody"] = "TextualBody"
    purpose: Literal["tagging", "describing"]
    format: Literal["text/plain"] = "text/plain"
    value: str
    confidence: Probability | None = Field(None, description="With the label of a sentence only.")


class TextQuoteSelector(LinkedData):
    """A stretch of the text by its words and those around it."""

    type: Literal["TextQuoteSelector"] = "TextQuoteSelector"
    exact: str
    prefix: str
    suffix: str


class TextPositionSelector(LinkedData):
    """A stretch of the text by its place, always in Unicode code points."""

    type: Literal["TextPositionSelector"] = "TextPositionSelector"
    start: Offset
    end: Offset


class SpecificResource(LinkedData):
    """A part of the text; both selectors select the same."""

    type: Literal["SpecificResource"] = "SpecificResource"
    purpose: PartPurpose | None = Field(
        None, description="In a body: identifying for the source, linking for the cue."
    )
    source: str = Field(description="urn:sha256: and the hash of the text's UTF-8 bytes.")
    selector: list[TextQuoteSelector | TextPositionSelector]


class Software(LinkedData):
    """The model that made an annotation."""

    type: Literal["Software"] = "Software"
    name: str


class Annotation(LinkedData):
    """What is said of a sentence, an attribution's content, a signal, or the whole text."""

    id: str
    type: Literal["Annotation"] = "Annotation"
    motivation: Motivation = Field(
        description="classifying a sentence, linking an attribution's content to its source, "
        "tagging a signal, assessing the whole text."
    )
    creator: Software
    created: AwareDatetime
    body: list[TextualBody | SpecificResource]
    target: list[SpecificResource] | str


class AnnotationPage(LinkedData):
    """All annotations of a text."""

    id: str
    type: Literal["AnnotationPage"] = "AnnotationPage"
    part_of: str
    start_index: Literal[0] = 0
    items: list[Annotation]


class AnnotationCollection(LinkedData):
    """An analysis as W3C Web Annotations, in JSON-LD."""

    context: list[Any] = Field(
        alias="@context", description="W3C's context for annotations, and a term for confidence."
    )
    id: str
    type: Literal["AnnotationCollection"] = "AnnotationCollection"
    label: Literal["Sourcelight"] = "Sourcelight"
    total: int
    first: AnnotationPage | None = None
    last: str | None = None


class Health(Message):
    """The answer of the health check."""

    status: Literal["ok"]


class Readiness(Message):
    """The answer of the readiness check."""

    status: Literal["ready"]
    without: list[Literal["cache", "rate_limit_store"]] = Field(
        description="What does not work at present, and the server does without."
    )


class Limits(Message):
    """What the server takes at most."""

    max_chars: int = Field(description="The longest text, in Unicode code points.")


class Info(Message):
    """What this server runs and takes."""

    model: str
    languages: list[str]
    limits: Limits


class ErrorDetail(Message):
    """What went wrong and what to do."""

    code: str
    message: str


class ErrorResponse(Message):
    """The body of every error."""

    error: ErrorDetail
