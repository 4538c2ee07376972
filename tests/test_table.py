"""POST /v1/analyze?format=csv: a table for spreadsheets."""

import csv
import io

import pytest
import requests

from server.analysis.result import Analysis, Attribution, Sentence, Signal, Source, Span, Summary
from server.api.table import COLUMNS, to_csv
from tests import relayed
from tests.articles import FERRY
from tests.conftest import Server
from tests.test_analyze import sentences, utf16_slice
from tests.test_errors import assert_error

BYTE_ORDER_MARK = "\ufeff"


def ask(server: Server, text: str, form: str = "csv", **more: str) -> requests.Response:
    """The answer in a format; ``more`` goes into the request beside the text."""
    url = f"{server.url}/v1/analyze?format={form}"
    return requests.post(url, json={"text": text, **more}, timeout=60)


def rows(content: str) -> list[dict[str, str]]:
    """The rows of a table, as a strict reader finds them."""
    table = io.StringIO(content.removeprefix(BYTE_ORDER_MARK), newline="")
    return list(csv.DictReader(table, strict=True))


def test_it_is_a_table_with_a_header_that_spreadsheets_read_as_utf_8(server: Server) -> None:
    response = ask(server, FERRY)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response.content.startswith(BYTE_ORDER_MARK.encode())
    assert response.text.splitlines()[0].count(",") == len(COLUMNS) - 1


def test_each_sentence_is_a_row(server: Server) -> None:
    found = rows(ask(server, FERRY).text)
    answer = server.analyze(FERRY).json()
    assert [row["number"] for row in found] == [str(n + 1) for n in range(len(found))]
    assert [row["sentence"] for row in found] == sentences(FERRY, answer)
    for row, sentence in zip(found, answer["sentences"], strict=True):
        assert row["label"] == sentence["label"]
        assert float(row["confidence"]) == pytest.approx(sentence["confidence"], abs=0.0006)


@pytest.mark.parametrize("unit", ["utf-16", "code-point"])
def test_places_are_in_the_unit_that_is_asked_for(server: Server, unit: str) -> None:
    text = "😀 The wall held, the council said. It was a disgrace 😀 all the same."
    cut = utf16_slice if unit == "utf-16" else lambda t, start, end: t[start:end]
    found = rows(ask(server, text, offsets=unit).text)
    assert found
    for row in found:
        assert cut(text, int(row["start"]), int(row["end"])) == row["sentence"]


def row_of(analysis: Analysis, text: str) -> dict[str, str]:
    """The one row of the table of a text that is one sentence."""
    (row,) = rows(to_csv(analysis, text, lambda offset: offset))
    return row


def test_it_says_who_vouches_through_whom_and_by_which_words() -> None:
    row = row_of(relayed.ANALYSIS, relayed.TEXT)
    assert row["source"] == "two officials"
    assert row["kind"] == "unnamed"
    assert row["through"] == "The Evening Ledger"
    assert row["cue"] == "citing"
    assert row["confidence"] == "0.988"


def said(text: str, *signals: Signal) -> Analysis:
    """An analysis of a text that is one sentence, its own source, made by hand."""
    whole = Span(0, len(text))
    sentence = Sentence(0, len(text), "attributed", 0.9, {}, [0], list(signals))
    voice = Attribution(0, "direct", "s1", ["s1"], whole, None, [whole])
    return Analysis(
        model="1.0.0",
        language="en",
        sentences=[sentence],
        attributions=[voice],
        sources=[Source("s1", whole, "person", [whole], 1)],
        summary=Summary(1, 1, 0, 0, 0, 1, []),
    )


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(first: str) -> None:
    text = f'{first}HYPERLINK("http://example.org";"so, a link")'
    row = row_of(said(text), text)
    assert row["sentence"] == row["source"] == f"'{text}"


def test_quotes_commas_and_breaks_stay_in_their_cell() -> None:
    text = 'The "wall", it is said,\r\nheld; or not\n.'
    assert row_of(said(text), text)["sentence"] == text


def test_nul_does_not_end_a_cell() -> None:
    text = "The wall\0 held."
    assert row_of(said(text), text)["sentence"] == "The wall\ufffd held."


def test_signals_stand_by_kind() -> None:
    text = "A shameless waste could ruin a shabby town."
    found = [
        Signal(text.index(word), text.index(word) + len(word), kind)
        for word, kind in (("shameless", "loaded"), ("could", "speculation"), ("shabby", "loaded"))
    ]
    assert (
        row_of(said(text, *found), text)["signals"]
        == "loaded: shameless, shabby; speculation: could"
    )


def test_json_is_the_format_unless_another_is_named(server: Server) -> None:
    assert ask(server, FERRY, form="json").json() == server.analyze(FERRY).json()


def test_a_format_that_there_is_not(server: Server) -> None:
    message = assert_error(ask(server, FERRY, form="xlsx"), 400, "invalid_request")
    assert "json" in message
    assert "csv" in message


def test_a_text_of_nothing_is_a_header_alone(server: Server) -> None:
    content = ask(server, " ").text.removeprefix(BYTE_ORDER_MARK)
    assert content == ",".join(f'"{column}"' for column in COLUMNS) + "\r\n"


def test_half_a_surrogate_pair_is_replaced(server: Server) -> None:
    (row,) = rows(ask(server, "The wall\ud83d held, the council said.").text)
    assert row["sentence"].startswith("The wall\ufffd held")


def test_errors_are_json_all_the_same(server: Server) -> None:
    response = requests.post(f"{server.url}/v1/analyze?format=csv", b"{", timeout=10)
    assert_error(response, 415, "unsupported_media_type")
