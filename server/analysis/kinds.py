"""What a mention's own words tell of the kind of source it is.

Two questions are asked of the same lists of words: what sort of thing a mention refers to, which
decides who can be meant by a pronoun, and which of the contract's kinds a reader is told.

On the sources that train.jsonl names, :func:`kind_of` has an opinion of 0.28 and is right in 0.93
of these; most of the others are people's names, which it leaves to the model.
"""

import re
from typing import NamedTuple

from server.analysis import gazetteer, lexicon
from server.analysis.lexicon import words
from server.analysis.names import Mention, singular
from server.analysis.result import SourceKind

# Where a phrase's head ends: "researchers | from the university", "Holt | , the mayor".
HEAD_END = re.compile(
    r"\s*(?:[,(–—:]|\b(?:of|from|by|in|on|at|for|with|to|about|against|who|whose|which|that|and"
    r"|familiar|close|carried|published|released|issued|obtained|filed|conducted|dated|cited"
    r"|speaking|like)\b)"
)
WORD = re.compile(r"[\w.&’'-]+")
GENITIVE = re.compile(r"[’']s?$")
# Begin a phrase that counts people, or sets them apart, and names none.
VAGUE = words(
    "some many several most other others another one two three four five six dozens hundreds "
    "numerous multiple various few more critics senior top"
)
OPENING = words("a an the this that these those its our my one")
NAMED_OUTLET = words("news times post herald journal tribune gazette chronicle observer beacon tv")
# What an outlet makes, so that behind its name it is the outlet that speaks; its poll is a poll.
REPORTING = words("report reports reporting investigation headline story article editorial board")
PRESS = words("media news press editorial local")
AGENCIES = words("agency group organization organisation outlet service network")
# With a capital these belong to somebody's name more often than to a document's.
ALSO_NAMES = words("survey post record review bill law book journal letter page order list note")
# Behind these "forces" are one body, elsewhere people of a side.
ARMED = words("armed security police special coalition occupation defence defense")
# Several of these can be a court or a bench as one.
BENCHES = words("judges justices bishops magistrates")
CALL_SIGN = re.compile(r"[KW][A-Z]{3}(?:-TV|-FM)?|[KW][A-Z]{2}(?:-TV|-FM|\d+)")
CONSONANTS = re.compile(r"[B-DF-HJ-NP-TV-XZ&]{2,5}")


class Phrase(NamedTuple):
    """A noun phrase: the words of its head, how it begins and ends, and what stands behind."""

    text: str
    head: list[str]

    @property
    def first(self) -> str:
        """The first word, determiners included."""
        return self.text.split()[0].lower()

    @property
    def last(self) -> str:
        """The head's last word, which says what it is."""
        return self.head[-1].lower()

    @property
    def named(self) -> bool:
        """Whether a capital makes a name of it: "the Geological Survey" is no survey."""
        return len(self.head) > 1 and self.head[-1][0].isupper()

    def behind(self, preposition: str) -> str:
        """What a preposition joins to the head."""
        return self.text.partition(f" {preposition} ")[2]


def _phrase(text: str) -> Phrase | None:
    text = text.strip()
    head = WORD.findall(HEAD_END.split(text, maxsplit=1)[0] or text)
    while len(head) > 1 and head[0].lower() in OPENING:
        head = head[1:]
    return Phrase(text, head) if head else None


def _known_name(phrase: Phrase) -> SourceKind | None:
    """Of an outlet, a country or an institution."""
    head, text = phrase.head, phrase.text.lower()
    name = GENITIVE.sub("", " ".join(head).lower())
    if name in gazetteer.OUTLETS or text in gazetteer.OUTLETS:
        return "media"
    if not head[0][0].isupper():
        return None
    known = gazetteer.COUNTRIES | gazetteer.INSTITUTIONS
    if name in known or head[-1] in gazetteer.ACRONYMS:
        return "organization"
    if len(head) == 1 and CALL_SIGN.fullmatch(head[0]):
        return "media"
    return "organization" if len(head) == 1 and CONSONANTS.fullmatch(head[0]) else None


def _outlet(phrase: Phrase) -> SourceKind | None:
    """ "the Norrvik Herald", "a news agency"; nb. "Post" alone is a surname, "the Post" is none."""
    head = phrase.head
    if len(head) > 1 and head[-2].lower() in PRESS and phrase.last in AGENCIES:
        return "media"
    article = phrase.first == "the" or len(head) > 1
    return "media" if article and head[-1][0].isupper() and phrase.last in NAMED_OUTLET else None


