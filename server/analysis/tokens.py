"""Words and punctuation marks as spaCy tokens, in linear time on any text.

The tokens are those of BERT's basic tokenizer (Devlin et al. 2019): runs of letters and digits,
and every other visible character by itself. The encoder therefore needs no second tokenization,
and a span of tokens can end inside "Smith's" or before a closing quotation mark.
"""

import re
from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

# nb. spaCy's own tokenizer strips affixes one at a time and goes quadratic on a long run of them.
TOKEN = re.compile(r"[^\W_]+|\s+|.", re.DOTALL)
TEXT = "text"


class WordTokenizer:
    """Callable that spaCy uses as ``nlp.tokenizer``; ``doc.text`` equals the text that came in."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        for match in TOKEN.finditer(text):
            token = match.group()
            if token[0] == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
                token = token[1:]
            if token:
                words.append(token)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces, user_data={TEXT: text})


def text_of(doc: Doc) -> str:
    """The text that came in; ``doc.text`` would put it together from all tokens, each time."""
    return doc.user_data[TEXT]


def covering(span: Span, start: int, end: int) -> Span:
    """The tokens of ``span`` that its characters from ``start`` to ``end`` touch.

    nb. spaCy's ``char_span`` goes through the whole text each time, which makes a long one slow.
    """
    doc, offset = span.doc, span.start_char
    places = range(span.start, span.end)

    def index(place: int) -> int:
        return doc[place].idx - offset

    first = bisect_right(places, start, key=index) - 1
    last = bisect_left(places, end, key=index)
    return doc[span.start + max(first, 0) : span.start + last]
