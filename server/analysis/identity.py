"""Which mentions are one source.

An article is gone through once, its names in the running text and its source mentions in turn,
as a reader does: a full name introduces somebody, a surname, a pronoun or "the senator" refers
back to the likeliest of those in mind. Each step looks at a handful of figures, so the time
is linear in the text.
"""

from bisect import bisect_right
from collections import defaultdict

import numpy as np
from spacy.attrs import IDX
from spacy.tokens import Doc, Span

from server.analysis import gazetteer, lexicon, names, quotations
from server.analysis.cast import Cast, Figure, sightings
from server.analysis.kinds import names_outlet, sort_of
from server.analysis.mind import IN_MIND, NAMED, SPOKE, SUBJECT, Mind
from server.analysis.names import Mention
from server.analysis.schema import KINDS
from server.analysis.tokens import text_of

# The kinds that a pronoun speaks for; what another kind costs, and that "it" or "they" never spoke,
# in the units of :mod:`server.analysis.mind`.
SURE_KINDS = {
    "person": ("person",),
    "plural": ("group", "unnamed"),
    "neuter": ("organization", "document", "media"),
}
UNSURE, UNHEARD = 1.0, 1.5
OPENING = 8  # tokens within which a sentence names its subject
PHRASE = 4  # words of a noun phrase that "who" refers to
LONGEST = 300  # characters of a mention that are read


def _same_gender(figure: Figure, mention: Mention) -> bool:
    """Whether both can be of one gender, as far as it is known."""
    return not (mention.gender and figure.gender) or mention.gender == figure.gender


