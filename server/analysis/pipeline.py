"""The whole way from a text to its Analysis."""

import hashlib
import importlib
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from server.analysis import findings
from server.analysis.result import Analysis, Sentence, Source
from server.analysis.summary import summarise
from server.analysis.tokens import WordTokenizer

# Each stage is registered by the module of its name.
SEGMENTATION = ("blocks", "sentences", "quotations")
FINDINGS = ("encoder", "attributions", "backing", "sources", "signals")


def _add(nlp: Language, stages: tuple[str, ...]) -> None:
    for stage in stages:
        importlib.import_module(f"server.analysis.{stage}")
        nlp.add_pipe(stage)


def segmentation() -> Language:
    """The stages that need no model: tokens, blocks, sentences, quotations."""
    findings.register()
    nlp = spacy.blank("en")
    nlp.tokenizer = WordTokenizer(nlp.vocab)
    nlp.max_length = sys.maxsize  # the caller decides how much is too much
    _add(nlp, SEGMENTATION)
    return nlp


def load() -> Language:
    """The whole pipeline, loaded and ready; costs some time, so do it once a process."""
    nlp = segmentation()
    _add(nlp, FINDINGS)
    return nlp


def _labelled(doc: Doc) -> Iterator[Sentence]:
    fields = (doc._.scores, doc._.labels, doc._.backing, doc._.signals)
    for span, scores, label, backing, signals in zip(doc.spans["sentences"], *fields, strict=True):
        if label is None:
            continue
        yield Sentence(
            start=span.start_char,
            end=span.end_char,
            label=label,
            confidence=scores[label],
            scores=scores,
            attributions=backing if label == "attributed" else [],
            signals=signals,
        )


def _counted(doc: Doc, labelled: list[Sentence]) -> list[Source]:
    """The sources, each with the number of attributed sentences that rest on it."""
    chains = {attribution.id: attribution.chain for attribution in doc._.attributions}
    counts: Counter[str] = Counter()
    for sentence in labelled:
        counts.update({link for backing in sentence.attributions for link in chains[backing]})
    return [replace(source, sentences=counts[source.id]) for source in doc._.sources]


def _assemble(doc: Doc, model: str, language: str) -> Analysis:
    labelled = list(_labelled(doc))
    sources = _counted(doc, labelled)
    skipped = len(doc.spans["sentences"]) - len(labelled)
    return Analysis(
        model=model,
        language=language,
        sentences=labelled,
        attributions=doc._.attributions,
        sources=sources,
        summary=summarise(labelled, doc._.attributions, sources, skipped),
    )


def edition_of(folder: Path) -> str:
    """A digest of the files in a folder of code and weights, which together decide an analysis."""
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(f"{file.relative_to(folder)} ".encode())
            with file.open("rb") as content:
                digest.update(hashlib.file_digest(content, "blake2b").digest())
    return digest.hexdigest()


class Analyzer:
    """A loaded pipeline, which any number of threads may ask at once.

    ``model`` is the version of its weights; ``edition`` differs wherever answers might.
    """

    def __init__(self) -> None:
        self._nlp = load()
        self.model: str = self._nlp.meta["version"]
        self.edition = edition_of(Path(__file__).parent)

    def analyze(self, text: str, language: str = "en") -> Analysis:
        """Say who vouches for each sentence of ``text``, which must hold no lone surrogates."""
        # nb. each text has a vocabulary of its own: a shared one would keep the words of all.
        vocab = Vocab(lex_attr_getters=self._nlp.vocab.lex_attr_getters)
        return _assemble(self._nlp(WordTokenizer(vocab)(text)), self.model, language)
