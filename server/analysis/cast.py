"""Everyone whom an article names, found by capital letters alone.

A source mention is often a pronoun for somebody who was named but has not spoken yet, or a
surname whose owner's full name stands elsewhere; both need the names of the whole text.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Doc, Span

from server.analysis import gazetteer, lexicon, names
from server.analysis.names import Gender, Mention
from server.analysis.tokens import text_of

# nb. bounded everywhere, so that no text makes the search slower than linear.
RUN = re.compile(
    r"(?<![\w’'])[A-Z][\w’'´.&-]{0,30}(?:[ \u00a0](?:(?:of|for|the|de|von|van|bin|al) ){0,2}"
    r"[A-Z][\w’'´.&-]{0,30}){0,7}"
)
ACRONYM = re.compile(r"\((?:the )?([A-Z][A-Za-z]{1,9})\)")
BEFORE = re.compile(r"((?:[\w’'´-]+ ){1,3})$")
AFTER = re.compile(r", ((?:[\w’'´-]+ ){0,7}?[\w’'´-]+)(?=[,.;]| of | for | at | from )")
PLACES = frozenset(["in", "at", "from", "to", "near", "on"])
LOOK_BACK, LOOK_AHEAD = 60, 90
SPELLED_IN = 120  # characters before a bracket that can spell its acronym out
SIMILAR = 8  # how many figures of one surname, and names of each, are compared
SHOUTED = 0.7  # the share of capitals from which a sentence is a headline


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody or something the article names or describes; a source once ``mentions`` has any.

    ``several`` are people spoken of together, whom no "she" or "the senator" means; ``description``
    is the last of theirs, ``longest`` how many words their longest name has.
    """

    names: list[tuple[str, ...]] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    gender: Gender = ""
    kind: str = ""
    first: int = 0
    several: bool = False
    description: Mention | None = None
    longest: int = 0
    mentions: list[tuple[Span, Mention]] = field(default_factory=list)
    name: str = ""
    name_at: int = 0

    def learn(self, mention: Mention, place: int) -> None:
        """Take over what a mention tells; the longest name is the one to show."""
        if mention.form == "name" and len(mention.words) > self.longest:
            self.name, self.name_at = mention.shown, place
            self.longest = len(mention.words)
        if mention.form == "name" and len(self.names) < SIMILAR and mention.words not in self.names:
            self.names.append(mention.words)
        self.roles |= mention.roles
        self.gender = self.gender or mention.gender


class Sighting(NamedTuple):
    """A name in the running text and the offset where it begins."""

    start: int
    mention: Mention


def _shouted(words: list[str]) -> bool:
    """Whether a sentence has capitals throughout, as a headline, so that they tell nothing."""
    letters = [word for word in words if word[0].isalpha()]
    return len(letters) > 4 and sum(word[0].isupper() for word in letters) > SHOUTED * len(letters)


def _trimmed(run: str, at_start: bool) -> tuple[int, str]:
    """A run without the openers of a sentence before its name and how much that cuts off."""
    cut = 0
    for match in re.finditer(r"\S+", run):
        word = match.group().rstrip(".").lower()
        if word not in lexicon.OPENERS and not (at_start and cut == 0 and word in lexicon.PLURAL):
            cut = match.start()
            break
    else:
        return 0, ""
    return cut, run[cut:].rstrip(".’'´-&")


