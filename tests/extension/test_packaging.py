"""The packages for the stores: small, reproducible, and one for each kind of browser."""

import hashlib
import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

import pytest

from tests.conftest import ROOT
from tests.extension.browsers.starting import executable

SCRIPT = ROOT / "scripts/package_extension"
NAMES = ["chromium", "firefox"]
ADDRESS = "https://files.example.org/sourcelight"
FIREFOX_ID = "sourcelight@files.example.org"
VERSION = json.loads((ROOT / "extension/manifest.json").read_text())["version"]


def build(folder, *options):
    command = [sys.executable, SCRIPT, folder, *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return {name: next(folder.glob(f"sourcelight-*-{name}.zip")) for name in NAMES}


def manifest(package):
    with zipfile.ZipFile(package) as opened:
        return json.loads(opened.read("manifest.json"))


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
    chromium, firefox = (manifest(packages[name]) for name in NAMES)
    assert chromium["background"] == {"service_worker": "background.js", "type": "module"}
    assert firefox["background"] == {"scripts": ["background.js"], "type": "module"}
    assert "sidePanel" in chromium["permissions"]
    assert "sidePanel" not in firefox["permissions"]
    own = {"background", "permissions", "side_panel", "sidebar_action", "minimum_chrome_version",
           "browser_specific_settings"}  # fmt: skip
    assert {k: v for k, v in chromium.items() if k not in own} == {
        k: v for k, v in firefox.items() if k not in own
    }


@pytest.mark.parametrize("name", NAMES)
def test_store_package_names_no_key_and_no_address(packages, name):
    """Both stores refuse a package that does."""
    written = json.dumps(manifest(packages[name]))
    assert "update_url" not in written
    assert '"key"' not in written


@pytest.fixture(scope="module")
def signing_key(tmp_path_factory):
    """A private key, and beside it public.pem."""
    key = tmp_path_factory.mktemp("key") / "key.pem"
    make = ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", key]
    publish = ["pkey", "-in", key, "-pubout", "-out", key.parent / "public.pem"]
    for command in (make, publish):
        subprocess.run([executable("openssl"), *command], check=True, stderr=subprocess.DEVNULL)
    return key


def self_hosted(folder, key):
    return build(
        folder, "--self-hosted", f"{ADDRESS}/", "--key", key.parent / "public.pem",
        "--firefox-id", FIREFOX_ID,
    )  # fmt: skip


@pytest.fixture(scope="module")
def own_packages(signing_key, tmp_path_factory):
    """Packages for an organisation that hands out the extension itself."""
    return self_hosted(tmp_path_factory.mktemp("own"), signing_key)


def test_self_hosted_packages_are_reproducible_too(own_packages, signing_key, tmp_path):
    again = self_hosted(tmp_path, signing_key)
    for name, path in own_packages.items():
        assert digest(path) == digest(again[name])


def test_self_hosted_packages_look_for_updates_at_their_own_address(own_packages):
    assert manifest(own_packages["chromium"])["update_url"] == f"{ADDRESS}/updates.xml"
    gecko = manifest(own_packages["firefox"])["browser_specific_settings"]["gecko"]
    assert gecko["update_url"] == f"{ADDRESS}/updates.json"
    assert gecko["id"] == FIREFOX_ID


def chromium_id(own_packages):
    """The id that the list of updates is about."""
    updates = ElementTree.parse(own_packages["chromium"].parent / "updates.xml")
    return updates.getroot()[0].get("appid")


def test_chromium_signs_the_package_under_the_id_that_the_key_gives(
    own_packages, signing_key, tmp_path
):
    unpacked = tmp_path / "sourcelight"
    with zipfile.ZipFile(own_packages["chromium"]) as package:
        package.extractall(unpacked)
    chromium = [executable("chromium", "google-chrome"), "--headless=new", "--no-sandbox"]
    where = [f"--user-data-dir={tmp_path / 'profile'}", f"--pack-extension={unpacked}"]
    subprocess.run(
        [*chromium, *where, f"--pack-extension-key={signing_key}"], check=True, capture_output=True
    )
    # The head of a signed package holds its id, as bytes whose halves are written with a to p.
    letters = str.maketrans("abcdefghijklmnop", "0123456789abcdef")
    id_in_bytes = bytes.fromhex(chromium_id(own_packages).translate(letters))
    assert id_in_bytes in (tmp_path / "sourcelight.crx").read_bytes()[:4096]


def test_lists_of_updates_name_the_newest_signed_packages(own_packages):
    folder = own_packages["chromium"].parent
    update = ElementTree.parse(folder / "updates.xml").getroot()[0][0]
    assert update.attrib == {
        "version": VERSION,
        "codebase": f"{ADDRESS}/sourcelight-{VERSION}-chromium.crx",
    }
    found = json.loads((folder / "updates.json").read_text())["addons"][FIREFOX_ID]["updates"]
    assert [each["version"] for each in found] == [VERSION]
    assert found[0]["update_link"] == f"{ADDRESS}/sourcelight-{VERSION}-firefox.xpi"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--self-hosted", ADDRESS], "go together"),
        (["--self-hosted", "http://files.example.org", "--key", SCRIPT], "is not https"),
        (["--self-hosted", ADDRESS, "--key", SCRIPT], "holds no public key"),
    ],
)
def test_what_cannot_work_is_refused_with_a_sentence(tmp_path, options, reason):
    command = [sys.executable, SCRIPT, tmp_path, *options]
    refused = subprocess.run(command, capture_output=True, text=True)
    assert refused.returncode == 1
    assert reason in refused.stderr
    assert list(tmp_path.iterdir()) == []
