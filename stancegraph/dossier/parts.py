"""Say what a page is made of, before it is filled into a template."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from stancegraph.plots.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Name an article; the template leads to ``url`` only where it is http or https."""

    article_id: str
    title: str
    outlet: str
    published: date | None
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Hold words with who took which side of what, when, and every article that reports them."""

    key: str
    text: str
    what: str
    side: str = ""
    who: str = ""
    on: date | None = None
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Hold the words before and after a change."""

    who: str
    what: str
    kind: str
    before: Quote
    after: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Hold one part of a page: a picture, changes, quotes or a table, whichever it has."""

    id: str
    title: str
    intro: str = ""
    picture: Scene | None = None
    changes: Sequence[Change] = ()
    quotes: Sequence[Quote] = ()
    columns: Sequence[str] = ()
    table: Sequence[Sequence[str | int | Source]] = ()
    without: str = ""

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to show but ``without``."""
        return not (self.picture or self.changes or self.quotes or self.table)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Hold a whole page."""

    title: str
    kind: str
    lead: Sequence[str]
    facts: Sequence[tuple[str, str]]
    sections: Sequence[Section] = field(default=())
