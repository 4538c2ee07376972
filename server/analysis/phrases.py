"""Noun phrases around a verb, found by punctuation and function words alone.

A news sentence gives its speakers away by how it is built: "Maren Holt, a harbour pilot, said",
"according to the Herald,". Reading these few forms takes no parser and linear time.
"""

import re

from server.analysis import lexicon, names
from server.analysis.kinds import kind_of, sort_of

QUOTED = "\ue000"  # stands for each character inside quotation marks
# Characters of a subject, between it and its verb, and of what somebody relays; bounded, so that
# no sentence takes more than linear time.
LONGEST, NEAR, FAR = 120, 240, 800
# A clause begins behind these, a noun phrase behind any of the next.
CLAUSE = re.compile(rf"[;:–—{QUOTED}]\s*|\b(?:that|and|but|while|because)\s+")
BOUNDARY = re.compile(
    rf"[,;:!?–—{QUOTED}]\s*|\b(?:that|and|but|while|where|because|when|though|although|as)\s+"
)
PHRASE_END = re.compile(
    rf"[,;:!?{QUOTED}]|\.(?=\s|$)(?<!\b[A-Z]\.)|\b(?:that|who|which|as|after|when|in which)\b"
)
# A phrase that holds one of these is a clause.
FINITE = re.compile(r"\b(?:had|has|have|was|were|is|are|will|would|could|can|may)\b")
# What stands between a subject and its verb.
AUXILIARY = lexicon.words(
    "has had have been also then later since already once again now first himself herself itself"
)
CONJUNCTIONS = lexicon.words("and but or so while though although with who which")
# Begin what is said of people more often than of things: "two dockers", "unnamed sailors".
COUNTED = lexicon.words("two three four several unnamed anonymous unidentified")
# No noun phrase ends with these.
UNFINISHED = CONJUNCTIONS | lexicon.words(
    "that what when where because as than if to not never be being is are was were for of in by "
    "their"
)


def phrase_end(text: str, start: int) -> int:
    """Where the noun phrase that begins at ``start`` ends."""
    stop = min(start + NEAR, len(text))
    end = PHRASE_END.search(text, start, stop)
    return end.start() if end else stop


def vouches(phrase: str) -> bool:
    """Whether a noun phrase is somebody or something that can vouch, as costs cannot."""
    words = phrase.split()
    if not words or words[0].lower() in UNFINISHED | lexicon.FOLLOWERS:
        return False
    if words[0].lower() in COUNTED and len(words) < 4:
        return True
    mention = names.read(phrase, False)
    if mention.form == "name":
        return not mention.head.isdigit()
    if mention.form in ("person", "plural", "group") or sort_of(mention):
        return True
    return kind_of(phrase) in ("organization", "media")


def is_pronoun(phrase: str) -> bool:
    """Whether somebody may well be speaking of oneself: "Holt said she believed"."""
    return names.read(phrase, False).form in ("person", "plural", "neuter", "speaker")


def _is_between(word: str) -> bool:
    """Whether a word stands between a subject and its verb: "has", "reportedly"; nb. no family."""
    return word.lower() in AUXILIARY or (word.endswith("edly") and word.islower())


def _without_auxiliaries(text: str) -> str:
    text = text.rstrip()
    while _is_between(text.rpartition(" ")[2]):
        text = text.rpartition(" ")[0].rstrip()
    return text


def subject(text: str, verb: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase right before a verb; None where nothing there can vouch."""
    floor = max(floor, verb - NEAR)
    before = _without_auxiliaries(text[floor:verb])
    if before.endswith(","):  # an apposition: the subject stands at the clause's beginning
        starts = [boundary.end() for boundary in CLAUSE.finditer(before)]
        start = max(starts, default=0)
        before = before[: before.index(",", start)]
    else:
        starts = [boundary.end() for boundary in BOUNDARY.finditer(before)]
        start = max((place for place in starts if place < len(before)), default=0)
    if before.rpartition(" ")[2].lower() in UNFINISHED:
        return None
    phrase = before[start:]
    if len(phrase) > LONGEST or FINITE.search(phrase) or not vouches(phrase):
        return None
    return floor + start, floor + len(before)


def inverted_subject(text: str, verb: re.Match[str], end: int) -> tuple[int, int] | None:
    """The subject behind its verb, as after a quotation: "“Never,” said Maren Holt"."""
    start = verb.end() + 1
    quoted = QUOTED in text[max(0, verb.start() - 2) : verb.start()]
    if verb.group() not in ("said", "says", "wrote", "stated") or not (
        quoted or text[start : start + 1].isupper()
    ):
        return None
    stop = min(phrase_end(text, start), end)
    return (start, stop) if vouches(text[start:stop]) else None
