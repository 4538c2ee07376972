"""Folders in memory for what ends with the server: gone when it ends, or at the next start.

A process that is killed leaves its folder behind, and memory that nobody frees would fill up.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

# In memory, where the system has such.
PLACE = Path("/dev/shm" if os.path.isdir("/dev/shm") else tempfile.gettempdir())
_PREFIX = "sourcelight-"
_OWNER = "owner.lock"


def _remove_abandoned() -> None:
    for owner in PLACE.glob(f"{_PREFIX}*/{_OWNER}"):
        try:
            with FileLock(owner, timeout=0):
                shutil.rmtree(owner.parent, ignore_errors=True)
        except (Timeout, OSError):
            continue  # its owner lives, or is another user


def _remove(made: Path, lock: FileLock, owner: int) -> None:
    # nb. workers inherit what is to be done at the exit of the process that made the folder.
    if os.getpid() == owner:
        lock.release()
        shutil.rmtree(made, ignore_errors=True)


def folder(purpose: str) -> Path:
    """A new folder, which only this user can read."""
    _remove_abandoned()
    made = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{purpose}-", dir=PLACE))
    lock = FileLock(made / _OWNER)
    try:
        lock.acquire()
    except FileNotFoundError:  # a server that starts just now took it for abandoned
        return folder(purpose)
    atexit.register(_remove, made, lock, os.getpid())
    return made
