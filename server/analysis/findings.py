"""What the stages leave on a Doc for each other and for the assembly of the Analysis.

They agree on these fields and on nothing else, so that a better stage can take a place:

``doc._.reading``       what the encoder says of tokens and sentences
``doc._.found``         attributions as spans of tokens, in text order
``doc._.scores``        one entry a sentence: a score for each label, or None for no article prose
``doc._.labels``        one entry a sentence: the label that scores highest, or None likewise
``doc._.backing``       one entry a sentence: the ids that back it, the main point's first
``doc._.attributions``  every attribution found, ids counting from 0
``doc._.sources``       who is cited, ``sentences`` still 0
``doc._.signals``       one entry a sentence: its signals in text order
"""

from spacy.tokens import Doc

FIELDS = ("reading", "found", "scores", "labels", "backing", "attributions", "sources", "signals")


def register() -> None:
    """Let every Doc have the fields."""
    for field in FIELDS:
        Doc.set_extension(field, default=None, force=True)
