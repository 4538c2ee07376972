"""What a mention's own words tell of the kind of source it is.

A small encoder has read too little to know that Politico is an outlet and the Coast Guard an
institution. These words come from general knowledge of English-language news.
"""

import re

from server.analysis import lexicon
from server.analysis.lexicon import words
from server.analysis.result import SourceKind

# The names of outlets, as a mention's words in lower case, without "the".
OUTLETS = frozenset(
    name.strip()
    for name in """
    abc abc news, al arabiya, al jazeera, al-jazeera, axios, barron’s, bbc, bbc news, billboard,
    bloomberg, bloomberg news, boston globe, boston herald, breitbart, breitbart news, business
    insider, buzzfeed, buzzfeed news, cbc, cbs, cbs news, chicago sun-times, chicago tribune,
    china daily, cnbc, cnet, cnn, daily beast, daily caller, daily mail, daily mirror, daily news,
    daily signal, daily telegraph, daily wire, dallas morning news, denver post, der spiegel,
    detroit free press, detroit news, deutsche welle, die welt, die zeit, dispatch, drudge report,
    economist, el mundo, el pais, el país, epoch times, espn, euronews, evening standard,
    factcheck.org, federalist, financial times, forbes, foreign affairs, foreign policy, fortune,
    fox, fox business, fox news, france 24, gazeta.ru, gazette, gizmodo, globe and mail, global
    times, guardian, haaretz, hill, hollywood reporter, houston chronicle, huffington post,
    huffpost, independent, infowars, interfax, intercept, izvestia, jerusalem post, kommersant,
    kyiv independent, kyiv post, la stampa, la times, la repubblica, le figaro, le monde, los
    angeles times, mashable, mcclatchy, meduza, miami herald, mother jones, moscow times, msnbc,
    nation, national geographic, national post, national review, nbc, nbc news, new republic, new
    statesman, new york daily news, new york magazine, new york post, new york times, new yorker,
    newsmax, newsweek, nikkei, npr, oan, observer, onion, pbs, people magazine, philadelphia
    inquirer, politico, pravda, press trust of india, propublica, quartz, radio free
    europe, real clear politics, realclearpolitics, reason, recode, reuters, ria novosti, rolling
    stone, rt, russia today, salon, san francisco chronicle, scotsman, seattle times, sky news,
    slate, snopes, south china morning post, spectator, spiegel, sputnik, star tribune, sun,
    sunday times, sydney morning herald, tampa bay times, tass, techcrunch, telegraph, time, time
    magazine, times, times of india, times of israel, toronto star, town hall, townhall, ukrainska
    pravda, unian, univision, usa today, vanity fair, variety, verge, vice, vice news, vogue, vox,
    wall street journal, wapo, washington examiner, washington free beacon, washington post,
    washington times, weekly standard, wired, wsj, xinhua, yahoo news, yonhap,
    afp, agence france-presse, agence france presse, ansa, ap, associated press, dpa,
    efe, kyodo, pti, upi, anadolu, irna, isna, tasnim, fars, sana, kcna, yle, nos, rte, rté, tvn
    """.replace("\n", " ").split(",")
)
# The last word of a phrase's head decides; a plural that names nobody is unnamed.
HEADS: dict[SourceKind, frozenset[str]] = {
    "document": words(
        "affidavit analysis article audit bill book census charter clip complaint "
        "constitution data documentary diary dossier email emails e-mail e-mails estimate "
        "estimates figures filing filings film findings footage guidelines indictment law "
        "lawsuit letter manifesto memo memoir memorandum memos message messages minutes "
        "motion order ordinance papers petition poll polling polls post posts proposal "
        "recording records regulation release report reports research resolution review "
        "ruling statement statistics statute studies study suit summary survey surveys "
        "testimony text texts transcript transcripts treaty tweet tweets verdict video videos "
        "warrant website ad advert advertisement documents numbers"
    ),
    "media": words(
        "newspaper newspapers magazine outlet outlets broadcaster broadcasters media press "
        "gazette herald tribune journal editorial editorials newswire podcast"
    ),
    "organization": words(
        "academy administration agency airline army assembly association authority bank board "
        "brigade bureau cabinet campaign center centre chamber church club coalition college "
        "commission committee company congress consortium corporation council court "
        "department embassy federation firm force forces foundation fund government group "
        "hospital house industry inc. inc institute institution kremlin league library "
        "military ministry movement museum nato navy network ngo office organisation "
        "organization parliament party pentagon police prosecution prosecutors authorities "
        "regime school senate service society startup taskforce team think-tank treasury "
        "union university corp corp. ltd plc llc co co. fbi cia fda cdc epa doj un eu who imf "
        "nsa ftc fcc sec irs dnc rnc nra aclu naacp gop republicans democrats"
    ),
    "unnamed": words(
        "activists advisers advisors advocates aides allies analysts campaigners candidates "
        "colleagues commentators companies conservatives consumers critics customers "
        "defenders demonstrators diplomats doctors donors economists employees "
        "environmentalists executives experts families fans farmers friends governments "
        "historians insiders investigators investors journalists lawmakers leaders liberals "
        "locals many members migrants most mothers neighbors neighbours nurses observers "
        "officers officials operatives opponents organizers organisers others owners parents "
        "participants people pollsters professors progressives proponents protesters refugees "
        "reporters researchers residents respondents scholars scientists soldiers some "
        "sources source specialists spectators strategists students supporters survivors "
        "teachers traders troops users veterans victims villagers volunteers voters watchers "
        "women men witnesses workers"
    ),
}


# Where a phrase's head ends: "researchers | from the university", "Holt | , the mayor".
HEAD_END = re.compile(
    r"\s*(?:[,(–—:]|\b(?:of|from|by|in|on|at|for|with|to|about|who|whose|which|that|and|familiar"
    r"|close|carried|published|released|issued|obtained|filed|conducted|dated|cited)\b)"
)
# Speak for an organization and not for themselves.
VOICES = words("spokesman spokeswoman spokesperson representative")
VAGUE = words("some many several most other others few more two three four five dozens")
OPENING = words("a an the this that these those his her its their our my one")
NAMED_OUTLET = words("news times post herald journal tribune gazette chronicle")
WORD = re.compile(r"[\w.&’'-]+")


def _head(text: str) -> list[str]:
    """The words of a phrase up to the end of its head, without determiners before it."""
    found = WORD.findall(HEAD_END.split(text.strip(), maxsplit=1)[0] or text)
    while len(found) > 1 and found[0].lower() in OPENING:
        found = found[1:]
    return found


def _is_somebody(text: str, head: str) -> bool:
    """Whether a phrase introduces one person by a role alone: "a senior aide"."""
    opening = text.strip().partition(" ")[0].lower()
    return opening in lexicon.INDEFINITE and head in lexicon.ROLES


def kind_of(text: str) -> SourceKind | None:
    """The kind that a mention's own words give away, if they do."""
    head = _head(text)
    if not head:
        return None
    if " ".join(head).lower() in OUTLETS or (len(head) > 1 and text.lower() in OUTLETS):
        return "media"
    last = head[-1]
    capital = last[0].isupper() and len(head) > 1
    if capital and last.lower() in NAMED_OUTLET:
        return "media"
    if _is_somebody(text, last):
        return "organization" if last in VOICES else "unnamed"
    if head[0].lower() in VAGUE and not any(word[0].isupper() for word in head[1:-1]):
        return "unnamed"
    for kind, heads in HEADS.items():
        # nb. a capital makes a name of it: "the Geological Survey" is no survey.
        if last.lower() in heads and not (capital and kind in ("document", "unnamed")):
            return kind
    return None
