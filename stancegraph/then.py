"""Open the graph as it is, or a copy of as much of it as was known on a day."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from stancegraph.problems import say

if TYPE_CHECKING:
    from graph.asof import AsOfReport
    from graph.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Say as of which days to ask: of publication, of loading; None is no bound."""

    published: date | None = None
    loaded: date | None = None

    def __bool__(self) -> bool:
        """Tell whether there is a bound."""
        return bool(self.published or self.loaded)

    def __str__(self) -> str:
        """Write the bounds as a phrase."""
        named = (("published", self.published), ("loaded", self.loaded))
        return " and ".join(f"{verb} by {day}" for verb, day in named if day)


NOW = When()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Hold the store that is asked, and the one from which it was made."""

    store: "Store"
    whole: "Store"

    def find(self, kind: str, text: str) -> Any:
        """Find what a text means then; what nobody had heard of then, by what it means today."""
        from graph.lookup import UnknownName, find

        try:
            return find(self.store, kind, text)
        except UnknownName:
            if self.store is self.whole:
                raise
        return find(self.whole, kind, text)


@contextmanager
def opened(uri: str, when: When) -> Iterator[Asked]:
    """Open a store for reading, as it is or as it was; say how much of it that was."""
    from graph.store import open_store as open_file
    from stancegraph.stores import open_store

    with ExitStack() as stack:
        whole = stack.enter_context(open_store(uri, read_only=True))
        if not when:
            yield Asked(store=whole, whole=whole)
            return
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="stancegraph-")))
        then = stack.enter_context(open_file(folder / "then.ladybug"))
        say(f"stance: {_copy(whole, then, when)}")
        yield Asked(store=then, whole=whole)


def _copy(whole: "Store", then: "Store", when: When) -> str:
    from graph.asof import Cutoff, as_of
    from stancegraph.moving import bar

    with bar("Reading") as told:
        cutoff = Cutoff(published=when.published, loaded=when.loaded)
        report = as_of(whole, then, cutoff, on_progress=told)
    return told_of(report, when)


def told_of(report: "AsOfReport", when: When) -> str:
    """Say how many articles an answer as of a day rests on."""
    line = f"{report.articles:,} of {report.of:,} articles were {when}"
    return f"{line}; {report.undated:,} without a date are left out" if report.undated else line
