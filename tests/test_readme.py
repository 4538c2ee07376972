"""The README says what the code does."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import requests

from server.api.errors import CATALOGUE
from server.api.openapi import document
from server.demo import PAGES
from server.settings import PREFIX, Settings
from tests.conftest import ROOT, Server, free_port, wait_until_ready

README = (ROOT / "README.md").read_text(encoding="utf-8")


def first_cells(heading: str) -> set[str]:
    """The code in the first column of the table under a heading."""
    section = re.split(r"^#+ ", README.split(f" {heading}\n", 1)[1], maxsplit=1, flags=re.M)[0]
    return set(re.findall(r"^\| `([^`]+)`", section, re.MULTILINE))


def test_the_settings_table_lists_every_setting() -> None:
    settings = {PREFIX + field.name.upper() for field in fields(Settings)}
    assert first_cells("Settings") == settings | {"WEB_CONCURRENCY"}


def test_the_settings_table_tells_the_defaults() -> None:
    told = dict(re.findall(rf"^\| `{PREFIX}(\w+)` \| `([^`]+)` \|", README, re.MULTILINE))
    spelled = {False: "off"}
    defaults = {field.name.upper(): field.default for field in fields(Settings)}
    assert len(told) > 5
    for name, default in told.items():
        assert default == spelled.get(defaults[name], str(defaults[name])), name


def test_the_errors_table_lists_every_code() -> None:
    assert first_cells("Errors") == set(CATALOGUE)


def test_every_address_is_mentioned() -> None:
    mentioned = set(re.findall(r"`(?:GET|POST) (/\S*)`", README))
    assert mentioned - {page.route for page in PAGES} == set(document()["paths"])


def test_every_request_it_shows_is_answered(server: Server, tmp_path: Path) -> None:
    commands = re.findall(r"^```\n(curl .+?)^```$", README, re.MULTILINE | re.DOTALL)
    assert commands
    (tmp_path / ".curlrc").write_text("fail\nsilent\n")
    for command in commands:
        here = command.replace("http://127.0.0.1:8000", server.url)
        done = subprocess.run(
            ["sh", "-ec", here],
            cwd=tmp_path,
            env={**os.environ, "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, here
        saved = re.findall(r"-o (\S+)", command)
        answer = (tmp_path / saved[0]).read_text(encoding="utf-8") if saved else done.stdout
        assert "attributed" in answer


def test_every_script_it_names_is_there() -> None:
    named = set(re.findall(r"scripts/[a-z_]+", README))
    assert {"scripts/run", "scripts/test"} <= named
    assert all((ROOT / script).exists() for script in named)


def test_the_drawing_shows_every_folder_and_no_other() -> None:
    section = README.split("## How it is built\n", 1)[1]
    drawn = set(re.findall(r"\b(?:\w+/)+", section.split("```")[1]))
    made = {"__pycache__", "node_modules"}
    folders = {
        f"{top}/{each.name}/"
        for top in ("server", "extension", "scripts", "tests")
        for each in (ROOT / top).iterdir()
        if each.is_dir() and each.name not in made
    }
    assert folders == drawn - {"server/analysis/model/"}


def test_the_commands_for_an_organisation_start_a_server_that_asks_for_a_key(
    tmp_path: Path,
) -> None:
    section = README.split("## For organisations: the server\n", 1)[1]
    install, start = section.split("```")[1].split("export ", 1)
    assert install.split() == [
        *("python3", "-m", "venv", ".venv", ".venv/bin/pip", "install", "-r", "requirements.txt")
    ]
    for folder in ("server", "scripts", "extension"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / ".venv").symlink_to(sys.prefix)  # what the first two commands make
    *before, last = f"export {start}".strip().splitlines()
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    commands = "\n".join([*before, last.replace("SOURCELIGHT_HOST", "exec env SOURCELIGHT_HOST")])
    log = tmp_path / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            ["sh", "-ec", commands],
            cwd=tmp_path,
            env={**os.environ, "SOURCELIGHT_PORT": str(port)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_ready(server, url, log)
        key = log.read_text().splitlines()[0]
        body = {"text": "The ferry will stop, the council said."}
        assert requests.post(f"{url}/v1/analyze", json=body, timeout=60).status_code == 401
        shown = {"Authorization": f"Bearer {key}"}
        assert requests.post(f"{url}/v1/analyze", json=body, headers=shown, timeout=60).ok
    finally:
        server.terminate()
        server.wait()


def test_the_changelog_is_its_last_section() -> None:
    assert re.findall(r"^## (.+)$", README, re.MULTILINE)[-1] == "Changelog"
