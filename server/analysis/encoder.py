"""Runs the trained model over a Doc: one pass of the encoder, then one over the sentences.

Sets ``doc._.reading``; the stages after it turn those scores into findings.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from spacy.language import Language
from spacy.tokens import Doc
from tokenizers import BertWordPieceTokenizer

from server.analysis import linking, sentences, tagging, windows
from server.analysis.tagging import Tagged
from server.analysis.windows import Stream, Window

MODEL = Path(__file__).parent / "model"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model says of an article of T tokens, P pieces and S sentences.

    ``labels`` (S, 4), ``kinds`` (S, 5) and ``flags`` (S, 5) are probabilities by
    :mod:`server.analysis.schema`; ``signals`` (T, 7) too. ``contents`` are the tagged contents
    in text order, each with its cue, and ``cues`` likewise with their sources; None where the
    model finds none.
    """

    labels: np.ndarray
    kinds: np.ndarray
    flags: np.ndarray
    signals: np.ndarray
    contents: list[tuple[Tagged, Tagged | None]]
    cues: list[tuple[Tagged, Tagged | None]]


def softmax(scores: np.ndarray) -> np.ndarray:
    """Probabilities along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)


def _session(path: Path) -> onnxruntime.InferenceSession:
    """A session of one thread: the server's workers are its parallelism."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def _said(doc: Doc, spans: list[Tagged]) -> list[Tagged]:
    """The spans that can be what they are tagged as: no source is made of marks alone."""
    return [
        span
        for span in spans
        if span.name != "source" or any(token.is_alpha for token in doc[span.start : span.end])
    ]


class _Pool:
    """Sums up sentence vectors while windows come in, so that no article's states are kept."""

    def __init__(self, spans: np.ndarray, size: int, extra: int) -> None:
        self.spans = spans
        self.total = np.zeros((len(spans), size + extra), np.float32)
        self.first = np.zeros((len(spans), size), np.float32)
        self.last = np.zeros((len(spans), size), np.float32)

    def add(self, window: Window, states: np.ndarray, seen: np.ndarray) -> None:
        starts, ends = self.spans[:, 0], self.spans[:, 1]
        low, high = (
            np.searchsorted(ends, window.start, "right"),
            np.searchsorted(starts, window.end),
        )
        if low == high:
            return
        begin = np.maximum(starts[low:high], window.start) - window.start
        end = np.minimum(ends[low:high], window.end) - window.start
        both = np.concatenate([states, seen], 1)
        total = np.concatenate([np.zeros((1, both.shape[1]), np.float32), both.cumsum(0)])
        self.total[low:high] += total[end] - total[begin]
        here = starts[low:high] >= window.start
        self.first[low:high][here] = states[begin[here]]
        here = ends[low:high] <= window.end
        self.last[low:high][here] = states[end[here] - 1]

    def vectors(self) -> np.ndarray:
        lengths = self.spans[:, 1] - self.spans[:, 0]
        mean = self.total / lengths.astype(np.float32)[:, None]
        size = self.first.shape[1]
        return np.concatenate([mean[:, :size], self.first, self.last, mean[:, size:]], 1)


