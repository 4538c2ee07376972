"""A real nginx with the shipped configuration, before some servers, on a free port."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from tests.conftest import ROOT, Server, free_port

TEMPLATE = ROOT / "scripts" / "deploy" / "nginx.conf.template"
_MAIN = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/sourcelight.conf;
}}
"""


def _certificate(folder: Path) -> None:
    asked = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1"
    named = "-subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout tls.key -out tls.crt"
    command = f"{asked} {named}".split()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def configured(folder: Path, port: int, servers: list[str]) -> Path:
    """The main file of a configuration that holds the shipped one, adapted to this machine."""
    _certificate(folder)
    shipped = TEMPLATE.read_text()
    upstream = shipped.split("    server ${SOURCELIGHT_UPSTREAM}")[1].partition("\n")[0]
    for was, is_now in {
        f"    server ${{SOURCELIGHT_UPSTREAM}}{upstream}": "\n".join(
            f"    server {server}{upstream}" for server in servers
        ),
        "${SOURCELIGHT_NAME}": "localhost",
        "/etc/nginx/tls": str(folder),
        "listen 443": f"listen 127.0.0.1:{port}",
        "error_log stderr crit": f"error_log {folder}/error.log crit",
    }.items():
        assert was in shipped
        shipped = shipped.replace(was, is_now)
    (folder / "sourcelight.conf").write_text(shipped)
    main = folder / "nginx.conf"
    main.write_text(_MAIN.format(folder=folder))
    return main


def _wait_until_ready(process: subprocess.Popen, url: str, certificate: str) -> None:
    while process.poll() is None:
        try:
            requests.get(f"{url}/v1/health", verify=certificate, timeout=10)
            return
        except requests.ConnectionError:
            time.sleep(0.02)
    raise RuntimeError("nginx ended before it was ready")


@contextmanager
def running_nginx(folder: Path, *servers: Server) -> Iterator[requests.Session]:
    """A session that believes nginx's certificate, whose ``base`` is nginx's URL."""
    port = free_port()
    main = configured(folder, port, [server.url.removeprefix("http://") for server in servers])
    process = subprocess.Popen(["nginx", "-e", folder / "error.log", "-c", main])
    with requests.Session() as session:
        session.trust_env = False  # nb. else a bundle in the environment goes before verify
        session.verify = str(folder / "tls.crt")
        session.base = f"https://localhost:{port}"
        try:
            _wait_until_ready(process, session.base, session.verify)
            yield session
        finally:
            process.terminate()
            process.wait()
