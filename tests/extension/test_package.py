"""The extension's files by themselves: manifest, words, vendored code."""

import hashlib
import json
import re
from pathlib import Path
from typing import get_args

import pytest

from server.analysis import result

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = ROOT / "extension"
MANIFEST = json.loads((EXTENSION / "manifest.json").read_text())
LOCALES = {
    path.parent.name: json.loads(path.read_text())
    for path in sorted((EXTENSION / "_locales").glob("*/messages.json"))
}
MESSAGES = LOCALES["en"]
every_language = pytest.mark.parametrize("language", LOCALES)
OWN_FILES = [
    path
    for path in EXTENSION.rglob("*")
    if path.suffix in {".js", ".html", ".json"} and not {"vendor", "_locales"} & set(path.parts)
]


def test_readability_is_as_released():
    folder = EXTENSION / "vendor/readability"
    record = json.loads((folder / "VENDORED.json").read_text())
    for name, digest in record["sha256"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["VENDORED.json", *record["sha256"]]
    )


def declared_colours(path):
    """The colours that a stylesheet names for light and dark."""
    return dict(re.findall(r"(--\w+): (light-dark\([^;]+\));", path.read_text()))


def test_card_and_panel_have_the_colours_of_the_extensions_pages():
    colours = declared_colours(EXTENSION / "shared/page.css")
    assert colours
    assert declared_colours(EXTENSION / "content/stylesheet.js") == colours


def colours_of_labels():
    pairs = r"label: '(\w+)',.*?colour: '(#[0-9a-f]{6})'"
    return dict(re.findall(pairs, (EXTENSION / "content/labels.js").read_text(), re.DOTALL))


def channels(colour):
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def luminance(colour):
    """Relative luminance, as WCAG 2.2 defines it."""
    shares = [each / 255 for each in channels(colour)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return sum(weight * s for weight, s in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_lines_stand_out_on_light_pages_and_on_dark_ones():
    colours = colours_of_labels()
    assert list(colours) == list(get_args(result.Label))
    for colour in colours.values():
        assert contrast(colour, "#ffffff") >= 3
        assert contrast(colour, "#000000") >= 3


def test_marks_on_a_page_begin_in_the_colours_of_the_labels():
    css = (EXTENSION / "content/highlight.css").read_text()
    for label, colour in colours_of_labels().items():
        rule = re.search(rf"::highlight\(sourcelight-{label}\) {{(.*?)}}", css, re.DOTALL)[1]
        assert f"2px {colour};" in rule or f"1px {colour};" in rule
        assert "rgb({} {} {} / 0.1)".format(*channels(colour)) in rule


def test_permissions_are_those_that_are_used():
    wanted = ["activeTab", "scripting", "storage", "contextMenus", "sidePanel"]
    assert MANIFEST["permissions"] == wanted
    assert MANIFEST["host_permissions"] == ["http://127.0.0.1/*", "http://localhost/*"]
    assert "content_scripts" not in MANIFEST
    assert "web_accessible_resources" not in MANIFEST


def test_guide_to_the_stores_justifies_every_permission():
    guide = (ROOT / "server/demo/templates/publishing.html").read_text()
    asked = ("permissions", "host_permissions", "optional_host_permissions")
    for each in [name for kind in asked for name in MANIFEST[kind]]:
        assert f"<code>{each}</code>" in guide


def test_every_content_script_is_injected_and_exists():
    scripts = (EXTENSION / "background/scripts.js").read_text()
    named = re.findall(r"'((?:content|vendor)/[^']+)'", scripts)
    assert [each for each in named if not (EXTENSION / each).is_file()] == []
    present = {f"content/{path.name}" for path in (EXTENSION / "content").iterdir()}
    assert present <= set(named)


def keys_in_use():
    """Every message key that a file names, whole or as the start of a built one."""
    whole, starts = set(), set()
    for path in OWN_FILES:
        text = path.read_text()
        whole |= set(re.findall(r"__MSG_(\w+)__", text))
        whole |= set(re.findall(r"data-message=\"(\w+)\"", text))
        whole |= {each for each in re.findall(r"'([a-z]+(?:_[a-z]+)*)'", text) if each in MESSAGES}
        starts |= set(re.findall(r"`([a-z]+_)\$\{", text))
    return whole, starts


def test_every_message_is_there_and_used():
    whole, starts = keys_in_use()
    assert whole <= set(MESSAGES)
    unused = {key for key in MESSAGES if key not in whole and not key.startswith(tuple(starts))}
    assert unused == set()


@pytest.mark.parametrize(
    ("start", "values"),
    [
        ("label_", get_args(result.Label)),
        ("meaning_", get_args(result.Label)),
        ("kind_", get_args(result.SourceKind)),
        ("signal_", get_args(result.SignalKind)),
    ],
)
def test_every_word_of_the_contract_has_a_message(start, values):
    assert {start + value for value in values} <= set(MESSAGES)


def test_every_failure_has_a_name_and_a_way_out():
    table = (EXTENSION / "content/failures.js").read_text()
    codes = re.findall(r"^    (\w+): \[", table, re.MULTILINE)
    assert codes
    for code in codes:
        assert f"failure_{code}" in MESSAGES
        assert f"failure_{code}_help" in MESSAGES


@every_language
def test_every_language_has_every_message(language):
    assert list(LOCALES[language]) == list(MESSAGES)
    assert LOCALES[language]["language"]["message"] == language
    # What Chrome's store takes for a description.
    assert len(LOCALES[language]["description"]["message"]) <= 132


@every_language
def test_every_language_fills_in_the_same_words(language):
    def filled(entry):
        return sorted(re.findall(r"\$(\w+)\$", entry["message"])), entry.get("placeholders")

    for key, entry in LOCALES[language].items():
        assert filled(entry) == filled(MESSAGES[key]), key


@every_language
def test_every_placeholder_is_declared(language):
    for key, entry in LOCALES[language].items():
        used = {each.lower() for each in re.findall(r"\$(\w+)\$", entry["message"])}
        assert used == set(entry.get("placeholders", {})), key


VERDICTS = {
    "en": r"true|false|unsupported|fake|lie|lies|misinformation",
    "de": r"wahr|unwahr|falsch|unbelegt|lüge|lügen|fake|falschmeldung|desinformation",
    "fr": r"vrai|vraie|faux|fausse|infondé|infondée|mensonge|fake|désinformation",
}


@every_language
def test_no_verdict_is_spoken(language):
    """It shows who vouches for a sentence; it never says whether the sentence holds."""
    words = " ".join(entry["message"] for entry in LOCALES[language].values()).lower()
    assert not re.search(rf"\b({VERDICTS[language]})\b", words)
