"""Who passes on whose words in one sentence, by how news English puts it.

"He said so, according to the Herald", "the Herald reported that he had said so", "the Herald,
citing two dockers, reported", "he was quoted by the Herald as saying".

On the attributed sentences of train.jsonl these patterns by themselves (with the gold's own
spans where it has them) find 0.33 of the sentences flagged as chained at precision 0.78. Most of
the others show their chain only to who has read the paragraph before, of which
:mod:`server.analysis.chains` sees a part: with it recall is 0.41 at precision 0.75.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Span

from server.analysis import lexicon, names
from server.analysis.identity import kind_in_words
from server.analysis.kinds import kind_of
from server.analysis.tagging import Tagged

QUOTED = "\ue000"  # stands for each character inside quotation marks

_SAY = (
    "(?:said|says|told|tells|announced|claimed|claims|stated|argued|argues|wrote|writes|"
    "confirmed|declared|alleged|alleges|insisted|warned|testified|tweeted|acknowledged|denied|"
    "admitted|believes?|suggested|explained|replied|responded|asked|emphasi[sz]ed|noted|added|"
    "concluded|found|shows|showed|conceded|complained|criticised|criticized|boasted|bragged|"
    "accused|ruled|determined|indicated|revealed|informed|reiterated)"
)
# What an outlet relays, though in somebody's own report of others it is rather an event.
_ACTS = (
    "(?:called|praised|urged|vowed|promised|described|mentioned|signaled|signalled|suspected|"
    "identified|discussed|insists|maintains|read|reads|made clear|slammed)"
)
_REPORT = "(?:reported|reports|writes|wrote|notes|noted|said|says)"
_WHEN = "(?: (?:on )?[A-Z]?[a-z]+day| last [a-z]+| earlier| first| also)?"
SAYS = re.compile(rf"\b{_SAY}\b")
SAYS_OR_ACTS = re.compile(rf"\b(?:{_SAY}|{_ACTS})\b")
REPORTS = re.compile(rf"\b(?:{_SAY}|reported|reports)\b")
PASSIVE = re.compile(r"\b(?:was|is|were|are|been)\s+$|\b(?:was|is|were|are|been) (?=quoted)")
ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Pp]er(?= the | an? | [A-Z])|"
    r"[Aa]s (?:first )?(?:reported|noted) (?:by|in)) "
)
TRAILING = re.compile(rf"[,{QUOTED}] ([^,{QUOTED}]{{2,80}}?) ({_REPORT})\b[^,{QUOTED}]{{0,40}}$")
MEDIAL = re.compile(rf"[,{QUOTED}] ([^,{QUOTED}]{{2,80}}?) (reported|reports){_WHEN},")
LEADING = re.compile(rf"^\W*As ([^,{QUOTED}]{{2,60}}?) (?:first )?({_REPORT})\b[^,]{{0,30}}, ")
# With "that" any of the verbs reports a clause, without it only a few do.
NESTED = re.compile(
    rf"\b(?:{_SAY}|reported|reports){_WHEN} (?:that|how) "
    rf"|\b(?:said|says|reported|reports|added|claimed|found|noted|shows|showed|tweeted){_WHEN} "
    rf"|\b(?:told|tells|informed) (?:[\w’'.-]+ ){{1,4}}?that "
    rf"|\b(?:told|tells) (?:[\w’'.-]+ ){{1,2}}(?=the )"
)
AS_SAYING = re.compile(
    rf"\b(?:quoted|quotes|quoting|reported|cited) ([^,;{QUOTED}]{{2,80}}?)"
    r" (?:as )?(?:saying|telling)\b"
)
CITING = re.compile(rf"\b(?:citing|quoting|cited|cites|quoted|quotes) (?:{QUOTED}{{1,30}} )?")
CARRIED = re.compile(r"\b(?:carried|relayed) by ")
QUOTED_BY = re.compile(
    r"\b(?:quoted|cited) by ((?:[\w.’'&-]+ ){0,5}?[\w.’'&-]+)(?= (?:as|in|on)\b|[,.;]|$)"
)
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
# What stands between a subject and its verb.
AUXILIARY = frozenset(
    ["has", "had", "have", "also", "then", "later", "since", "already", "reportedly"]
)
CONJUNCTIONS = frozenset(
    ["and", "but", "or", "while", "though", "although", "with", "who", "which"]
)
# Begin what is said of people more often than of things: "two dockers", "unnamed sailors".
COUNTED = frozenset(["two", "three", "four", "several", "unnamed", "anonymous", "unidentified"])
# No noun phrase ends with these.
UNFINISHED = CONJUNCTIONS | frozenset(
    ["that", "what", "when", "where", "because", "as", "than", "if", "to", "not", "never", "be"]
)
UNFINISHED |= {"been", "being", "is", "are", "was", "were", "for", "of", "in", "by", "their"}


class Relay(NamedTuple):
    """``outer`` passes on what ``inner`` said; ``cue`` is how the page cites the former."""

    outer: Tagged
    inner: Tagged
    cue: Tagged | None


class Sentence:
    """A sentence as the patterns see it.

    ``text`` is its text with each character inside quotation marks blanked out; ``sources`` are
    those that the model tagged in it.
    """

    def __init__(self, span: Span, text: str, sources: list[Tagged]) -> None:
        self.span, self.text, self.sources = span, text, sources

    def tagged(self, start: int, end: int) -> Tagged | None:
        """The source in these characters: the one that the model tagged, else all of them."""
        while start < end and not self.text[start].isalnum():
            start += 1
        offset = self.span.start_char
        span = self.span.doc.char_span(offset + start, offset + end, alignment_mode="expand")
        if start >= end or span is None:
            return None
        given = Tagged("source", span.start, span.end)
        touching = [source for source in self.sources if overlap(source, given)]
        return max(touching, key=lambda source: source.end == span.end, default=given)

    def words(self, start: int, end: int) -> Tagged | None:
        """The cue in these characters."""
        offset = self.span.start_char
        stop = start + len(self.text[start:end].rstrip())
        span = self.span.doc.char_span(offset + start, offset + stop, alignment_mode="expand")
        return Tagged("cue", span.start, span.end) if span else None


def _phrase_end(text: str, start: int) -> int:
    """Where the noun phrase that begins at ``start`` ends."""
    stop = min(start + NEAR, len(text))
    end = PHRASE_END.search(text, start, stop)
    return end.start() if end else stop


def _vouches(phrase: str) -> bool:
    """Whether a noun phrase is somebody or something that can vouch, as costs cannot."""
    words = phrase.split()
    if not words or words[0].lower() in CONJUNCTIONS | lexicon.FOLLOWERS:
        return False
    if words[0].lower() in COUNTED and len(words) < 4:
        return True
    mention = names.read(phrase, False)
    if mention.form == "name":
        return not mention.words[0].isdigit()
    if mention.form in ("person", "plural", "group") or kind_in_words(mention):
        return True
    return kind_of(phrase) in ("organization", "media", "unnamed")


def _subject(text: str, verb: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase right before a verb; None where nothing there can vouch."""
    floor = max(floor, verb - NEAR)
    before = text[floor:verb].rstrip()
    while before.rpartition(" ")[2].lower() in AUXILIARY:
        before = before.rpartition(" ")[0].rstrip()
    if before.endswith(","):  # an apposition: the subject stands at the clause's beginning
        starts = [boundary.end() for boundary in CLAUSE.finditer(before)]
        start = max(starts, default=0)
        before = before[: before.index(",", start)]
    else:
        starts = [boundary.end() for boundary in BOUNDARY.finditer(before)]
        start = max((place for place in starts if place < len(before)), default=0)
    if before.rpartition(" ")[2].lower() in UNFINISHED:
        return None
    if len(before) - start > LONGEST or not _vouches(before[start:]):
        return None
    return floor + start, floor + len(before)


