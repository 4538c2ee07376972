"""An attribution in tokens, as the stages before the Analysis hand it on."""

from dataclasses import dataclass, field

from server.analysis.tagging import Tagged


@dataclass(slots=True)
class Attributed:
    """An attribution in tokens; ``source`` and ``cue`` are None where the page gives none.

    ``links`` go from the source that the page cites, which is ``source``, to the origin; empty
    where nobody is named.
    """

    source: Tagged | None
    cue: Tagged | None
    contents: list[Tagged] = field(default_factory=list)
    links: list[Tagged] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where its first part begins."""
        parts = [part for part in (self.source, self.cue, *self.contents) if part]
        return min(part.start for part in parts)
