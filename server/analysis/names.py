"""What the words of a source mention tell of who it is: pronoun, name, group or description."""

import re
from dataclasses import dataclass
from typing import Literal

from server.analysis import gazetteer, lexicon

Form = Literal["person", "speaker", "plural", "neuter", "relative", "name", "group", "description"]
Gender = Literal["m", "f", ""]

PRONOUNS: tuple[tuple[Form, frozenset[str]], ...] = (
    ("person", lexicon.HE | lexicon.SHE),
    ("speaker", lexicon.SPEAKER),
    ("plural", lexicon.PLURAL),
    ("neuter", lexicon.NEUTER),
    ("relative", lexicon.RELATIVE),
)
WORD = re.compile(r"@?[^\W_]+(?:[’'´.&_-][^\W_]+)*(?:\.(?=\s|$)|(?<=s)[’'](?=\s))?|&")
GENITIVE = re.compile(r"[’'´]s$|(?<=s)[’']$")
# What follows a noun phrase's core: an apposition, a clause, a bracket.
TAIL = re.compile(r"\s*(?:,|\(|–|—|--)\s*|\s+-\s+|\s+(?=(?:who|whose|which|that)\b)")
# Behind these a description tells what happened, and no longer who it is.
ASIDE = re.compile(
    r"\s+(?:(?:against|amid|after|before|during|since|as|over|under|following|when|while|because"
    r"|via|per|without|despite)\b|on (?=\w*day\b))"
)
BRACKET = re.compile(r"\([^)]*\)?")
COMMA = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
JOINT = re.compile(r"\band\s+\S+[^,]*$")
UNSAID = frozenset(["the", "and", "&"])  # make no difference between two names
# Behind these "of" is part of a name: "the Department of Health", "Secretary of State".
OF_WHAT = lexicon.ORGANIZATIONS | lexicon.CORPORATE | lexicon.PEOPLE | lexicon.TITLES
RIM = ' \t\r\n,;:–—-“”"‘(['


@dataclass(frozen=True, slots=True)
class Mention:
    """How a mention refers.

    ``words`` are a name's words without titles, or a description's without its determiner, in
    lower case; ``head`` is the word that says what it is. ``roles`` are titles and descriptions
    given along with a name; ``owner`` is whose it is ("his lawyer", "Holt's lawyer"). ``shown``
    is what a reader is told: the name as it stands in the text, else the description without what
    is said of it besides.
    """

    form: Form
    words: tuple[str, ...]
    head: str = ""
    definite: bool = True
    roles: frozenset[str] = frozenset()
    owner: str = ""
    gender: Gender = ""
    shown: str = ""


def _bare(word: str) -> str:
    """``word`` in lower case without its genitive or the period of an abbreviation."""
    return GENITIVE.sub("", word).rstrip(".").lower().lstrip("@")


def _capital(word: str) -> bool:
    """Whether a name can have this word; "Harbour-based" is no part of one."""
    first = word.lstrip("@")[:1]
    last = word.rpartition("-")[2][:1]
    return (first.isupper() and not ("-" in word and last.islower())) or first.isdigit()


def _core(words: list[str]) -> list[str]:
    """The words up to the end of the noun phrase's core: "A spokesman for the Harbour" → 2.

    nb. inside a name a preposition stands between capitals: "the Department of Health".
    """
    for i in range(1, len(words)):
        noun = words[i - 1].islower() and singular(words[i - 1]) in lexicon.PEOPLE
        if words[i].endswith("ing") and (noun or words[i - 1].endswith("s")):
            return words[:i]
        if words[i].lower() not in lexicon.FOLLOWERS:
            continue
        after = [word for word in words[i + 1 : i + 3] if word.lower() != "the"]
        inside = words[i] in lexicon.PARTICLES and _capital(words[i - 1])
        if not (inside and after and _capital(after[0])):
            return words[:i]
    return words


def _run(words: list[str]) -> list[str]:
    """The capitalised words that ``words`` end with, particles between them included."""
    start = len(words)
    for i in range(len(words) - 1, -1, -1):
        if _capital(words[i]) and words[i].lower() not in lexicon.DETERMINERS:
            start = i
        elif words[i].lower() not in lexicon.PARTICLES or words[i] == "The":
            break
        if i and GENITIVE.search(words[i - 1]) and _bare(words[start]) not in lexicon.CORPORATE:
            break
    return words[start:]


