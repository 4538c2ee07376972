"""WebDriver BiDi, the protocol that Firefox is driven by, without a driver between."""

import itertools
import json
import time

import websocket

from tests.extension.browsers import waiting


def connect(url):
    """A socket to a browser that has just been started, and may not listen yet."""
    end = time.monotonic() + 60
    while True:
        try:
            return websocket.create_connection(
                url, timeout=max(60, waiting.PATIENCE), suppress_origin=True
            )
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


class Session:
    """A session with the browser that listens at a port."""

    def __init__(self, port: int):
        self.numbers = itertools.count(1)
        self.socket = connect(f"ws://127.0.0.1:{port}/session")
        self.send("session.new", capabilities={})

    def send(self, method, **params):
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == number:
                if message["type"] == "error":
                    raise RuntimeError(f"{method}: {message['error']}: {message['message']}")
                return message["result"]

    def evaluate(self, context, expression, **options):
        """The value of an expression in a context, or None for what is no plain value."""
        answer = self.send(
            "script.evaluate", expression=expression, target={"context": context}, **options
        )
        if answer["type"] != "success":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")

    def run(self, context, expression):
        """The value of an expression, or of the promise that it is, by way of JSON."""
        script = f"Promise.resolve({expression}).then((v) => JSON.stringify(v ?? null))"
        return json.loads(self.evaluate(context, script, awaitPromise=True))
