"""Carry articles from files through extraction into a store, or onto standard output."""

import json
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from types import FrameType
from typing import TYPE_CHECKING

import typer

from stancegraph.problems import Exit, one_line, say

if TYPE_CHECKING:
    from rich.progress import Progress

    from ingest.read import ReadError
    from ingest.records import Article, Extraction


@dataclass(slots=True)
class Tally:
    """Count what became of the articles of one load."""

    articles: int = 0
    undated: int = 0
    done: int = 0
    known: int = 0
    problems: "list[ReadError]" = field(default_factory=list)


@dataclass(slots=True)
class Patience:
    """Remember that the user pressed Ctrl-C and let the article at hand be finished."""

    gone: bool = False

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        """Take the first signal as a wish to stop soon, the second as an order."""
        if self.gone:
            raise KeyboardInterrupt
        self.gone = True
        say("stance: stopping after this article; press Ctrl-C again to stop at once")


@contextmanager
def patience() -> Iterator[Patience]:
    """Hold back the first Ctrl-C for as long as the block runs."""
    handler = Patience()
    before = signal.signal(signal.SIGINT, handler)
    try:
        yield handler
    finally:
        signal.signal(signal.SIGINT, before)


def extract_paths(
    paths: Sequence[str], *, published_on: date | None, outlet: str | None, model: str | None
) -> None:
    """Write each article's extraction as one line of JSON."""
    from ingest.extract import Extractor
    from ingest.gold import as_gold
    from ingest.read import read_articles

    tally = Tally()
    articles = read_articles(
        paths, published_on=published_on, outlet=outlet, on_problem=tally.problems.append
    )
    for extraction in Extractor(model).extract_all(_counted(articles, tally)):
        sys.stdout.write(json.dumps(as_gold(extraction)) + "\n")
        sys.stdout.flush()
    _say_problems(tally)
    _say_undated(tally)
    if tally.problems:
        raise typer.Exit(Exit.PARTLY)


def load_paths(
    paths: Sequence[str],
    *,
    published_on: date | None,
    outlet: str | None,
    uri: str,
    model: str | None,
    text: bool,
) -> None:
    """Add articles to a store and print what was added and what was left out."""
    from graph.load import load
    from graph.store import open_store
    from ingest.extract import Extractor
    from ingest.read import read_articles
    from stancegraph.report import print_load, progress

    tally = Tally()
    read = read_articles(
        paths, published_on=published_on, outlet=outlet, on_problem=tally.problems.append
    )
    articles = in_sequence(_counted(read, tally))
    with open_store(uri) as store, patience() as stop, progress() as bar:
        extractor = Extractor(model)
        extractions = _until(stop, extractor.extract_all(articles), tally, bar)
        report = load(store, extractions)
    print_load(report, tally, uri)
    _say_problems(tally)
    _say_undated(tally)
    if stop.gone:
        say(_cut_short(tally))
        raise typer.Exit(Exit.INTERRUPTED)
    if tally.problems:
        raise typer.Exit(Exit.PARTLY)


def in_sequence(articles: "Iterable[Article]") -> "list[Article]":
    """Sort articles by date and id, so that what the graph becomes hangs on no folder's order."""
    return sorted(articles, key=lambda one: (one.published_on or date.max, one.article_id))


def _counted(articles: "Iterable[Article]", tally: Tally) -> "Iterator[Article]":
    for article in articles:
        tally.articles += 1
        tally.undated += article.published_on is None
        yield article


def _until(
    stop: Patience, extractions: "Iterable[Extraction]", tally: Tally, bar: "Progress"
) -> "Iterator[Extraction]":
    """Pass extractions on until the user wants to stop, and move the bar."""
    task = bar.add_task("Reading articles", total=tally.articles)
    for extraction in extractions:
        tally.done += 1
        bar.update(task, completed=tally.done)
        yield extraction
        if stop.gone:
            return


def _cut_short(tally: Tally) -> str:
    return (
        f"stance: interrupted after {tally.done} of {tally.articles} articles, which are in the "
        "store; run the same command again to load the rest"
    )


def _say_problems(tally: Tally) -> None:
    for problem in tally.problems:
        say(f"stance: left out {one_line(problem)}")


def _say_undated(tally: Tally) -> None:
    if tally.undated:
        say(
            f"stance: {_articles(tally.undated)} without a date, so without dates for what was "
            "said; give one with --date YYYY-MM-DD, in the front matter or in the record"
        )


def _articles(count: int) -> str:
    return "1 article is" if count == 1 else f"{count} articles are"
