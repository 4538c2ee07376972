"""The packages for the stores: small, reproducible, and one for each kind of browser."""

import hashlib
import json
import subprocess
import sys
import zipfile

import pytest

from tests.conftest import ROOT

NAMES = ["chromium", "firefox"]


def build(folder):
    script = ROOT / "scripts/package_extension"
    subprocess.run([sys.executable, script, folder], check=True, stdout=subprocess.DEVNULL)
    return {name: next(folder.glob(f"sourcelight-*-{name}.zip")) for name in NAMES}


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    return build(tmp_path_factory.mktemp("packages"))


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_same_files_make_the_same_bytes(packages, tmp_path):
    again = build(tmp_path)
    assert {name: digest(path) for name, path in packages.items()} == {
        name: digest(path) for name, path in again.items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_package_is_small(packages, name):
    assert packages[name].stat().st_size <= 250 * 1024


@pytest.mark.parametrize("name", NAMES)
def test_package_holds_every_file_and_the_licence(packages, name):
    with zipfile.ZipFile(packages[name]) as package:
        held = set(package.namelist())
    files = (ROOT / "extension").rglob("*")
    shipped = {path.relative_to(ROOT / "extension").as_posix() for path in files if path.is_file()}
    assert held == {*shipped, "LICENSE"}


def test_manifests_differ_only_by_what_the_other_browser_reads(packages):
    def manifest(name):
        with zipfile.ZipFile(packages[name]) as package:
            return json.loads(package.read("manifest.json"))

    chromium, firefox = manifest("chromium"), manifest("firefox")
    assert chromium["background"] == {"service_worker": "background.js", "type": "module"}
    assert firefox["background"] == {"scripts": ["background.js"], "type": "module"}
    assert "sidePanel" in chromium["permissions"]
    assert "sidePanel" not in firefox["permissions"]
    own = {"background", "permissions", "side_panel", "sidebar_action", "minimum_chrome_version",
           "browser_specific_settings"}  # fmt: skip
    assert {k: v for k, v in chromium.items() if k not in own} == {
        k: v for k, v in firefox.items() if k not in own
    }
