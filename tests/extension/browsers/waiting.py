"""Waiting for what a browser is about to do."""

import time

from playwright.sync_api import Error

# Seconds. nb. scripts set more here: read it as waiting.PATIENCE, never import the number.
PATIENCE = 20


def wait_until(expression, evaluate):
    """Poll until an expression is true and return it.

    nb. never by the driver's own waiting: that polls with eval, which a page's CSP may forbid.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if value := evaluate(expression):
                return value
        except Error as error:  # nb. a page that is just loading the next has no answer yet
            if "because of a navigation" not in str(error):
                raise
        time.sleep(0.05)
    raise TimeoutError(expression)
