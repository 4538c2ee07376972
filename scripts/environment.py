"""The virtual environment ``.venv`` that the other scripts run in. Standard library only."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
RUNTIME = ROOT / "requirements.txt"


def missing() -> str | None:
    """What this machine lacks for making the environment, in a sentence; None if nothing."""
    if sys.version_info < (3, 11):  # noqa: UP036 (this may run on an older one, to say so)
        found = sys.version.split()[0]
        return f"Sourcelight needs Python 3.11 or newer; {sys.executable} is {found}."
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return (
            "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv "
            "(with sudo where needed). Then run this again."
        )
    return None


def _stamp(requirements: Path) -> tuple[Path, str]:
    """Where it is noted that a file of requirements is installed, and what is noted then."""
    name = requirements.relative_to(ROOT).as_posix().replace("/", "-")
    digest = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()
    return VENV / f"{name}.sha256", digest


def _is_installed(requirements: Path) -> bool:
    note, digest = _stamp(requirements)
    return note.exists() and note.read_text() == digest


def _pip_install(requirements: Path) -> None:
    print(f"Installing {requirements.relative_to(ROOT)} into .venv ...", flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "-r", str(requirements)], check=True)
    note, digest = _stamp(requirements)
    note.write_text(digest)


def install(*more: Path) -> None:
    """Make the environment hold requirements.txt and the files ``more``, where it does not yet.

    A change of requirements.txt or of Python makes it anew. Ends the program with a sentence
    where the machine or the network does not allow it.
    """
    if lack := missing():
        sys.exit(lack)
    try:
        if not _is_installed(RUNTIME):
            subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
            _pip_install(RUNTIME)
        for requirements in more:
            if not _is_installed(requirements):
                _pip_install(requirements)
    except subprocess.CalledProcessError:
        sys.exit("The installation failed; the lines above say why. Run this again to retry.")
