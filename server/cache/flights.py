"""One computation for all who want the same thing at the same moment, in any worker."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Generic, TypeVar

from filelock import FileLock

Result = TypeVar("Result")

_SECONDS_BETWEEN_LOOKS = 0.005


class Flights(Generic[Result]):
    """Computations under way, each by its name, of which the first digits should differ.

    nb. files of locks stay. Names that begin alike share one, so that there are not ever more.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._guard = threading.Lock()
        self._under_way: dict[str, Future[Result]] = {}

    def join(self, name: str, compute: Callable[[], Result]) -> Result:
        """What ``compute`` returns or raises, or what it did for another thread just now.

        Other processes wait meanwhile; each then calls its own ``compute``, which should look
        first whether there is a result. A process that dies lets the next one go on.
        """
        with self._guard:
            future = self._under_way.get(name)
            first = future is None
            if first:
                future = self._under_way[name] = Future()
        return self._lead(name, compute, future) if first else future.result()

    def _lead(self, name: str, compute: Callable[[], Result], future: Future[Result]) -> Result:
        lock = FileLock(self._folder / f"{name[:3]}.lock", poll_interval=_SECONDS_BETWEEN_LOOKS)
        try:
            with lock:
                result = compute()
            future.set_result(result)
            return result
        except BaseException as error:
            future.set_exception(error)
            raise
        finally:
            with self._guard:
                del self._under_way[name]
