"""Analyses that are made once for each text, as long as they are remembered."""

import hashlib
import hmac
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from prometheus_client import Counter
from pydantic import TypeAdapter

from server.analysis.result import Analysis, Span
from server.cache.flights import Flights
from server.cache.stores import Store

# Part of every key: another form of what is kept, or another way to analyse, takes another.
_FORM = "1"
_SEAL_SIZE = 16


@dataclass(frozen=True)
class _Kept:
    """An analysis without its sources' names, and where in the text each name stands."""

    analysis: Analysis
    names: list[Span]


_KEPT = TypeAdapter(_Kept)


def encoded(analysis: Analysis, text: str) -> bytes:
    """What is kept of an analysis: no word of the text.

    Raises ``LookupError`` where a name is no mention's text and could not be cut again.
    """
    names = []
    for source in analysis.sources:
        mentioned = {text[span.start : span.end]: span for span in source.mentions}
        names.append(mentioned[source.name])
    nameless = [replace(source, name="") for source in analysis.sources]
    return _KEPT.dump_json(_Kept(replace(analysis, sources=nameless), names))


def decoded(kept: bytes, text: str) -> Analysis:
    """The analysis of ``text`` that was kept, the names cut from the text again."""
    found = _KEPT.validate_json(kept)
    named = [
        replace(source, name=text[span.start : span.end])
        for source, span in zip(found.analysis.sources, found.names, strict=True)
    ]
    return replace(found.analysis, sources=named)


def key_of(secret: bytes, model: str, language: str, text: str) -> str:
    """What the analysis of a text is kept under.

    It is keyed, so that nobody who reads it can tell whether a known text was read.
    """
    asked = json.dumps([_FORM, model, language, text]).encode()
    return hashlib.blake2b(asked, key=hashlib.sha256(secret).digest()).hexdigest()


def _seal(secret: bytes, key: str, kept: bytes) -> bytes:
    return hashlib.blake2b(
        key.encode() + kept, key=hashlib.sha256(secret).digest(), digest_size=_SEAL_SIZE
    ).digest()


def sealed(secret: bytes, key: str, kept: bytes) -> bytes:
    """``kept`` with a seal, so that nobody else who can write to the store can change a label."""
    return _seal(secret, key, kept) + kept


def opened(secret: bytes, key: str, stored: bytes) -> bytes | None:
    """What :func:`sealed` was given; None where the seal is not ours."""
    seal, kept = stored[:_SEAL_SIZE], stored[_SEAL_SIZE:]
    return kept if hmac.compare_digest(seal, _seal(secret, key, kept)) else None


class Results:
    """Remembers analyses, and has only one made for those who ask for the same at once."""

    def __init__(self, store: Store, secret: bytes, folder: Path, outcomes: Counter) -> None:
        """Keeps results in ``store`` under hashes keyed with ``secret``; ``folder`` is for locks.

        ``outcomes`` counts what came from where.
        """
        self._store = store
        self._secret = secret
        self._flights: Flights[Analysis] = Flights(folder)
        self._outcomes = outcomes

    def _recalled(self, key: str, text: str) -> Analysis | None:
        stored = self._store.get(key)
        kept = opened(self._secret, key, stored) if stored else None
        return decoded(kept, text) if kept else None

    def of(self, model: str, language: str, text: str, make: Callable[[], Analysis]) -> Analysis:
        """The analysis of a text: remembered, shared with who asks just now, or made."""
        key = key_of(self._secret, model, language, text)
        outcome = "remembered"
        analysis = self._recalled(key, text)

        def lead() -> Analysis:
            nonlocal outcome
            if recalled := self._recalled(key, text):
                return recalled
            outcome = "made"
            made = make()
            with suppress(LookupError):
                self._store.put(key, sealed(self._secret, key, encoded(made, text)))
            return made

        if analysis is None:
            outcome = "shared"
            analysis = self._flights.join(key, lead)
        self._outcomes.labels(outcome).inc()
        return analysis
