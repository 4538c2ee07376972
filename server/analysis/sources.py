"""Who stands behind an article: mentions of sources made one, their kinds and chains.

Sets ``doc._.attributions`` and ``doc._.sources``, in the form the Analysis has.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from server.analysis import names, result
from server.analysis.attributions import Attributed
from server.analysis.names import Mention
from server.analysis.schema import KINDS
from server.analysis.tagging import Tagged

CITING = frozenset(["citing", "quoting", "cites", "cited", "quotes"])


@dataclass(slots=True)
class Cluster:
    """All mentions of one source, in text order, and the evidence for its kind."""

    mentions: list[tuple[Span, Mention]] = field(default_factory=list)
    votes: np.ndarray = field(default_factory=lambda: np.zeros(len(KINDS)))

    def named(self) -> list[tuple[str, ...]]:
        """The names it goes by."""
        return [mention.words for _, mention in self.mentions if mention.form == "name"]

    def kind(self) -> result.SourceKind:
        """The kind that the sentences resting on it speak for."""
        return KINDS[int(self.votes.argmax())]

    def fullest(self) -> str:
        """Its longest name, else its longest description, else what there is."""
        rank = {"name": 2, "description": 1}
        span, _ = max(self.mentions, key=lambda m: (rank.get(m[1].form, 0), len(m[0].text)))
        return span.text


def _agrees(cluster: Cluster, mention: Mention) -> bool:
    if mention.form == "name":
        return any(names.same_name(mention.words, name) for name in cluster.named())
    if mention.form == "description":
        return any(
            mention.words == other.words
            or (mention.definite and mention.words[-1:] == other.words[-1:])
            for _, other in cluster.mentions
            if other.form == "description"
        )
    kind = cluster.kind()
    if mention.form == "person":
        return kind in ("person", "unnamed")
    if mention.form == "neuter":
        return kind in ("organization", "media", "document")
    if mention.form == "plural":
        return kind in ("organization", "unnamed", "media")
    return True


def _place(clusters: list[Cluster], span: Span, mention: Mention) -> Cluster:
    """The most recent cluster that a mention agrees with, or a new one."""
    recent = sorted(clusters, key=lambda cluster: -cluster.mentions[-1][0].end)
    for cluster in recent:
        if _agrees(cluster, mention):
            return cluster
    clusters.append(Cluster())
    return clusters[-1]


def _sentence_index(doc: Doc) -> np.ndarray:
    """For each token the sentence it is in, -1 between sentences."""
    index = np.full(len(doc), -1)
    for i, sentence in enumerate(doc.spans["sentences"]):
        index[sentence.start : sentence.end] = i
    return index


def _votes(doc: Doc, attributed: Attributed, index: np.ndarray) -> np.ndarray:
    """The kind that the model saw in the sentences that an attribution's parts stand in."""
    parts = [part for part in (attributed.source, attributed.cue, *attributed.contents) if part]
    places = {int(index[part.start]) for part in parts} - {-1}
    return sum((doc._.reading.kinds[i] for i in places), np.zeros(len(KINDS)))


def _origin(doc: Doc, source: Tagged, index: np.ndarray) -> Span | None:
    """The source that ``source`` cites in its own sentence: "X, citing Y, …"."""
    sentence = doc.spans["sentences"][int(index[source.start])]
    for i in range(source.end, min(sentence.end, source.end + 12)):
        if doc[i].lower_ in CITING:
            end = i + 1
            while end < sentence.end and doc[end].text not in ',:;“"' and doc[end].lower_ != "that":
                end += 1
            if end > i + 1:
                return doc[i + 1 : end]
    return None


def _kind(contents: list[Tagged], doc: Doc, quoted: np.ndarray) -> result.AttributionKind:
    words = [i for part in contents for i in range(part.start, part.end) if doc[i].is_alpha]
    inside = sum(bool(quoted[i]) for i in words)
    if words and inside == len(words):
        return "direct"
    return "mixed" if inside else "indirect"


def _characters(doc: Doc, part: Tagged) -> result.Span:
    last = doc[part.end - 1]
    return result.Span(doc[part.start].idx, last.idx + len(last))


class _Voices:
    """The clusters of one article while its attributions are gone through in text order."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.index = _sentence_index(doc)
        self.clusters: list[Cluster] = []
        self.of: dict[tuple[int, int], Cluster] = {}

    def add(self, span: Span, votes: np.ndarray) -> Cluster:
        key = (span.start, span.end)
        if key not in self.of:
            sentence = self.doc.spans["sentences"][int(self.index[span.start])]
            mention = names.read(span.text, span.start == sentence.start)
            cluster = self.of[key] = _place(self.clusters, span, mention)
            cluster.mentions.append((span, mention))
        self.of[key].votes += votes
        return self.of[key]

    def chain(self, attributed: Attributed) -> list[Cluster]:
        """From the nearest link to the origin."""
        if not attributed.source:
            return []
        source = attributed.source
        votes = _votes(self.doc, attributed, self.index)
        origin = _origin(self.doc, source, self.index)
        nearest = self.doc[source.start : source.end]
        if origin is None:
            return [self.add(nearest, votes)]
        media = np.eye(len(KINDS))[KINDS.index("media")]
        return [self.add(nearest, media), self.add(origin, votes)]


def resolve(
    doc: Doc, found: list[Attributed]
) -> tuple[list[result.Attribution], list[result.Source]]:
    """Attributions and sources in the Analysis' form; sources are numbered in text order."""
    quoted = np.zeros(len(doc), bool)
    for span in doc.spans["quotations"]:
        quoted[span.start : span.end] = True
    voices = _Voices(doc)
    chains = [voices.chain(attributed) for attributed in found]
    ids = {id(cluster): f"s{i}" for i, cluster in enumerate(voices.clusters, 1)}
    attributions = []
    for i, (attributed, chain) in enumerate(zip(found, chains, strict=True)):
        links = [ids[id(cluster)] for cluster in chain]
        attributions.append(
            result.Attribution(
                id=i,
                kind=_kind(attributed.contents, doc, quoted),
                source_id=links[-1] if links else None,
                chain=links,
                source=_characters(doc, attributed.source) if attributed.source else None,
                cue=_characters(doc, attributed.cue) if attributed.cue else None,
                content=[_characters(doc, part) for part in attributed.contents],
            )
        )
    sources = [
        result.Source(
            id=ids[id(cluster)],
            name=cluster.fullest(),
            kind=cluster.kind(),
            mentions=[result.Span(span.start_char, span.end_char) for span, _ in cluster.mentions],
            sentences=0,
        )
        for cluster in voices.clusters
    ]
    return attributions, sources


@Language.factory(
    "sources",
    assigns=["doc._.attributions", "doc._.sources"],
    requires=["doc._.found", "doc._.reading", "doc.spans"],
)
def create_sources(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets ``doc._.attributions`` and ``doc._.sources``."""

    def sources(doc: Doc) -> Doc:
        doc._.attributions, doc._.sources = resolve(doc, doc._.found)
        return doc

    return sources
