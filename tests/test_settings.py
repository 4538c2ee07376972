"""Settings come from the environment; a wrong one ends the start with a sentence."""

import os
import re
import subprocess
import sys

import pytest

from server.settings import SettingError, Settings, from_environment
from tests.conftest import ROOT


def test_an_empty_environment_gives_the_defaults() -> None:
    assert from_environment({"PATH": "/bin", "WEB_CONCURRENCY": "2"}) == Settings()


def test_every_setting_can_be_set() -> None:
    settings = from_environment(
        {
            "SOURCELIGHT_HOST": "::1",
            "SOURCELIGHT_PORT": "9000",
            "SOURCELIGHT_MAX_CHARS": "5000",
            "SOURCELIGHT_ORIGINS": "https://news.example, chrome-extension://abc",
        }
    )
    assert (settings.host, settings.port, settings.max_chars) == ("::1", 9000, 5000)
    assert re.fullmatch(settings.origins[0], "https://news.example")
    assert not re.fullmatch(settings.origins[0], "https://newsXexample")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SOURCELIGHT_HOST", "example"),
        ("SOURCELIGHT_HOST", ""),
        ("SOURCELIGHT_PORT", "0"),
        ("SOURCELIGHT_PORT", "http"),
        ("SOURCELIGHT_PORT", "65536"),
        ("SOURCELIGHT_MAX_CHARS", "-1"),
        ("SOURCELIGHT_MAX_CHARS", "1e6"),
        ("SOURCELIGHT_MAX_CHARS", "1,000"),
        ("SOURCELIGHT_ORIGINS", ""),
        ("SOURCELIGHT_ORIGINS", "*"),
        ("SOURCELIGHT_ORIGINS", "https://news.example/page"),
        ("SOURCELIGHT_ACCESS", "everyone"),
        ("SOURCELIGHT_KEYS", ""),
        ("SOURCELIGHT_KEYS", "README.md"),
        ("SOURCELIGHT_KEYS", "/no/such/file"),
        ("SOURCELIGHT_TRUSTED_PROXIES", "nginx"),
        ("SOURCELIGHT_TRUSTED_PROXIES", "10.0.0.1/8"),
        ("SOURCELIGHT_RATE_LIMIT", "60"),
        ("SOURCELIGHT_RATE_LIMIT", "sixty/minute"),
        ("SOURCELIGHT_RATE_LIMIT_STORE", "redis"),
        ("SOURCELIGHT_RATE_LIMIT_STORE", "http://localhost"),
        ("SOURCELIGHT_QUEUE", "33"),
        ("SOURCELIGHT_LOG_LEVEL", "debug"),
        ("SOURCELIGHT_LOG_ADDRESSES", "yes"),
        ("SOURCELIGHT_CACHE", "on"),
        ("SOURCELIGHT_CACHE", "memcached://localhost"),
        ("SOURCELIGHT_CACHE_SECRET", "short"),
        ("SOURCELIGHT_MAXCHARS", "5000"),
    ],
)
def test_a_wrong_value_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"^{name} .*\\.$"):
        from_environment({name: value})


@pytest.mark.parametrize("name", ["CACHE", "CACHE_SECRET", "RATE_LIMIT_STORE"])
def test_a_password_in_a_wrong_value_is_not_shown(name: str) -> None:
    with pytest.raises(SettingError) as refused:
        from_environment({f"SOURCELIGHT_{name}": "reds://:quixel@localhost"})
    assert "quixel" not in str(refused.value)


def test_a_cache_in_redis_needs_a_secret() -> None:
    with pytest.raises(SettingError, match="SOURCELIGHT_CACHE_SECRET is not set"):
        from_environment({"SOURCELIGHT_CACHE": "redis://localhost"})


def test_the_server_does_not_start_with_a_wrong_value() -> None:
    started = subprocess.run(
        [sys.executable, "-m", "gunicorn", "-c", "server/gunicorn.conf.py"],
        cwd=ROOT,
        env={**os.environ, "SOURCELIGHT_PORT": "eighty"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert started.returncode != 0
    assert "SOURCELIGHT_PORT cannot be 'eighty'" in started.stderr
    assert "Traceback" not in started.stderr
