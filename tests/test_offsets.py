"""Offsets: UTF-16 code units as JavaScript counts, or code points as Python counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.api.offsets import converter, without_surrogates
from tests.conftest import Server
from tests.test_analyze import sentences, utf16_slice

EMOJI = {
    "an emoji": "😀",
    "a family joined by ZWJ": "👨‍👩‍👧‍👦",
    "a flag": "🇺🇦",
    "a flag of tags": "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "a skin tone": "👍🏽",
    "a combining mark": "e\u0301\u0327",
    "an ancient letter": "𐎀",
    "a lone surrogate": "\ud83d",
    "half a pair beside a whole one": "\ud83d😀",
    "text without any": "x",
}


@pytest.mark.parametrize("unit", ["utf-16", "code-point"])
@pytest.mark.parametrize("name", EMOJI)
def test_sentences_after_it_are_cut_out_whole(server: Server, name: str, unit: str) -> None:
    text = f"The {EMOJI[name]} fell. Holt said {EMOJI[name]} so.\n\nNobody was {EMOJI[name]} hurt."
    answer = server.analyze(text, offsets=unit).json()
    assert answer["offsets"] == unit
    assert sentences(text, answer) == [
        f"The {EMOJI[name]} fell.",
        f"Holt said {EMOJI[name]} so.",
        f"Nobody was {EMOJI[name]} hurt.",
    ]


def test_utf16_is_the_default_and_attributions_follow_it(server: Server) -> None:
    text = "😀😀 The council said 😀 rain fell."
    answer = server.analyze(text).json()
    attribution = answer["attributions"][0]
    assert utf16_slice(text, **attribution["source"]).endswith("The council")
    assert utf16_slice(text, **attribution["cue"]) == "said"
    assert utf16_slice(text, **answer["sources"][0]["mentions"][0]).endswith("The council")


def test_a_name_never_holds_half_a_surrogate_pair(server: Server) -> None:
    answer = server.analyze("Maren \ud83d Holt said rain fell. Holt said so.").json()
    assert all(source["name"].encode() for source in answer["sources"])


@given(st.text(st.characters()))
def test_every_offset_is_converted_to_the_length_before_it(text: str) -> None:
    convert = converter(text, "utf-16")
    for offset in range(len(text) + 1):
        assert convert(offset) == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


@given(st.text(st.characters()))
def test_code_points_stay_as_they_are(text: str) -> None:
    convert = converter(text, "code-point")
    assert [convert(offset) for offset in range(len(text) + 1)] == list(range(len(text) + 1))


@given(st.text(st.characters(categories=["Cs", "L", "So"])))
def test_a_replaced_surrogate_changes_no_length(text: str) -> None:
    readable = without_surrogates(text)
    assert readable.encode().decode() == readable
    assert converter(readable, "utf-16")(len(readable)) == converter(text, "utf-16")(len(text))