class Encoder:
    """The model's files, loaded."""

    def __init__(self, folder: Path) -> None:
        self.settings = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        self.tokenizer = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)
        self.pieces = _session(folder / "encoder.onnx")
        self.article = _session(folder / "article.onnx")
        arrays = np.load(folder / "decoder.npz")
        self.transitions, self.start = arrays["transitions"], arrays["start"]
        self.distance = arrays["distance"]

    def read(self, doc: Doc) -> Reading:
        """Read a Doc whose blocks, sentences and quotations are set."""
        stream = windows.stream(doc, self.tokenizer)
        ranges = [windows.piece_range(stream, s.start, s.end) for s in doc.spans["sentences"]]
        visible = [i for i, (start, end) in enumerate(ranges) if start < end]
        spans = np.array([ranges[i] for i in visible], np.int64).reshape(-1, 2)
        cut = windows.windows(len(stream.ids), spans[:, 0])
        scores, signals, links = [], [], []
        pool = None
        for window in cut:
            states, tag, signal, link = self._window(stream, window)
            shares = np.concatenate([softmax(tag), softmax(signal)], 1)
            pool = pool or _Pool(spans, states.shape[1], shares.shape[1])
            pool.add(window, states, shares)
            scores.append(tag)
            signals.append(shares[:, tag.shape[1] :])
            links.append(link.astype(np.float16))
        tags = tagging.decode(stream, cut, scores, self.transitions, self.start)
        labels, kinds, flags = self._article(pool, visible, len(ranges))
        token_signals = np.zeros((len(doc), 7), np.float32)
        if cut:
            held = stream.first[:-1] < stream.first[1:]
            token_signals[held] = np.concatenate(signals)[stream.first[:-1][held]]
        spans = _said(doc, tagging.spans(stream, tags))
        contents, cues = self._link(stream, spans, links, sentences.numbers(doc))
        return Reading(labels, kinds, flags, token_signals, contents, cues)

    def _link(
        self, stream: Stream, spans: list[Tagged], links: list[np.ndarray], numbers: np.ndarray
    ) -> tuple[list[tuple[Tagged, Tagged | None]], list[tuple[Tagged, Tagged | None]]]:
        """Contents with their cues, cues with their sources."""
        if not spans:
            return [], []
        named = {name: [s for s in spans if s.name == name] for name in tagging.NAMES}
        sources, cues, contents = (named[name] for name in tagging.NAMES)
        joined = np.concatenate(links)
        joined = joined.reshape(len(joined), 4, -1)
        to_cue = linking.best(
            joined[:, :2],
            stream,
            contents,
            cues,
            self.distance[0],
            numbers,
            linking.CUE_NEAR,
            least=-np.inf,
        )
        to_source = linking.best(
            joined[:, 2:],
            stream,
            cues,
            sources,
            self.distance[1],
            numbers,
            linking.SOURCE_NEAR,
            least=0.0,  # in training, having no source at all scores 0
        )
        return (
            list(zip(contents, to_cue, strict=True)),
            list(zip(cues, to_source, strict=True)),
        )

    def _window(self, stream: Stream, window: Window) -> list[np.ndarray]:
        """Outputs for the window's own pieces: states, tags, signals, links."""
        span = slice(window.context, window.end)
        ids = np.concatenate([[windows.CLS], stream.ids[span], [windows.SEP]])[None]
        shapes = np.concatenate([[0], stream.shapes[span], [0]])[None]
        outputs = self.pieces.run(None, {"ids": ids, "shapes": shapes})
        own = slice(1 + window.start - window.context, -1)
        return [output[0, own] for output in outputs]

    def _article(
        self, pool: _Pool | None, visible: list[int], count: int
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Probabilities by sentence; one with nothing visible is surely no prose."""
        labels = np.tile(np.array([0, 0, 0, 1], np.float32), (count, 1))
        kinds, flags = np.zeros((count, 5), np.float32), np.zeros((count, 5), np.float32)
        if pool is None or not visible:  # nb. asked of no sentence, the network ends the process
            return labels, kinds, flags
        label, kind, flag = self.article.run(None, {"sentences": pool.vectors()})
        labels[visible] = softmax(label / self.settings["temperature"] + self.settings["bias"])
        kinds[visible] = softmax(kind)
        flags[visible] = 1 / (1 + np.exp(-flag))
        return labels, kinds, flags


@Language.factory("encoder", assigns=["doc._.reading"], requires=["doc.spans"])
def create_encoder(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets ``doc._.reading`` with the weights that ship beside this file."""
    encoder = Encoder(MODEL)
    nlp.meta["version"] = encoder.settings["version"]

    def read(doc: Doc) -> Doc:
        doc._.reading = encoder.read(doc)
        return doc

    return read
