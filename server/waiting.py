"""Places and turns: who finds no place is told at once, and nobody waits ever longer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Gauge, Histogram


class FullError(Exception):
    """There is no place left; ``seconds`` says how soon there may be one."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds


class Places:
    """So many places, each of which one thread can hold."""

    def __init__(self, count: int, seconds: int, taken: Gauge) -> None:
        """``seconds`` is about how long one is held; ``taken`` counts those that are."""
        self._free = threading.BoundedSemaphore(count)
        self._seconds = seconds
        self._taken = taken

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold a place; raises :class:`FullError` at once where there is none."""
        if not self._free.acquire(blocking=False):
            raise FullError(self._seconds)
        try:
            with self._taken.track_inprogress():
                yield
        finally:
            self._free.release()


class Queue:
    """One at work, and up to ``length`` that wait for their turn."""

    def __init__(self, length: int, seconds: int, taken: Gauge, waits: Histogram) -> None:
        """``seconds`` is about how long a turn takes; ``waits`` records how long each waited."""
        self._places = Places(length + 1, seconds, taken)
        self._turn = threading.Lock()
        self._waits = waits

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn and hold it; raises :class:`FullError` at once if too many wait."""
        with self._places.held():
            with self._waits.time():
                self._turn.acquire()
            try:
                yield
            finally:
                self._turn.release()
