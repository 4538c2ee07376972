"""The hash that stands in for a sentence is SHA-256, on pages where the browser has none."""

import hashlib

import pytest


@pytest.mark.parametrize("length", [0, 1, 54, 55, 56, 63, 64, 65, 119, 120, 1000])
def test_it_is_that_of_any_other_program(module, length):
    text = ("“Zwölf Boote”, said Åsa 🚢. " * 50)[:length]
    assert (
        module("sha256", "it.sha256(given[0])", text) == hashlib.sha256(text.encode()).hexdigest()
    )
