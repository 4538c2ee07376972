"""Waiting for what a browser is about to do."""

import time

# Seconds. nb. scripts set more here: read it as waiting.PATIENCE, never import the number.
PATIENCE = 20


def wait_until(expression, evaluate):
    """Poll until an expression is true and return it.

    nb. never by the driver's own waiting: that polls with eval, which a page's CSP may forbid.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if value := evaluate(expression):
            return value
        time.sleep(0.05)
    raise TimeoutError(expression)