def _context(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands right before a name in its noun phrase, and an apposition right behind it."""
    match = BEFORE.search(text[max(0, start - LOOK_BACK) : start])
    before: list[str] = []
    for word in reversed(match.group(1).split() if match else []):
        if word.lower() in lexicon.FOLLOWERS | lexicon.DETERMINERS | lexicon.OPENERS:
            break
        before.insert(0, word)
    placed = match and match.group(1).split()[-1].lower() in PLACES
    after = None if placed else AFTER.match(text[end : end + LOOK_AHEAD])
    return " ".join([*before, ""]), ", " + after.group(1) if after else ""


def sightings(doc: Doc) -> Iterator[Sighting]:
    """The names in a text, in order."""
    text = text_of(doc)
    for sentence in doc.spans["sentences"]:
        start, end = sentence.start_char, sentence.end_char
        if _shouted(text[start:end].split()):
            continue
        for run in RUN.finditer(text, start, end):
            cut, found = _trimmed(run.group(), run.start() == start)
            if not found:
                continue
            begin = run.start() + cut
            before, after = _context(text, begin, begin + len(found))
            mention = names.read(before + found + after, False)
            if mention.form == "name" and not mention.owner:
                yield Sighting(begin, mention)


def acronyms(text: str) -> Iterator[tuple[str, Sighting]]:
    """Acronyms and the name that stands before their bracket: "the Harbour Safety Board (HSB)"."""
    for match in ACRONYM.finditer(text):
        short = match.group(1).lower()
        start = max(0, match.start() - SPELLED_IN)
        words = list(names.WORD.finditer(text, start, match.start()))
        for size in range(len(short), min(len(words), len(short) + 4) + 1):
            spelled = words[-size:]
            long = tuple(word.group().lower() for word in spelled)
            if long[0] not in lexicon.PARTICLES and names.initials(long) == short:
                start = spelled[0].start()
                shown = text[start : spelled[-1].end()]
                words = tuple(word for word in long if word not in names.UNSAID)
                yield short, Sighting(start, Mention("name", words, words[-1], shown=shown))
                break


class Cast:
    """The figures of one article, found by any of their names in constant time."""

    def __init__(self, text: str) -> None:
        self.by_name: dict[tuple[str, ...], Figure] = {}
        self.by_last: dict[str, list[Figure]] = defaultdict(list)
        self.by_first: dict[str, list[Figure]] = defaultdict(list)
        self.by_acronym: dict[str, Figure] = {}
        for short, long in acronyms(text):
            self.by_acronym[short] = self.enter(long.mention, long.start)
            self.by_acronym[short].kind = "organization"

    def enter(self, mention: Mention, place: int) -> Figure:
        """The figure with this full name; a new one where nobody has it."""
        words = mention.words
        figure = self.by_name.get(words) or self._similar(words)
        if figure is None:
            figure = Figure(first=place)
        self._index(figure, words, mention)
        figure.learn(mention, place)
        return figure

    def _similar(self, words: tuple[str, ...]) -> Figure | None:
        last = next((w for w in reversed(words) if w not in lexicon.GENERATIONS), words[-1])
        if len(words) == 1 and last in self.by_acronym:
            return self.by_acronym[last]
        short = tuple(word for word in words if word not in lexicon.CORPORATE)
        if short and short in self.by_name:
            return self.by_name[short]
        if len(words) == 1:
            return None
        for figure in reversed(self.by_last[last][-SIMILAR:]):
            if any(len(n) > 1 and names.same_name(words, n) for n in figure.names):
                return figure
        return None

    def _index(self, figure: Figure, words: tuple[str, ...], mention: Mention) -> None:
        if words in self.by_name:
            return
        self.by_name[words] = figure
        short = tuple(word for word in words if word not in lexicon.CORPORATE)
        if short:
            self.by_name.setdefault(short, figure)
        if figure not in self.by_last[mention.head][-SIMILAR:]:
            self.by_last[mention.head].append(figure)
        self.by_first[words[0]].append(figure)
        if len(words) > 1:
            self.by_acronym.setdefault(names.initials(words), figure)
        if mention.head in lexicon.ORGANIZATIONS | lexicon.CORPORATE | gazetteer.OUTLET_WORDS:
            figure.kind = figure.kind or "organization"
        elif (len(words) > 1 and words[0] in gazetteer.GIVEN_NAMES) or mention.gender:
            figure.kind = figure.kind or "person"