def _teller(sentence: Sentence, start: int, end: int) -> Tagged | None:
    """Who is said to have said something in these characters."""
    text = sentence.text
    for verb in SAYS_OR_ACTS.finditer(text, start, end):
        found = _subject(text, verb.start(), start) or _behind(text, verb, end)
        if found:
            return sentence.tagged(*found)
    return None


def _behind(text: str, verb: re.Match[str], end: int) -> tuple[int, int] | None:
    """The subject behind its verb, as after a quotation: "“Never,” said Maren Holt"."""
    start = verb.end() + 1
    quoted = QUOTED in text[max(0, verb.start() - 2) : verb.start()]
    if verb.group() not in ("said", "says", "wrote") or not (
        quoted or text[start : start + 1].isupper()
    ):
        return None
    stop = min(_phrase_end(text, start), end)
    return (start, stop) if _vouches(text[start:stop]) else None


def _according(sentence: Sentence) -> Iterator[Relay]:
    """ "He said so, according to the Herald", "According to the Herald, he said so"."""
    for cue in ACCORDING.finditer(sentence.text):
        end = _phrase_end(sentence.text, cue.end())
        outer = sentence.tagged(cue.end(), end)
        leads = cue.start() < 3
        inner = (
            _teller(sentence, end, min(end + LONGEST, len(sentence.text)))
            if leads
            else _teller(sentence, max(0, cue.start() - FAR), cue.start())
        )
        if outer and inner:
            yield Relay(outer, inner, sentence.words(cue.start(), cue.end()))


