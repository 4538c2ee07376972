"""Sample articles, written for this project: their places, people and events are made up.

Each is a plain text beside this file: a title, a byline, paragraphs with blank lines between them.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Sample:
    """One article, the kind of text it is, and what to look for in it."""

    name: str
    kind: str
    question: str

    @cached_property
    def text(self) -> str:
        """The whole article, title first."""
        return (FOLDER / f"{self.name}.txt").read_text(encoding="utf-8")

    @property
    def title(self) -> str:
        """The article's first line."""
        return self.text.partition("\n")[0]


SAMPLES = (
    Sample("bridge", "A wire report", "Which claim does nobody at all vouch for?"),
    Sample("border", "A slanted war report", "How many of the sources could be asked?"),
    Sample("library", "An opinion piece", "Which of its facts have a source, and which have none?"),
    Sample("battery", "A rewritten press release", "Who says that it is safe, and who else?"),
    Sample("swifts", "A science story", "Where does the study end, and the reporter begin?"),
    Sample("pilot", "An interview", "Who speaks where no “she said” stands?"),
)
