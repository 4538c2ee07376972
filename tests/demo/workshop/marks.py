"""Files of marks as participants download them, made by hand."""

import hashlib
import json
import re

TEXT = """Ferry to stop running, council says

The landing stages were damaged in the night. The harbour master called it the worst storm of \
her life.

It is a disgrace."""

SENTENCES = re.split(r"\n\n|(?<=\.) ", TEXT)
TOOL = ["attributed", "unattributed", "attributed", "editorial"]
LETTERS = {"a": "attributed", "u": "unattributed", "e": "editorial", ".": None}


def hash_of(text):
    """What a text is known by in the files: offsets and white space do not matter."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:32]


def labels_of(letters):
    return [LETTERS[each] for each in letters]


def marks(letters, participant="", **changes):
    """Someone's marks of TEXT, a letter for each sentence and a dot where there is none."""
    starts = [TEXT.index(each) for each in SENTENCES]
    return {
        "format": "sourcelight-marks",
        "version": 1,
        "id": f"{participant}-{letters}",
        "participant": participant,
        "saved": "2026-03-01T10:00:00.000Z",
        "sample": None,
        "article": hash_of(TEXT),
        "model": "1.0.0",
        "sentences": [
            {"start": start, "end": start + len(words), "hash": hash_of(words), "label": label,
             "tool": tool}
            for start, words, label, tool in zip(
                starts, SENTENCES, labels_of(letters), TOOL, strict=True
            )
        ],
        **changes,
    }  # fmt: skip


def as_file(name, content):
    """A name and what the file holds; anything but text becomes JSON."""
    return name, content if isinstance(content, str) else json.dumps(content)
