"""The facilitator's guide: a session that fits, with what is really there."""

import re
from html import unescape

import pytest
import requests

from server.demo.samples import SAMPLES
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def guide(server_url):
    return unescape(requests.get(f"{server_url}/guide", timeout=10).text)


def test_the_session_fills_45_minutes_without_a_gap(guide):
    minutes = [(int(start), int(end)) for start, end in re.findall(r'row">(\d+)–(\d+)</th>', guide)]
    assert minutes[0][0] == 0
    assert minutes[-1][1] == 45
    assert [start for start, _ in minutes[1:]] == [end for _, end in minutes[:-1]]


def test_every_sample_article_is_listed_with_its_question(guide):
    for sample in SAMPLES:
        assert sample.title in guide
        assert sample.question in guide


def test_the_command_it_names_is_there(guide):
    (command,) = re.findall(r"python3 (scripts/\w+)", guide)
    assert (ROOT / command).is_file()