def _split_titles(run: list[str]) -> tuple[list[str], list[str]]:
    """Titles, and the name behind the last of them."""
    cut = 0
    for i, word in enumerate(run):
        if _bare(word) in lexicon.TITLES and not (word.isupper() and len(run) == 1):
            cut = i + 1
    if cut < len(run) and run[cut].lower() == "of":
        cut = min(cut + 2, len(run))
    return run[:cut], run[cut:]


def gender(words: tuple[str, ...] | frozenset[str]) -> Gender:
    """What titles, roles and given names say."""
    found = set(words)
    if found & lexicon.WOMEN:
        return "f"
    if found & lexicon.MEN:
        return "m"
    first = words[0] if isinstance(words, tuple) and len(words) > 1 else ""
    if first in gazetteer.FEMALE_NAMES:
        return "f"
    return "m" if first in gazetteer.MALE_NAMES else ""


def _pieces(word: str) -> list[str]:
    """The parts of a name's word: "@Mike_Pence" is two."""
    return [part for part in _bare(word).split("_") if part]


def _head_noun(words: list[str]) -> str:
    """The last word that says what a description describes; the last one where none is known."""
    known = lexicon.PEOPLE | lexicon.DOCUMENTS | lexicon.ORGANIZATIONS | lexicon.MEDIA
    bare = [_bare(word) for word in words]
    return next((word for word in reversed(bare) if singular(word) in known), bare[-1])


def singular(word: str) -> str:
    """A rough singular, enough to look a noun up."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _extent(text: str, words: list[str]) -> str:
    """The stretch of ``text`` that holds ``words``, the last time it does."""
    end = text.rfind(words[-1]) + len(words[-1])
    start = text.rfind(" ".join(words), 0, end)
    return GENITIVE.sub("", text[start if start >= 0 else text.find(words[0]) : end])


def _roles(before: list[str], titles: list[str], tail: str) -> frozenset[str]:
    """Titles, or else the noun, before a name, and the head of the apposition behind it."""
    found = {_bare(word) for word in titles}
    if before and (not titles or _bare(before[-1]) in lexicon.PEOPLE):
        found.add(_bare(before[-1]))
    apposition = WORD.findall(TAIL.split(tail)[0]) if tail else []
    if apposition and not _capital(apposition[0]):
        core = [word for word in _core(apposition) if word.lower() not in lexicon.DETERMINERS]
        found |= {_bare(word) for word in core[-1:]}
    elif apposition:  # "Holt, the Harbour's former pilot" and "Holt, 44"
        last = _bare(_core(apposition)[-1])
        found.add("person" if last.isdigit() else last)
    return frozenset(found - lexicon.ADJUNCTS - lexicon.DETERMINERS)


def _before_of(words: list[str]) -> list[str]:
    """A person's name without what that person is of: "Ana Ruiz of the Harbour Board"."""
    at = words.index("of") if "of" in words else 0
    if at < 2 or words[0].lower() not in gazetteer.GIVEN_NAMES or _bare(words[at - 1]) in OF_WHAT:
        return words
    return words[:at]


def _name(text: str, before: list[str], run: list[str], tail: str) -> Mention | None:
    titles, rest = _split_titles(run)
    rest = _before_of(rest)
    words = tuple(part for word in rest for part in _pieces(word) if part not in UNSAID)
    if not words or all(word in lexicon.ADJUNCTS for word in words):
        return None
    roles = _roles(before, titles, tail)
    surname = next((w for w in reversed(words) if w not in lexicon.GENERATIONS), words[-1])
    sex = gender(roles) or gender(words)
    return Mention("name", words, surname, True, roles, "", sex, _extent(text, rest))


def _appositive_name(tail: str) -> tuple[list[str], list[str]] | None:
    """The name that an apposition consists of: "his lawyer, Ana Ruiz"."""
    words = WORD.findall(TAIL.split(tail)[0]) if tail else []
    run = _run(words) if words and _capital(words[0]) else []
    return (words[: len(words) - len(run)], run) if run and len(run) == len(words) else None


def _is_group(words: list[str]) -> bool:
    """Whether "and" joins people here and is no part of an organization's name."""
    joint = next((i for i, word in enumerate(words) if word.lower() == "and"), 0)
    if not 0 < joint < len(words) - 1 or not _capital(words[joint - 1]):
        return False
    if words[joint + 1].lower() in lexicon.POSSESSIVE | {"has", "the"}:
        return True
    bodies = lexicon.ORGANIZATIONS | lexicon.CORPORATE | gazetteer.OUTLET_WORDS
    corporate = _bare(words[0]) in bodies or _bare(words[-1]) in bodies
    return _capital(words[-1]) and not corporate and words[0].lower() != "the"


