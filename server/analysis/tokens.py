"""Words and punctuation marks as spaCy tokens, in linear time on any text.

The tokens are those of BERT's basic tokenizer (Devlin et al. 2019): runs of letters and digits,
and every other visible character by itself. The encoder therefore needs no second tokenization,
and a span of tokens can end inside "Smith's" or before a closing quotation mark.
"""

import re

from spacy.tokens import Doc
from spacy.vocab import Vocab

# nb. spaCy's own tokenizer strips affixes one at a time and goes quadratic on a long run of them.
TOKEN = re.compile(r"[^\W_]+|\s+|.", re.DOTALL)


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
        return Doc(self.vocab, words=words, spaces=spaces)
