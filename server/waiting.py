"""A queue of bounded length: who finds it full is told at once, and nobody waits ever longer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Gauge


class QueueFullError(Exception):
    """There is no place left."""


class Queue:
    """The places of one worker: one at work and ``length`` that wait for their turn."""

    def __init__(self, length: int, taken: Gauge) -> None:
        self._places = threading.BoundedSemaphore(length + 1)
        self._taken = taken

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place; raises :class:`QueueFullError` at once where there is none."""
        if not self._places.acquire(blocking=False):
            raise QueueFullError
        try:
            with self._taken.track_inprogress():
                yield
        finally:
            self._places.release()