class Identifier:
    """The state of one article while its mentions are gone through."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts = [sentence.start for sentence in doc.spans["sentences"]]
        self.cast = Cast(text_of(doc))
        self.mind = Mind()
        self.described: dict[str, list[Figure]] = defaultdict(list)
        self.by_role: dict[str, list[Figure]] = defaultdict(list)
        self.groups: dict[tuple[str, ...], Figure] = {}
        self.subjects: set[int] = set()
        self.quoted = quotations.quoted(doc)
        self.labels = doc._.labels or []
        self.writer = Figure()  # "I", where nobody else speaks
        self.last_document: Figure | None = None
        self.last_organization: Figure | None = None

    def sentence(self, token: int) -> int:
        """The sentence a token stands in or behind."""
        return max(bisect_right(self.starts, token) - 1, 0)

    # Names -----------------------------------------------------------------------------------

    def introduce(self, mention: Mention, place: int) -> None:
        """Enter a full name before anybody refers to it."""
        if len(mention.words) > 1:
            figure = self.cast.enter(mention, place)
            for role in mention.roles:
                if figure not in self.by_role[role][-IN_MIND:]:
                    self.by_role[role].append(figure)

    def named(self, mention: Mention, sentence: int, place: int) -> Figure:
        """Who goes by this name here."""
        if len(mention.words) > 1:
            return self.cast.enter(mention, place)
        word = mention.words[0]
        family = self._family(word)
        fitting = [figure for figure in family if _same_gender(figure, mention)]
        if not fitting:
            return self.cast.enter(mention, place)
        met = [figure for figure in fitting if figure.first <= place]
        if not met:
            return min(fitting, key=lambda figure: figure.first)
        figure = max(
            met, key=lambda figure: (self.mind.present(figure, sentence), len(figure.mentions))
        )
        figure.learn(mention, place)
        return figure

    def _family(self, word: str) -> list[Figure]:
        """Those whom a single name can mean: by surname, acronym, a firm's or a given name."""
        exact = self.cast.by_name.get((word,))
        found = list(self.cast.by_last[word][-IN_MIND:])
        if word in lexicon.ORGANIZATIONS - gazetteer.OUTLET_WORDS:
            found = []
        if not found and word in self.cast.by_acronym:
            found = [self.cast.by_acronym[word]]
        if not found and not exact:
            found = [f for f in self.cast.by_first[word][-IN_MIND:] if f.kind == "person"]
        if exact and exact not in found:
            found.append(exact)
        return found

    # Pronouns --------------------------------------------------------------------------------

    def _fits(self, figure: Figure, mention: Mention) -> bool:
        if mention.form == "person":
            one = figure.kind in ("person", "", "unnamed") and not figure.several
            return one and _same_gender(figure, mention)
        if mention.form == "plural":
            return figure.kind in ("group", "organization", "unnamed", "media", "")
        if mention.form == "neuter":
            return figure.kind in ("organization", "media", "document", "")
        if mention.form == "speaker":
            return bool(figure.mentions) and not figure.several
        return True

    def _liking(self, figure: Figure, mention: Mention, sentence: int) -> float:
        liking = self.mind.present(figure, sentence)
        if figure.kind not in SURE_KINDS.get(mention.form, (figure.kind,)):
            liking -= UNSURE
        if mention.form != "person" and not figure.mentions:
            liking -= UNHEARD
        return liking

    def referred(self, mention: Mention, sentence: int) -> Figure | None:
        """Whom a pronoun means."""
        fitting = [figure for figure in self.mind.latest() if self._fits(figure, mention)]
        ranked = [(self._liking(figure, mention, sentence), -i) for i, figure in enumerate(fitting)]
        best = max(ranked, default=(-1.0, 0))
        return fitting[-best[1]] if best[0] > -1.0 else None

    def _is_writer(self, span: Span, mention: Mention, sentence: int) -> bool:
        """Whether "I" or "we" is who has written the article."""
        own = mention.words[0] in lexicon.FIRST_PERSON and not self.quoted[span.start]
        return own and (not self.labels or self.labels[sentence] != "attributed")

    def related(self, span: Span) -> Figure | None:
        """Whom "who" or "which" means: whoever ends right before it."""
        for figure in self.mind.latest():
            if figure.mentions and 0 <= span.start - figure.mentions[-1][0].end <= 2:
                return figure
        return None

    def _antecedent(self, span: Span) -> Figure | None:
        """Somebody new, known by the noun phrase before "who"; None where there is none."""
        end = span.start - (span.start > 0 and self.doc[span.start - 1].text == ",")
        start = end
        while start > max(end - PHRASE, 0) and self._in_phrase(start - 1):
            start -= 1
        if start == end:
            return None
        figure = Figure(first=span.start_char)
        figure.name, figure.name_at = self.doc[start:end].text, self.doc[start].idx
        mention = names.read(figure.name, False)
        if mention.form == "description":
            self._describe(figure, mention)
        return figure

    def _in_phrase(self, token: int) -> bool:
        word = self.doc[token]
        return word.is_alpha and word.lower_ not in lexicon.FOLLOWERS | lexicon.OPENERS

    # Descriptions ----------------------------------------------------------------------------

    def _same_description(self, mention: Mention) -> Figure | None:
        own = set(mention.words) - {mention.head}
        for figure in reversed(self.described[mention.head][-IN_MIND:]):
            other = figure.description
            theirs = set(other.words) - {other.head}
            if mention.words == other.words:
                return figure
            if (
                mention.definite
                and not (own and theirs and not own & theirs)
                and mention.owner == other.owner
            ):
                return figure
            if mention.definite and not own and not mention.owner:
                return figure
        return None

    def _describe(self, figure: Figure, mention: Mention) -> None:
        """Know ``figure`` by this description, which hides no owner: "Holt's campaign" stays hers
        as "the campaign"."""
        owned = figure.description is not None and figure.description.owner
        if not (owned and len(mention.words) == 1):
            figure.description = mention
        others = self.described[mention.head]
        if figure not in others[-IN_MIND:]:
            others.append(figure)

    def _by_role(self, mention: Mention, place: int, sentence: int) -> Figure | None:
        found = self.by_role.get(mention.head, [])[-IN_MIND:]
        fitting = [figure for figure in found if _same_gender(figure, mention)]
        met = [figure for figure in fitting if figure.first <= place]
        if met:
            return max(met, key=lambda figure: self.mind.present(figure, sentence))
        return min(fitting, key=lambda figure: figure.first, default=None)

    def described_as(
        self, mention: Mention, place: int, sentence: int, opens: bool
    ) -> Figure | None:
        """Whom a description means; None where it is somebody new."""
        indefinite = not mention.definite and not opens
        if indefinite and mention.head in lexicon.PEOPLE:
            return None
        same = self._same_description(mention)
        if same or indefinite:
            return same
        return (
            self._by_role(mention, place, sentence)
            or self._by_sort(mention)
            or self._by_office(mention, sentence)
        )

    def _by_office(self, mention: Mention, sentence: int) -> Figure | None:
        """Whom "the former president" means, of whose office the text says nothing else."""
        if mention.owner or not mention.definite or mention.head not in lexicon.OFFICES:
            return None
        return self.referred(Mention("person", (), gender=mention.gender), sentence)

    def _by_sort(self, mention: Mention) -> Figure | None:
        """Whom "the company" or "the document" means: the last of its sort."""
        if mention.owner in gazetteer.OUTLET_WORDS and mention.head in lexicon.DOCUMENTS:
            return next(reversed(self.cast.by_last[mention.owner]), None)
        if not mention.definite or len(mention.words) > 1:
            return None
        if mention.head in lexicon.ANY_DOCUMENT and self.last_document:
            return self.last_document
        last = self.last_organization
        bearer = self.cast.by_last.get(mention.head, [])
        if bearer:
            return bearer[-1]
        if mention.head in lexicon.ANY_ORGANIZATION and last:
            return last
        return None

    # All together ----------------------------------------------------------------------------

    def place(self, span: Span, mention: Mention) -> Figure:
        """The figure that a source mention refers to."""
        sentence = self.sentence(span.start)
        figure: Figure | None = None
        if mention.form == "name":
            figure = self.named(mention, sentence, span.start_char)
        elif mention.form == "group":
            figure = self.groups.setdefault(mention.words, Figure(first=span.start_char))
        elif mention.form == "relative":
            figure = self.related(span) or self._antecedent(span)
        elif mention.form == "description":
            bare = span[0].text.lower() not in lexicon.INDEFINITE and not mention.head.endswith("s")
            figure = self.described_as(mention, span.start_char, sentence, bare)
        elif self._is_writer(span, mention, sentence):
            figure = self.writer
        else:
            figure = self.referred(mention, sentence)
        return figure or Figure(first=span.start_char)

    def sight(self, mention: Mention, place: int, article: "_Article") -> None:
        """Take a name in the running text into mind; the first of a sentence is its subject."""
        token = article.token(place)
        sentence = self.sentence(token)
        figure = self.named(mention, sentence, place)
        early = token - self.starts[sentence] <= OPENING and sentence not in self.subjects
        if not self.quoted[token]:
            self.subjects.add(sentence)
        self.mind.note(figure, sentence, NAMED if self.quoted[token] or not early else SUBJECT)
        if _issues(article.cover(place)) or names_outlet(mention):
            self.last_organization = figure

    def remember(self, figure: Figure, span: Span, mention: Mention, kind: str) -> None:
        """Take a source mention into the figure, and the figure into mind."""
        figure.mentions.append((span, mention))
        sort = sort_of(mention)
        figure.several |= sort in ("group", "unnamed")
        figure.kind = sort or kind or figure.kind
        figure.gender = figure.gender or mention.gender
        if figure is not self.writer:  # of whom nobody says "he"
            self.mind.note(figure, self.sentence(span.start), SPOKE)
        if mention.form == "description":
            self._describe(figure, mention)
        if figure.kind == "document" and mention.head not in lexicon.UNWRITTEN:
            self.last_document = figure
        if figure.kind in ("organization", "media"):
            self.last_organization = figure