def _own_report(phrase: Phrase) -> SourceKind | None:
    """ "media reports", "a Reuters investigation"."""
    head = phrase.head
    if len(head) < 2 or phrase.last not in REPORTING:
        return None
    if head[-2].lower() in PRESS and phrase.last in ("report", "reports", "board"):
        return "media"
    issuer = Phrase(" ".join(head[:-1]), head[:-1])
    return "media" if "media" in (_known_name(issuer), _outlet(issuer)) else None


def _vague(phrase: Phrase) -> SourceKind | None:
    """ "some studies", "many Republicans", "one of her letters"."""
    head = phrase.head
    begins = head[0].lower() in VAGUE or phrase.first in VAGUE
    if not begins or any(word[0].isupper() for word in head[1:-1]):
        return None
    kind = _thing(phrase)
    if len(head) == 1 and (behind := phrase.behind("of")):
        kind = kind_of(behind)
    return kind if kind in ("document", "media") else "unnamed"


def _thing(phrase: Phrase) -> SourceKind | None:
    """By the noun for what it is, if that is no person."""
    one = singular(phrase.last)
    if one in lexicon.DOCUMENTS and not (phrase.named and one in ALSO_NAMES):
        return "document"
    if one in lexicon.MEDIA:
        return "media"
    if phrase.last in lexicon.BODIES:
        # nb. "authorities" alone may be anybody.
        return "organization" if len(phrase.head) > 1 or phrase.last != "authorities" else None
    if one not in lexicon.ORGANIZATIONS or phrase.last in lexicon.CROWDS:
        return None
    if phrase.last == "forces" and not phrase.named and phrase.head[-2:][0].lower() not in ARMED:
        return "unnamed"
    people = one == "group" and kind_of(phrase.behind("of")) == "unnamed"
    return "unnamed" if people else "organization"


def _people(phrase: Phrase) -> SourceKind | None:
    """Several, or one by a role alone, are unnamed; who speaks for a body is that body."""
    one = singular(phrase.last)
    indefinite = phrase.first in lexicon.INDEFINITE
    if phrase.named:
        partisan = phrase.last in ("democrat", "republican")
        return "unnamed" if partisan and indefinite else None
    if one in lexicon.VOICES:
        return _voice(phrase)
    if phrase.last in lexicon.CROWDS:
        return "unnamed"
    if one not in lexicon.PEOPLE or phrase.last in BENCHES:
        return None
    several = one != phrase.last
    return "unnamed" if several or indefinite or one in lexicon.FACELESS else None


def _voice(phrase: Phrase) -> SourceKind | None:
    """ "a spokesman for the board", "a ministry spokesman"; None where no body is in sight."""
    body = phrase.behind("for") or " ".join(phrase.head[:-1])
    return "organization" if body and kind_of(body) == "organization" else None


# The first that knows decides.
RULES = (_known_name, _outlet, _vague, _own_report, _thing, _people)


def kind_of(text: str) -> SourceKind | None:
    """The kind that a mention's own words give away, if they do."""
    phrase = _phrase(text)
    if phrase is None:
        return None
    return next((kind for rule in RULES if (kind := rule(phrase))), None)


def names_outlet(mention: Mention) -> bool:
    """Whether a mention names a news outlet."""
    if mention.form != "name":
        return False
    return mention.head in gazetteer.OUTLET_WORDS or kind_of(mention.shown) == "media"


def sort_of(mention: Mention) -> str:
    """What a mention refers to: "person", "group" (named together), "unnamed" (several people),
    "organization", "media" or "document"; empty where its words do not say."""
    if mention.form in ("person", "speaker"):
        return "person"
    if mention.form == "group":
        return "group"
    if mention.form == "description":
        return _sort_of_noun(mention.head)
    if mention.form != "name":
        return ""
    if mention.head in gazetteer.OUTLET_WORDS:
        return "media"
    if mention.head in lexicon.ORGANIZATIONS | lexicon.CORPORATE:
        return "organization"
    if mention.roles & lexicon.PEOPLE or mention.gender:
        return "person"
    return "organization" if mention.roles & lexicon.ORGANIZATIONS else ""


def _sort_of_noun(noun: str) -> str:
    one = singular(noun)
    if one in lexicon.MEDIA:
        return "media"
    if noun in lexicon.BODIES:
        return "organization"
    if one in lexicon.DOCUMENTS:
        return "document"
    if one in lexicon.PEOPLE:
        return "person" if one == noun else "unnamed"
    if noun in lexicon.CROWDS:
        return "unnamed"
    return "organization" if one in lexicon.ORGANIZATIONS else ""
