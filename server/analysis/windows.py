"""Cuts an article into the stretches that the encoder reads.

The article becomes one stream of word pieces, with a separator after every block. A window holds
whole sentences of its own, up to :data:`LONGEST` pieces in all, after some context on their left;
each piece belongs to one window and is read as context in at most a few others.
"""

from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc
from tokenizers import Tokenizer

from server.analysis import quotations

LONGEST = 160
CONTEXT = 8
OWN = LONGEST - CONTEXT - 2
CLS, SEP = 101, 102
SHAPES = 8
NO_TOKEN = -1


@dataclass(frozen=True, slots=True)
class Stream:
    """An article as word pieces.

    ``ids`` are the vocabulary's, ``shapes`` tell what an uncased vocabulary hides (capitals,
    being quoted), ``tokens`` the Doc's token each piece is of, :data:`NO_TOKEN` for a separator.
    ``first`` has for each token its first piece (the next token's where it has none).
    """

    ids: np.ndarray
    shapes: np.ndarray
    tokens: np.ndarray
    first: np.ndarray


@dataclass(frozen=True, slots=True)
class Window:
    """``[context, start)`` is read for context, ``[start, end)`` is the window's own."""

    context: int
    start: int
    end: int


def word_shape(word: str) -> int:
    """0 no letter first, 1 lower case, 2 capitalised, 3 capitals."""
    if word.isupper() and len(word) > 1:
        return 3
    if word[0].isupper():
        return 2
    return 1 if word[0].islower() else 0


def token_shapes(words: list[str], quoted: np.ndarray) -> np.ndarray:
    """For each token: 0 no letter, 1 lower case, 2 capitalised, 3 capitals; plus 4 if quoted."""
    shape = {word: word_shape(word) for word in set(words)}
    return np.array([shape[word] for word in words], np.int64) + 4 * quoted


def _read(doc: Doc, words: list[str]) -> list[str]:
    """The words that are read; a sentence without a letter or digit says nothing and is not."""
    read = words.copy()
    for sentence in doc.spans["sentences"]:
        start, end = sentence.start, sentence.end
        if not any(word[0].isalnum() for word in words[start:end]):
            read[start:end] = [""] * (end - start)
    return read


def stream(doc: Doc, tokenizer: Tokenizer) -> Stream:
    """The word pieces of ``doc``, whose blocks, sentences and quotations are set."""
    words = [token.text for token in doc]
    encoding = tokenizer.encode(_read(doc, words), is_pretokenized=True, add_special_tokens=False)
    ids = np.array(encoding.ids, np.int64)
    tokens = np.array(encoding.word_ids, np.int64)
    ends = np.array([block.end for block in doc.spans["blocks"]][:-1], np.int64)
    breaks = np.searchsorted(tokens, ends)
    ids = np.insert(ids, breaks, SEP)
    shapes = np.insert(token_shapes(words, quotations.quoted(doc))[tokens], breaks, 0)
    tokens = np.insert(tokens, breaks, NO_TOKEN)
    real = np.flatnonzero(tokens != NO_TOKEN)
    first = np.append(real, len(ids))[np.searchsorted(tokens[real], np.arange(len(doc) + 1))]
    return Stream(ids, shapes, tokens, first)


def windows(size: int, cuts: np.ndarray, own: int = OWN, context: int = CONTEXT) -> list[Window]:
    """Windows over ``size`` pieces, ended at ``cuts`` (the pieces that begin a sentence).

    They are of about equal length, since the last of greedy ones is often nearly empty. A
    sentence longer than ``own`` pieces is cut where the window is full.
    """
    found: list[Window] = []
    start = 0
    while start < size:
        rest = size - start
        target = start + -(-rest // -(-rest // own))
        ahead = cuts[(cuts > start) & (cuts <= start + own)] if target < size else cuts[:0]
        end = target
        if len(ahead):
            end = int(ahead[np.argmin(np.abs(ahead - target))])
        found.append(Window(max(0, start - context), start, end))
        start = end
    return found


def piece_range(found: Stream, start: int, end: int) -> tuple[int, int]:
    """The pieces of the tokens from ``start`` to ``end``; empty where none is visible."""
    first, last = int(found.first[start]), int(found.first[end])
    while last > first and found.tokens[last - 1] == NO_TOKEN:
        last -= 1
    return first, last
