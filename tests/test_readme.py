"""The README says what the code does."""

import os
import re
import subprocess
from dataclasses import fields
from pathlib import Path

from server.api.errors import CATALOGUE
from server.api.openapi import document
from server.demo import PAGES
from server.settings import PREFIX, Settings
from tests.conftest import ROOT, Server

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


def test_the_changelog_is_its_last_section() -> None:
    assert re.findall(r"^## (.+)$", README, re.MULTILINE)[-1] == "Changelog"