def _carried(sentence: Sentence) -> Iterator[Relay]:
    """ "He said so in a statement carried by the Herald"."""
    for cue in CARRIED.finditer(sentence.text):
        outer = sentence.tagged(cue.end(), _phrase_end(sentence.text, cue.end()))
        inner = _teller(sentence, max(0, cue.start() - FAR), cue.start())
        if outer and inner:
            yield Relay(outer, inner, sentence.words(*cue.span()))


def _reported(sentence: Sentence) -> Iterator[Relay]:
    """ "He said so, the Herald reported", "As the Herald reported, he said so"."""
    text = sentence.text
    for match in (TRAILING.search(text), MEDIAL.search(text), LEADING.search(text)):
        if match is None or not _relays(match.group(1), match.group(2)):
            continue
        leads = match.re is LEADING
        inner = (
            _teller(sentence, match.end(), min(match.end() + FAR, len(text)))
            if leads
            else _teller(sentence, max(0, match.start() - FAR), match.start())
        )
        outer = sentence.tagged(*match.span(1))
        if outer and inner:
            yield Relay(outer, inner, sentence.words(*match.span(2)))


def _relays(reporter: str, verb: str) -> bool:
    """Whether somebody passes on what others say: an outlet or a document does, others report."""
    if not _vouches(reporter):
        return False
    mention = names.read(reporter, False)
    written = kind_in_words(mention) == "document" or mention.head in lexicon.OUTLETS
    return written or verb in ("reported", "reports")


def _nested(sentence: Sentence) -> Iterator[Relay]:
    """ "The Herald reported that he had said so"."""
    text = sentence.text
    for cue in NESTED.finditer(text):
        verb = SAYS.search(text, cue.end(), min(cue.end() + LONGEST, len(text)))
        told = _subject(text, verb.start(), cue.end()) if verb else None
        if not told or told[0] > cue.end() or _is_pronoun(text[slice(*told)]):
            continue
        told_by = _subject(text, cue.start(), 0)
        outer = sentence.tagged(*told_by) if told_by else None
        inner = sentence.tagged(*told)
        if outer and inner:
            yield Relay(outer, inner, None)


def _is_pronoun(phrase: str) -> bool:
    """Whether somebody may well be speaking of oneself: "Holt said she believed"."""
    return names.read(phrase, False).form in ("person", "plural", "neuter", "speaker")


def _cited(sentence: Sentence) -> Iterator[Relay]:
    """ "The Herald, citing two dockers, reported", "he was quoted by the Herald"."""
    text = sentence.text
    for match in QUOTED_BY.finditer(text):
        outer = sentence.tagged(*match.span(1))
        subject = _subject(PASSIVE.sub(lambda m: " " * len(m.group()), text), match.start(), 0)
        inner = sentence.tagged(*subject) if subject else None
        if outer and inner:
            yield Relay(outer, inner, sentence.words(match.start(), match.start(1)))
    for match in AS_SAYING.finditer(text):
        subject = _subject(text, match.start(), 0)
        outer = sentence.tagged(*subject) if subject else None
        inner = sentence.tagged(*match.span(1)) if _vouches(match.group(1)) else None
        if outer and inner:
            yield Relay(outer, inner, None)
    for cue in CITING.finditer(text):
        end = _phrase_end(text, cue.end())
        outer = _citing(sentence, cue)
        if outer and _vouches(text[cue.end() : end]):
            inner = sentence.tagged(cue.end(), end)
            if inner:
                yield Relay(outer, inner, None)


def _citing(sentence: Sentence, cue: re.Match[str]) -> Tagged | None:
    """Who cites: the subject of the verb, or of the one before a participle."""
    text, verb = sentence.text, cue.start()
    if cue.group().endswith("ing "):
        place = _token(sentence, verb)
        before = [source for source in sentence.sources if source.end <= place]
        if before:
            return before[-1]
        said = [match.start() for match in REPORTS.finditer(text, max(0, verb - NEAR), verb)]
        verb = said[-1] if said else verb
    subject = _subject(text, verb, 0)
    return sentence.tagged(*subject) if subject else None


def _token(sentence: Sentence, place: int) -> int:
    """The token at a character of the sentence."""
    offset = sentence.span.start_char + place
    return sentence.span.doc.char_span(offset, offset + 1, alignment_mode="expand").start


def overlap(one: Tagged | None, other: Tagged) -> bool:
    """Whether two spans share a token."""
    return one is not None and one.start < other.end and other.start < one.end


def relay(sentence: Sentence) -> Relay | None:
    """Who passes on whose words in a sentence, if anybody does."""
    for pattern in (_cited, _according, _carried, _reported, _nested):
        for found in pattern(sentence):
            if not overlap(found.outer, found.inner):
                return found
    return None
