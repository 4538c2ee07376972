"""Analyses that are made once for each text, as long as they are remembered."""

import hashlib
import hmac
import json
from collections.abc import Callable
from pathlib import Path

from prometheus_client import Counter

from server.analysis.result import ANALYSIS, Analysis
from server.cache.flights import Flights
from server.cache.stores import Store

_SEAL_SIZE = 16


def key_of(secret: bytes, edition: str, language: str, text: str) -> str:
    """What the analysis of a text is kept under; another edition of the model takes another key.

    It is keyed, so that nobody who reads it can tell whether a known text was read.
    """
    asked = json.dumps([edition, language, text]).encode()
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

    def _recalled(self, key: str) -> Analysis | None:
        stored = self._store.get(key)
        kept = opened(self._secret, key, stored) if stored else None
        return ANALYSIS.validate_json(kept) if kept else None

    def of(self, edition: str, language: str, text: str, make: Callable[[], Analysis]) -> Analysis:
        """The analysis of a text: remembered, shared with who asks just now, or made."""
        key = key_of(self._secret, edition, language, text)
        outcome = "remembered"
        analysis = self._recalled(key)

        def lead() -> Analysis:
            nonlocal outcome
            if recalled := self._recalled(key):
                return recalled
            outcome = "made"
            made = make()
            self._store.put(key, sealed(self._secret, key, ANALYSIS.dump_json(made)))
            return made

        if analysis is None:
            outcome = "shared"
            analysis = self._flights.join(key, lead)
        self._outcomes.labels(outcome).inc()
        return analysis
