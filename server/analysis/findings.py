"""What the labelling stages leave on a Doc for the assembly of the Analysis.

The stages agree on these fields and on nothing else, so that a better stage can take a place:

``doc._.scores``        one entry a sentence: a score for each label, or None for no article prose
``doc._.attributions``  every attribution found, ids counting from 0
``doc._.backing``       one entry a sentence: the ids that back it, the main point's first
``doc._.sources``       who is cited, ``sentences`` still 0
``doc._.signals``       one entry a sentence: its signals in text order
"""

from spacy.tokens import Doc

FIELDS = ("scores", "attributions", "backing", "sources", "signals")

for field in FIELDS:
    Doc.set_extension(field, default=None, force=True)
