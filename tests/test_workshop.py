"""``python3 scripts/workshop``, the one command for a room full of people."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import requests
import zxingcpp

from tests.conftest import ROOT, free_port

HALVES = {" ": (255, 255), "▄": (255, 0), "▀": (0, 255), "█": (0, 0)}


@dataclass(frozen=True)
class Room:
    """A running workshop: what it printed, and the link in it."""

    process: subprocess.Popen
    said: str

    @property
    def link(self) -> str:
        return re.search(r"http://\S+", self.said)[0]

    @property
    def url(self) -> str:
        return self.link.partition("/#")[0]

    def analyze(self, text: str) -> requests.Response:
        key = self.link.partition("#key=")[2]
        headers = {"Authorization": f"Bearer {key}"}
        return requests.post(
            f"{self.url}/v1/analyze", json={"text": text}, headers=headers, timeout=600
        )


def said_until(process: subprocess.Popen, last: str) -> str:
    """What a process prints up to the line with some words, or to its end."""
    said = ""
    for line in process.stdout:
        said += line
        if last in line:
            break
    return said


def start(folder: Path, *arguments: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "scripts/workshop", *arguments],
        cwd=ROOT,
        env={**os.environ, "SOURCELIGHT_PORT": str(free_port()), "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the workshop keeps what it keeps."""
    return tmp_path_factory.mktemp("workshop")


@pytest.fixture(scope="module")
def room(folder: Path) -> Iterator[Room]:
    process = start(folder, "--address", "127.0.0.1")
    yield Room(process, said_until(process, "isolation"))
    process.terminate()
    process.wait()


def seen_by_a_camera(said: str) -> str:
    """What a reader of codes makes of the blocks in a terminal."""
    lines = [line for line in said.splitlines() if "\033[" in line]
    plain = [re.sub(r"\033\[[0-9;]*m", "", line) for line in lines]
    rows = [[HALVES[cell][half] for cell in line] for line in plain for half in (0, 1)]
    image = np.kron(np.array(rows, dtype=np.uint8), np.ones((4, 4), dtype=np.uint8))
    (found,) = zxingcpp.read_barcodes(image)
    return found.text


def test_the_code_holds_the_link_with_the_key(room: Room) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:[0-9]+/#key=sl_[\w-]{43}", room.link)
    assert seen_by_a_camera(room.said) == room.link


def test_the_code_is_black_on_white_in_every_terminal(room: Room) -> None:
    assert "38;2;0;0;0;48;2;255;255;255m" in room.said


def test_whoever_has_the_link_may_ask_and_nobody_else(room: Room) -> None:
    assert room.analyze("Rain fell.").status_code == 200
    without = requests.post(f"{room.url}/v1/analyze", json={"text": "Rain."}, timeout=60)
    assert without.status_code == 401
    assert requests.get(f"{room.url}/", timeout=60).status_code == 200


def test_thirty_phones_with_texts_of_their_own_are_all_answered(room: Room) -> None:
    texts = [f"Ferry {number} will not sail, the council said." for number in range(30)]
    with ThreadPoolExecutor(len(texts)) as phones:
        answers = list(phones.map(room.analyze, texts))
    assert [answer.status_code for answer in answers] == [200] * len(texts)


def test_the_key_is_gone_with_the_workshop(folder: Path) -> None:
    short = start(folder, "--address", "127.0.0.1")
    said_until(short, "isolation")
    kept = set(folder.rglob("keys.json"))
    short.terminate()
    short.wait()
    assert len(kept - set(folder.rglob("keys.json"))) == 1


def test_an_address_that_this_machine_does_not_have_is_told_in_a_sentence(folder: Path) -> None:
    said, _ = start(folder, "--address", "192.0.2.200").communicate(timeout=120)
    assert "192.0.2.200" in said
    assert "Traceback" not in said
