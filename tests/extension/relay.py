"""A relay between the extension and the real server, which shows what passes and can disturb it."""

import json
import select
import socket
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def has_hung_up(connection):
    """Whether the other end of a connection, which has said all it had to say, has closed it."""
    readable, _, _ = select.select([connection], [], [], 0)
    try:
        return bool(readable) and not connection.recv(1, socket.MSG_PEEK)
    except ConnectionError:
        return True


class Relay:
    """Forwards every request to ``upstream``.

    ``answers`` are sent instead, first come first served, each a status, headers and a body.
    ``hung_up`` counts the requests that were given up while they were held.
    """

    def __init__(self, upstream):
        self.upstream = upstream
        self.gate = threading.Event()
        self.reset()
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        self.host = f"127.0.0.1:{self.http.server_address[1]}"
        self.url = f"http://{self.host}"

    def reset(self):
        self.requests = []
        self.keys = []
        self.replies = []
        self.hung_up = 0
        self.answers = []
        self.free = 0
        self.gate.set()

    def analysis(self):
        """The last answer that was passed on."""
        return json.loads(self.replies[-1])

    def hold(self, after=0):
        """Let requests come in, but through only as many as ``after``."""
        self.free = len(self.requests) + after
        self.gate.clear()

    def release(self):
        self.gate.set()

    def may_pass(self, connection):
        """Wait until a request may go on; whether its sender was still there then."""
        while not self.gate.wait(0.05):
            if has_hung_up(connection):
                self.hung_up += 1
                return False
        return True

    def answer(self, path, body):
        if self.answers:
            return self.answers.pop(0)
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self.upstream + path, body, headers)
        try:
            with urllib.request.urlopen(request) as response:
                return response.status, headers, response.read()
        except urllib.error.HTTPError as error:
            return error.code, headers, error.read()

    def handler(relay):  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *args):
                pass

            def do_GET(self):
                self.reply(*relay.answer(self.path, None))

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                relay.requests.append(json.loads(body))
                relay.keys.append(self.headers["Authorization"])
                if len(relay.requests) > relay.free and not relay.may_pass(self.connection):
                    return
                status, headers, answer = relay.answer(self.path, body)
                relay.replies.append(answer)
                self.reply(status, headers, answer)

            def reply(self, status, headers, body):
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                try:
                    self.end_headers()
                    self.wfile.write(body)
                except ConnectionError:
                    pass  # The extension hung up, as it should when it is cancelled.

        return Handler
