"""Whom a reader has in mind at some place of an article, and how much so."""

from collections import OrderedDict

from server.analysis.cast import Figure

IN_MIND = 12  # figures that a pronoun chooses from
REACH = 5  # sentences that a pronoun reaches back
# How present in the reader's mind who spoke, who a sentence is about, and who else is named;
# each fades by FADE a sentence.
SPOKE, SUBJECT, NAMED, FADE = 3.2, 2.4, 1.0, 0.8


class Mind:
    """Who is present in the reader's mind, and how much so."""

    def __init__(self) -> None:
        self.recent: OrderedDict[int, Figure] = OrderedDict()
        self.seen: dict[tuple[int, float], int] = {}

    def note(self, figure: Figure, sentence: int, weight: float) -> None:
        """A figure speaks (SPOKE), is spoken of (SUBJECT) or named (NAMED) in a sentence."""
        self.recent[id(figure)] = figure
        self.recent.move_to_end(id(figure))
        self.seen[id(figure), weight] = sentence

    def present(self, figure: Figure, sentence: int) -> float:
        """How present ``figure`` is; negative where it is out of reach."""
        found = [
            weight - FADE * (sentence - self.seen[id(figure), weight])
            for weight in (SPOKE, SUBJECT, NAMED)
            if (id(figure), weight) in self.seen
            and sentence - self.seen[id(figure), weight] <= REACH
        ]
        return max(found, default=-1.0)

    def latest(self) -> list[Figure]:
        """The last few figures, the most recent first."""
        ids = reversed(self.recent)
        return [self.recent[key] for key, _ in zip(ids, range(IN_MIND), strict=False)]
