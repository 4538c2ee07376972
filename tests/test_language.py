"""Only a text that is confidently in another language than English is refused."""

import pytest

from server.analysis.language import foreign_language
from tests import articles
from tests.conftest import Server


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (articles.GERMAN, "de"),
        (articles.FRENCH, "fr"),
        (articles.SPANISH, "es"),
        (articles.UKRAINIAN, "uk"),
        (articles.CHINESE, "zh"),
    ],
    ids=["German", "French", "Spanish", "Ukrainian", "Chinese"],
)
def test_news_in_another_language_is_refused(server: Server, text: str, code: str) -> None:
    assert server.analyze(text).json()["error"]["code"] == "unsupported_language"
    assert foreign_language(text) == code


ANALYSED = {
    "English": articles.FERRY,
    "English full of foreign names": articles.FOREIGN_NAMES,
    "English in capitals": articles.FERRY.upper(),
    "a list of foreign names": "Kylian Mbappé, Xi Jinping, Shinzo Abe, Viktor Orbán, Lula Silva, "
    "Giorgia Meloni, Dmytro Kuleba, Ursula von der Leyen, Recep Tayyip Erdoğan, Olaf Scholz.",
    "a German quotation in English": f"The council’s notice, which hangs at the harbour, is in "
    f"German. It reads: “{articles.GERMAN}” The mayor said that it would be put into English by "
    "the end of the week, and that those who had asked for it would be told. Until then the ferry "
    "company will read it out to anyone who calls.",
    "fewer than 100 letters of German": articles.GERMAN[:90],
    "sports results": "Bayern 3 Dortmund 1, Schalke 0 Leverkusen 0, Real Madrid 4 Barcelona 3, "
    "Juventus 2 Napoli 2, Ajax 1 Feyenoord 1, Celtic 3 Rangers 3, Galatasaray 1 Fenerbahçe 0",
    "one letter without end": "a" * 5_000,
    "no language": "qwrtp zxcvb " * 50,
    "numbers": "1234567890 " * 50,
}


@pytest.mark.parametrize("name", ANALYSED)
def test_everything_else_is_analysed_as_english(server: Server, name: str) -> None:
    response = server.analyze(ANALYSED[name])
    assert response.status_code == 200
    assert response.json()["language"] == "en"


@pytest.mark.parametrize("tag", ["en", "EN", "en-GB", "en_US"])
def test_the_callers_word_goes_before_detection(server: Server, tag: str) -> None:
    response = server.analyze(articles.GERMAN, language=tag)
    assert (response.status_code, response.json()["language"]) == (200, "en")