def _likely(votes: np.ndarray) -> str:
    """The kind that votes are for; empty where they do not tell."""
    return KINDS[int(votes.argmax())] if votes.max(initial=0) > votes.sum() / 2 > 0 else ""


class _Article:
    """Where the names of the running text stand among source mentions."""

    def __init__(self, doc: Doc, spans: list[Span], mentions: list[Mention]) -> None:
        self.offsets = doc.to_array(IDX).tolist()
        order = sorted(range(len(spans)), key=lambda i: spans[i].start_char)
        self.covered = [(spans[i].start_char, spans[i].end_char, mentions[i]) for i in order]
        self.starts = [start for start, _, _ in self.covered]

    def token(self, place: int) -> int:
        """The token at a character."""
        return bisect_right(self.offsets, place) - 1

    def cover(self, place: int) -> Mention | None:
        """The source mention that a character is part of."""
        i = bisect_right(self.starts, place) - 1
        return self.covered[i][2] if i >= 0 and place < self.covered[i][1] else None


def _issues(cover: Mention | None) -> bool:
    """Whether a mention is a document, so that a name in it is whose it is: "TASS" in "a report
    from TASS"."""
    return cover is not None and cover.form == "description" and sort_of(cover) == "document"


def _events(
    doc: Doc, spans: list[Span], mentions: list[Mention], article: _Article
) -> list[tuple[int, int, Mention]]:
    """Offset, number of the source mention or -1, and what it says, of all names in text order."""
    found = [(span.start_char, i, mentions[i]) for i, span in enumerate(spans)]
    for place, mention in sightings(doc):
        cover = article.cover(place)
        if cover is None or _issues(cover) or cover.form == "group":
            found.append((place, -1, mention))
    return sorted(found, key=lambda event: (event[0], event[1] < 0))


def identify(doc: Doc, spans: list[Span], votes: list[np.ndarray]) -> list[Figure]:
    """For each source mention, in text order, the figure that it is one of the mentions of."""
    identifier = Identifier(doc)
    openings = {sentence.start for sentence in doc.spans["sentences"]}
    mentions = [names.read(span.text[:LONGEST], span.start in openings) for span in spans]
    article = _Article(doc, spans, mentions)
    events = _events(doc, spans, mentions, article)
    for place, _, mention in events:
        if mention.form == "name":
            identifier.introduce(mention, place)
    found: list[Figure] = []
    for place, number, mention in events:
        if number < 0:
            identifier.sight(mention, place, article)
        else:
            figure = identifier.place(spans[number], mention)
            identifier.remember(figure, spans[number], mention, _likely(votes[number]))
            found.append(figure)
    return found
