"""Folders in memory do not outlive the server, not even one that was killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from server import scratch
from tests.conftest import ROOT

MAKE = "from server import scratch; print(scratch.folder('test'), flush=True)"


def started(program: str) -> tuple[subprocess.Popen, Path]:
    """A process that runs a program, and the folder that it made."""
    command = [sys.executable, "-c", program]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    process = subprocess.Popen(command, cwd=ROOT, text=True, **pipes)
    return process, Path(process.stdout.readline().strip())


def test_a_folder_ends_with_the_process_that_made_it() -> None:
    process, folder = started(f"{MAKE}; input()")
    assert folder.stat().st_mode & 0o077 == 0
    process.communicate("")
    assert not folder.exists()


def test_what_a_killed_process_left_goes_at_the_next_start() -> None:
    lives, kept = started(f"{MAKE}; import time; time.sleep(600)")
    dies, left = started(f"{MAKE}; import time; time.sleep(600)")
    dies.send_signal(signal.SIGKILL)
    dies.wait()
    assert left.exists()
    own = scratch.folder("test")
    assert not left.exists()
    assert kept.exists()
    lives.kill()
    lives.wait()
    assert os.listdir(own) == ["owner.lock"]


def test_a_worker_that_ends_leaves_the_folder_to_the_others() -> None:
    shared = f"{MAKE}; import os; os.fork() or exit(); os.wait(); print('ended', flush=True)"
    process, folder = started(f"{shared}; input()")
    process.stdout.readline()
    scratch.folder("test")
    assert folder.exists()
    process.communicate("")
    assert not folder.exists()
