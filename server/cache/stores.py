"""Where results are kept: memory that one host's workers share, or a Redis for several hosts."""

import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Protocol

import redis

from server.redis_options import REDIS_OPTIONS

log = logging.getLogger(__name__)

SECONDS_KEPT = 3600
_BYTES_KEPT = 32 * 1024 * 1024
_LARGEST = _BYTES_KEPT // 8
_SECONDS_OF_REST = 5
# ``place`` is where a value would begin if all that were ever kept stood in a row: what lies too
# far behind the newest is found without a look at the rest.
_TABLES = """
CREATE TABLE results
  (place INTEGER PRIMARY KEY, key TEXT UNIQUE, value BLOB NOT NULL, until REAL NOT NULL);
CREATE INDEX ends ON results (until);
"""
_NEXT_PLACE = "SELECT place + length(value) FROM results ORDER BY place DESC LIMIT 1"


class Store(Protocol):
    """Keeps values for :data:`SECONDS_KEPT`, or loses them sooner; never fails."""

    def get(self, key: str) -> bytes | None:
        """The value kept under a key."""

    def put(self, key: str, value: bytes) -> None:
        """Keep a value."""

    def works(self) -> bool:
        """Whether it keeps anything at present."""


class SharedMemory:
    """A small database in a folder that is memory (``/dev/shm``), for all processes of a host."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "results"
        with self._open() as database:
            database.executescript(_TABLES)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        # nb. a connection must not pass from one process or thread to another; opening is cheap.
        with closing(sqlite3.connect(self._file, timeout=1, isolation_level=None)) as database:
            # nb. a journal in the process would go with it, and leave half of what it wrote.
            database.execute("PRAGMA journal_mode = TRUNCATE")
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA secure_delete = ON")
            yield database

    def get(self, key: str) -> bytes | None:
        """The value kept under a key."""
        try:
            with self._open() as database:
                found = database.execute(
                    "SELECT value FROM results WHERE key = ? AND until > ?", (key, time.time())
                ).fetchone()
        except sqlite3.Error as error:
            log.warning("The cache cannot be read: %s.", error)
            return None
        return found[0] if found else None

    def put(self, key: str, value: bytes) -> None:
        """Keep a value, in the place of the oldest where there is not enough room."""
        if len(value) > _LARGEST:
            return
        now = time.time()
        try:
            with self._open() as database:
                database.execute("BEGIN IMMEDIATE")
                database.execute("DELETE FROM results WHERE until <= ?", (now,))
                (place,) = database.execute(_NEXT_PLACE).fetchone() or (0,)
                database.execute(
                    "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)",
                    (place, key, value, now + SECONDS_KEPT),
                )
                first = place + len(value) - _BYTES_KEPT
                database.execute("DELETE FROM results WHERE place < ?", (first,))
                database.execute("COMMIT")
        except sqlite3.Error as error:
            log.warning("The cache cannot be written: %s.", error)

    def works(self) -> bool:
        """Whether it keeps anything at present."""
        try:
            with self._open() as database:
                database.execute("SELECT 1 FROM results LIMIT 1")
        except sqlite3.Error:
            return False
        return True


class Redis:
    """A Redis for several hosts. While it does not answer, nothing is kept and nobody waits."""

    def __init__(self, url: str) -> None:
        self._client = redis.Redis.from_url(url, **REDIS_OPTIONS)
        self._resting_until = 0.0

    @contextmanager
    def _asking(self) -> Iterator[None]:
        try:
            yield
        except redis.RedisError as error:
            self._resting_until = time.monotonic() + _SECONDS_OF_REST
            log.warning("The cache's Redis does not answer: %s.", type(error).__name__)

    def _is_resting(self) -> bool:
        return time.monotonic() < self._resting_until

    def get(self, key: str) -> bytes | None:
        """The value kept under a key."""
        if not self._is_resting():
            with self._asking():
                return self._client.get(f"sourcelight:{key}")
        return None

    def put(self, key: str, value: bytes) -> None:
        """Keep a value."""
        if len(value) <= _LARGEST and not self._is_resting():
            with self._asking():
                self._client.set(f"sourcelight:{key}", value, ex=SECONDS_KEPT)

    def works(self) -> bool:
        """Whether it keeps anything at present; where it does again, it is asked again."""
        with self._asking():
            self._client.ping()
            self._resting_until = 0.0
            return True
        return False
