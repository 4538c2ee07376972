"""A server for people, which runs until they end it. Standard library only."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable

from environment import PYTHON, ROOT


def check_port(host: str, port: str) -> None:
    """End with a sentence where another program has the port."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        return  # the server's own check names the variable
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError as error:
            sys.exit(
                f"Cannot listen on {host}, port {port}: {error.strerror}. Is Sourcelight already "
                f"running? Otherwise choose another port: SOURCELIGHT_PORT=8001"
            )


def command(host: str, port: str) -> list[str]:
    """What starts the server; gunicorn does not run on Windows, waitress does."""
    if os.name == "nt":
        return [str(PYTHON), "-m", "waitress", f"--listen={host}:{port}", "server.wsgi:app"]
    return [str(PYTHON), "-m", "gunicorn", "-c", "server/gunicorn.conf.py"]


def wait_until_ready(server: subprocess.Popen, address: str) -> bool:
    """Whether the server answers before it ends."""
    # nb. the machine's own network needs no proxy, whatever its settings for the internet say.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while server.poll() is None:
        try:
            with direct.open(f"http://{address}/v1/ready", timeout=5):
                return True
        except OSError:
            time.sleep(0.1)
    return False


def serve(settings: dict[str, str], welcome: Callable[[str], str]) -> int:
    """Run a server until it ends; its exit status.

    ``settings`` are environment variables, as in ``server/settings.py``. ``welcome`` makes what to
    print out of the address, ``host:port``, once the server answers there.
    """
    host = settings.get("SOURCELIGHT_HOST", "127.0.0.1")
    port = settings.get("SOURCELIGHT_PORT", "8000")
    check_port(host, port)
    environment = {"SOURCELIGHT_LOG_LEVEL": "warning", **settings}
    server = subprocess.Popen(command(host, port), cwd=ROOT, env=environment)
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    address = f"[{reachable}]:{port}" if ":" in reachable else f"{reachable}:{port}"
    try:
        if wait_until_ready(server, address):
            print(welcome(address), flush=True)
        return server.wait()
    except KeyboardInterrupt:
        return server.wait()
