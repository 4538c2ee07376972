"""The files for Docker, Kubernetes, systemd and nginx, held to their own tools' rules."""

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from server import keys
from server.settings import PREFIX, Settings, from_environment
from tests.conftest import ROOT
from tests.nginx_process import configured, running_nginx
from tests.test_errors import assert_error
from tests.test_logs import HEXADECIMAL, logged

DEPLOY = ROOT / "scripts" / "deploy"
BIN = Path(sys.executable).parent


def accepted(*command: str | Path) -> None:
    """Run a checker; what it says is shown where it refuses."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def test_hadolint_accepts_the_dockerfile() -> None:
    accepted(BIN / "hadolint", DEPLOY / "Dockerfile")


def test_the_image_holds_what_the_server_needs() -> None:
    dockerfile = (DEPLOY / "Dockerfile").read_text()
    copied = re.findall(r"^COPY (?!--from)(\S+)", dockerfile, re.MULTILINE)
    assert set(copied) == {"requirements.txt", "server", "extension", "scripts/keys"}
    let_in = (ROOT / ".dockerignore").read_text()
    assert all(f"!{each}\n" in let_in for each in copied)


def test_the_compose_file_keeps_its_schema() -> None:
    schema = "vendor.compose-spec"
    accepted(BIN / "check-jsonschema", "--builtin-schema", schema, DEPLOY / "compose.yaml")


def test_the_manifests_keep_their_schemas() -> None:
    accepted(BIN / "kubernetes-validate", "--strict", DEPLOY / "kubernetes.yaml")


def test_pods_get_no_variables_that_are_no_settings() -> None:
    manifests = yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text())
    pods = [each["spec"]["template"]["spec"] for each in manifests if each["kind"] == "Deployment"]
    assert pods
    assert all(pod["enableServiceLinks"] is False for pod in pods)


def test_systemd_accepts_the_unit_and_finds_it_hardened(tmp_path: Path) -> None:
    unit = tmp_path / "sourcelight.service"
    shipped = (DEPLOY / "sourcelight.service").read_text()
    unit.write_text(shipped.replace("/opt/sourcelight/.venv/bin/gunicorn", sys.executable))
    accepted("systemd-analyze", "verify", unit)
    accepted("systemd-analyze", "security", "--offline=true", "--threshold=20", unit)


def test_nginx_accepts_its_file(tmp_path: Path) -> None:
    main = configured(tmp_path, 8443, ["127.0.0.1:8000"])
    accepted("nginx", "-t", "-e", tmp_path / "error.log", "-c", main)


@pytest.mark.parametrize(
    "name", ["Dockerfile", "compose.yaml", "kubernetes.yaml", "sourcelight.service"]
)
def test_every_setting_named_is_one(name: str) -> None:
    proxys_own = {"SOURCELIGHT_NAME", "SOURCELIGHT_UPSTREAM"}
    settings = {PREFIX + field.name.upper() for field in fields(Settings)}
    named = set(re.findall(rf"{PREFIX}[A-Z_]+", (DEPLOY / name).read_text()))
    assert named - proxys_own - {"SOURCELIGHT_PORT"} <= settings


def test_the_values_in_the_compose_file_are_taken(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    keys.create(file, "room", 1)
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    given = compose["services"]["server"]["environment"]
    given.update(SOURCELIGHT_KEYS=str(file), SOURCELIGHT_CACHE_SECRET="s" * 64)
    assert from_environment({"SOURCELIGHT_HOST": "0.0.0.0", **given}).needs_keys


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


def test_a_server_behind_nginx(start_server, tmp_path: Path, key_file: Path) -> None:
    secret = keys.create(key_file, "room", 1)
    behind = {
        "SOURCELIGHT_KEYS": str(key_file),
        "SOURCELIGHT_TRUSTED_PROXIES": "127.0.0.1",
        "SOURCELIGHT_LOG_ADDRESSES": "on",
        "SOURCELIGHT_MAX_CHARS": "1000",
    }
    with start_server(**behind) as server, running_nginx(tmp_path, server) as client:
        address = f"{client.base}/v1/analyze"
        assert_error(client.post(address, json={"text": "Rain."}), 401, "unauthorized")
        client.headers["Authorization"] = f"Bearer {secret}"
        client.headers["X-Forwarded-For"] = "203.0.113.9"
        answer = client.post(address, json={"text": "Rain fell."})
        assert answer.status_code == 200
        assert answer.headers["Strict-Transport-Security"]
        assert HEXADECIMAL.fullmatch(answer.headers["X-Request-ID"])
        assert logged(server, answer.headers["X-Request-ID"])["address"] == "127.0.0.1"
        assert_error(client.post(address, json={"text": "a" * 9_000_000}), 413, "text_too_long")
        assert client.get(f"{client.base}/metrics").status_code == 404
        assert "Who vouches" in client.get(client.base).text