def _is_full_name(text: str) -> bool:
    words = _split_titles(WORD.findall(text))[1]
    return len(words) > 1 and words[0].lower() in gazetteer.GIVEN_NAMES


def _listed(text: str) -> list[str]:
    """The people of a list: "Ana Ruiz (left), 44, and Peter Holt"; empty where it is none."""
    if not JOINT.search(text):
        return []
    parts = [part.strip() for part in COMMA.split(BRACKET.sub("", text))]
    people = [part for part in parts if part and not part.isdigit()]
    return people if len(people) > 1 and all(map(_is_full_name, people[:: len(people) - 1])) else []


def _group(text: str, parts: list[str]) -> Mention:
    """Several people at once, known by the last word of each part."""
    words = [WORD.findall(part) for part in parts]
    ends = tuple(sorted(_bare(_core(part)[-1]) for part in words if part))
    return Mention("group", ends, shown=text)


def _description(text: str, core: list[str]) -> Mention:
    first, owned = core[0].lower(), _owner(core)
    kept = [word for word in core if word.lower() not in lexicon.DETERMINERS] or core
    head = _head_noun(kept)
    definite = first in lexicon.DEFINITE or bool(owned)
    bare = tuple(_bare(word) for word in kept)
    sex = gender(frozenset(bare))
    shown = ASIDE.split(text, maxsplit=1)[0] or text
    return Mention("description", bare, head, definite, frozenset(), owned, sex, shown)


def _owner(core: list[str]) -> str:
    """Whose the described is: a pronoun or a name's last word; empty where it is nobody's."""
    if core[0].lower() in lexicon.POSSESSIVE:
        return core[0].lower()
    return next((_bare(word) for word in reversed(core[:-1]) if GENITIVE.search(word)), "")


def read(text: str, sentence_start: bool) -> Mention:
    """What the mention ``text`` is; a capital counts for less where a sentence begins with it."""
    bare = text.strip(RIM)
    parts = TAIL.split(bare, maxsplit=1)
    tail = parts[1].strip(RIM) if len(parts) > 1 else ""
    words = WORD.findall(parts[0]) or WORD.findall(bare) or [bare or "?"]
    if len(words) == 1 and not tail:
        word = _bare(words[0])
        for form, members in PRONOUNS:
            if word in members:
                sex = "f" if word in lexicon.SHE else "m" if word in lexicon.HE else ""
                return Mention(form, (word,), word, gender=sex, shown=bare)
    if _is_group(words):
        return _group(bare, " ".join(words).split(" and "))
    if listed := _listed(bare):
        return _group(bare, listed)
    core = _core(words)
    run = _run(core)
    plain = run == core and len(run) == 1 and _common_noun(run[0], sentence_start)
    named = None if plain else _name(parts[0], core[: len(core) - len(run)], run, tail)
    apposed = None if named else _appositive_name(tail)
    if apposed:
        named = _name(tail, [*core, *apposed[0]], apposed[1], "")
    return named or _description(parts[0].strip(RIM) or bare, core)


def _common_noun(word: str, sentence_start: bool) -> bool:
    """Whether a capitalised word is a common noun for a source: "Officials", "the President"."""
    noun = singular(_bare(word))
    things = lexicon.DOCUMENTS | lexicon.ORGANIZATIONS | lexicon.MEDIA
    return not word.isupper() and (noun in lexicon.PEOPLE or (sentence_start and noun in things))


def alike(one: str, other: str) -> bool:
    """Whether two given names can be one person's: equal, an initial, a short form."""
    short, long = sorted((one, other), key=len)
    return short == long or (long.startswith(short) and len(short) in {1, 3, 4, 5})


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names can be one's: one the other's end, or first and last word alike."""
    if (one[-1] in lexicon.GENERATIONS) != (other[-1] in lexicon.GENERATIONS):
        return False
    short, long = sorted((one, other), key=len)
    if short == long[-len(short) :]:
        return True
    return len(short) > 1 and short[-1] == long[-1] and alike(short[0], long[0])


def initials(words: tuple[str, ...]) -> str:
    """The acronym that a name can have."""
    return "".join(word[0] for word in words if word not in lexicon.PARTICLES)
