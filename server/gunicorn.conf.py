"""How gunicorn serves Sourcelight. The number of workers is gunicorn's own WEB_CONCURRENCY."""

import os
import socket
import struct
import sys

from server import scratch
from server.logs import configuration
from server.settings import THREADS, SettingError, from_environment

try:
    _settings = from_environment(os.environ)
except SettingError as error:
    sys.exit(f"Sourcelight cannot start. {error}")

logconfig_dict = configuration(_settings)
loglevel = _settings.log_level
wsgi_app = "server.wsgi:app"
_host = f"[{_settings.host}]" if ":" in _settings.host else _settings.host
bind = f"{_host}:{_settings.port}"
# The model is loaded once, before the workers part, so that they share its pages.
preload_app = True
# Threads answer health checks, slow clients and refusals while one of them analyses.
worker_class = "gthread"
threads = THREADS
worker_tmp_dir = str(scratch.PLACE)
control_socket_disable = True
# Which proxies to believe is SOURCELIGHT_TRUSTED_PROXIES' matter, not gunicorn's.
forwarded_allow_ips = ""
# How long a stop waits for what has begun, in seconds: longer than the longest text takes.
graceful_timeout = 120
# How long a client may send nothing, or take nothing, in the midst of a request, in seconds.
PATIENCE = 10

# nb. set before anything imports prometheus_client, which reads it once: several workers then
# count into files that each of them can add up.
os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(scratch.folder("metrics"))


def when_ready(server):
    """Give up on clients that stall, which would each hold a thread.

    nb. connections inherit this from the socket that they come in by.
    """
    for listener in server.LISTENERS:
        for limit in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            listener.sock.setsockopt(socket.SOL_SOCKET, limit, struct.pack("ll", PATIENCE, 0))


def worker_exit(server, worker):
    """End a worker that has finished, without taking down what it inherited.

    nb. onnxruntime's threads stayed in the first process; waiting for them here never ends.
    """
    os._exit(0)


def child_exit(server, worker):
    """Keep a gone worker's counts and drop its gauges."""
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)
