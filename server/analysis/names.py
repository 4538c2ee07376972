"""What the words of a source mention tell of who it is: pronoun, name or description."""

import re
from dataclasses import dataclass
from typing import Literal


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


PERSONAL = _words("he she his her him hers himself herself i my me")
PLURAL = _words("they their them themselves we our us")
NEUTER = _words("it its itself this which")
RELATIVE = _words("who whom whose that")
DETERMINERS = _words("a an the this that these those his her its their our my some")
TITLES = _words(
    "mr mrs ms miss dr sir dame lord lady prof professor sen senator rep representative gov "
    "governor president minister secretary chancellor king queen prince princess pope judge "
    "justice general gen colonel col captain capt lt sgt major mayor chairman chairwoman "
    "director spokesman spokeswoman spokesperson ambassador attorney detective officer chief "
    "former vice deputy prime foreign defense defence"
)
PARTICLES = _words("of the for and de la von van der den al bin el du da dos & - ’ ' .")
# What follows a name and describes it: an apposition, a relative clause, a bracket.
AFTERTHOUGHT = re.compile(r"\s*(?:,|\(|–|—|\bwho\b|\bwhose\b|\bwhich\b).*", re.DOTALL)
WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*\.?")
POSSESSIVE = re.compile(r"[’']s$|(?<=s)[’']$")


@dataclass(frozen=True, slots=True)
class Mention:
    """How a mention refers.

    ``words`` are a name's words without titles, or a description's without its determiner, in
    lower case.
    """

    form: Literal["person", "plural", "neuter", "relative", "name", "description"]
    words: tuple[str, ...]
    definite: bool


def _name_words(head: str) -> list[str]:
    """The last run of capitalised words of a mention's head, particles inside it included."""
    runs: list[list[str]] = [[]]
    for word in WORD.findall(head):
        if word[0].isupper() or word[0].isdigit():
            runs[-1].append(word)
        elif not (runs[-1] and word.lower() in PARTICLES):
            runs.append([])
    named = [run for run in runs if any(len(word) > 1 for word in run)]
    return named[-1] if named else []


def read(text: str, sentence_start: bool) -> Mention:
    """What the mention ``text`` is; a capital counts for less where a sentence begins with it."""
    bare = POSSESSIVE.sub("", text.strip())
    words = [word.lower() for word in WORD.findall(bare)]
    first = words[0] if words else ""
    for form, members in (
        ("person", PERSONAL),
        ("plural", PLURAL),
        ("neuter", NEUTER),
        ("relative", RELATIVE),
    ):
        if len(words) == 1 and first in members:
            return Mention(form, (first,), True)
    head = AFTERTHOUGHT.sub("", bare) or bare
    name = [word.rstrip(".") for word in _name_words(head)]
    name = [word for word in name if word.lower() not in TITLES | DETERMINERS]
    only_capital = (
        sentence_start and len(name) == 1 and len(words) > 1 and words[0] == name[0].lower()
    )
    if name and not only_capital:
        return Mention("name", tuple(word.lower() for word in name), True)
    described = [word.rstrip(".").lower() for word in WORD.findall(head)]
    definite = bool(described) and described[0] in {"the", "this", "that", "these", "those"}
    if len(described) > 1 and described[0] in DETERMINERS:
        described = described[1:]
    return Mention("description", tuple(described), definite)


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can be one's: equal, one's end or all words in the other, an acronym."""
    short, long = sorted((one, other), key=len)
    if short == long or short == long[-len(short) :] or set(short) <= set(long):
        return True
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)
