"""Carry articles from files through extraction into a store, or onto standard output."""

import json
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING

import typer

from stancegraph.correcting import NO_FILES, Files, say_not_in_force, wanted
from stancegraph.problems import Exit, one_line, say

ASKED = 1000  # article ids in one question to the store
UNDATED_THERE = (
    "the store has it without a date and keeps it so; load it into a new store to date it"
)

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from graph.load import LoadProblem
    from graph.store import Store
    from ingest.read import ReadError
    from ingest.records import Article, Extraction


@dataclass(slots=True)
class Tally:
    """Count what became of the articles of one load."""

    articles: int = 0
    undated: int = 0
    done: int = 0
    known: int = 0
    unsure: int = 0
    left_out: "list[ReadError | LoadProblem]" = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def hear(self, problem: "ReadError") -> None:
        """Take note of a problem of reading, whether or not it cost the article."""
        if problem.loaded:
            self.notes.append(one_line(problem))
        else:
            self.left_out.append(problem)


@dataclass(slots=True)
class Patience:
    """Remember that the user pressed Ctrl-C: once to stop soon, twice to stop at once."""

    unit: str = "article"
    presses: int = 0

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        """Take note of a Ctrl-C, and end what is going on at the second."""
        self.presses += 1
        if self.presses == 1:
            say(f"stance: stopping after this {self.unit}; press Ctrl-C again to stop at once")
        self.obey()

    def obey(self) -> None:
        """Raise KeyboardInterrupt after the second Ctrl-C.

        The store's library looks for signals between its own steps and loses what a handler
        raises there, so those who work long ask again.
        """
        if self.presses > 1:
            raise KeyboardInterrupt


@contextmanager
def patience(unit: str = "article") -> Iterator[Patience]:
    """Hold back the first Ctrl-C for as long as the block runs."""
    handler = Patience(unit)
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
    articles = read_articles(paths, published_on=published_on, outlet=outlet, on_problem=tally.hear)
    for extraction in Extractor(model).extract_all(_counted(articles, tally)):
        tally.undated += extraction.article.published_on is None
        sys.stdout.write(json.dumps(as_gold(extraction)) + "\n")
        sys.stdout.flush()
    _say_rest(tally)
    if tally.left_out:
        raise typer.Exit(Exit.PARTLY)


def load_paths(  # noqa: PLR0913 - one for each option of the command
    paths: Sequence[str],
    *,
    published_on: date | None,
    outlet: str | None,
    uri: str,
    model: str | None,
    text: bool,
    least: float = 0.0,
    files: Files = NO_FILES,
    jobs: int = 0,
) -> None:
    """Add articles to a store and print what was added and what was left out.

    Evidence of a lower confidence than the least is not added.
    """
    from graph.census import counts
    from graph.load import load
    from ingest.read import read_articles
    from stancegraph.report import print_load, progress
    from stancegraph.stores import open_store

    tally = Tally()
    read = read_articles(paths, published_on=published_on, outlet=outlet, on_problem=tally.hear)
    articles = list(_counted(read, tally))
    if not articles:
        _say_rest(tally)
        raise typer.Exit(Exit.PARTLY)
    with patience() as stop, open_store(uri) as store, progress() as bar:
        corrected = wanted(store, files, model)
        fresh = list(_unknown(store, articles, tally))
        extractions = _sure(_extracted(fresh, model, jobs, stop, tally, bar), least, tally)
        writing = bar.add_task("Writing the graph", total=None, visible=False)
        report = load(
            store,
            extractions,
            no_text=not text,
            on_progress=partial(_written, stop, bar, writing),
            wanted=corrected,
        )
        tally.left_out += report.problems
        held = counts(store)
    print_load(report, tally, held, uri)
    _say_rest(tally)
    say_not_in_force(report.applied)
    if stop.presses:
        say(_cut_short(tally))
        raise typer.Exit(Exit.INTERRUPTED)
    if tally.left_out:
        raise typer.Exit(Exit.PARTLY)


def _unknown(store: "Store", articles: "Sequence[Article]", tally: Tally) -> "Iterator[Article]":
    """Yield the articles that the store has not in these very words, so that none is read twice."""
    from stancegraph.show import queries

    for start in range(0, len(articles), ASKED):
        some = articles[start : start + ASKED]
        ids = [article.article_id for article in some]
        rows = store.run(queries()["known articles"], {"ids": ids})
        known = {(row["articleId"], row["sha256"]): row["publishedOn"] for row in rows}
        for article in some:
            key = article.article_id, article.sha256
            if key not in known:
                yield article
                continue
            tally.known += 1
            if article.published_on and known[key] is None:
                tally.notes.append(f"{article.name}: {UNDATED_THERE}")


def _written(stop: Patience, bar: "Progress", task: "TaskID", done: int, total: int) -> None:
    stop.obey()
    bar.update(task, completed=done, total=total, visible=True)


def _extracted(
    articles: "Sequence[Article]",
    model: str | None,
    jobs: int,
    stop: Patience,
    tally: Tally,
    bar: "Progress",
) -> "Iterator[Extraction]":
    """Pass extractions on until the user wants to stop, and move the bar."""
    if not articles:
        return
    from stancegraph.extracting import extracted

    task = bar.add_task("Reading articles", total=len(articles))
    for extraction in extracted(articles, model, jobs):
        tally.done += 1
        tally.undated += extraction.article.published_on is None
        bar.update(task, completed=tally.done)
        yield extraction
        stop.obey()
        if stop.presses:
            return


def _sure(
    extractions: "Iterable[Extraction]", least: float, tally: Tally
) -> "Iterator[Extraction]":
    """Leave out what is less sure than asked for, and count it."""
    from ingest.sureness import size, sure

    for extraction in extractions:
        left = sure(extraction, least)
        tally.unsure += size(extraction) - size(left)
        yield left


def _counted(articles: "Iterable[Article]", tally: Tally) -> "Iterator[Article]":
    for article in articles:
        tally.articles += 1
        yield article


def _cut_short(tally: Tally) -> str:
    done, all_of_them = tally.known + tally.done, tally.articles
    return (
        f"stance: interrupted; {done} of {all_of_them} articles are in the store. Run the same "
        "command again to load the rest."
    )


def _say_rest(tally: Tally) -> None:
    """Say what was left out, what was odd, and how many articles have no date."""
    for note in tally.notes:
        say(f"stance: note: {note}")
    for problem in tally.left_out:
        say(f"stance: left out {one_line(problem)}")
    if tally.undated:
        say(
            f"stance: {_articles(tally.undated)} without a date, so what was said there has an "
            "unknown date; give one with --date YYYY-MM-DD, in the front matter or in the record"
        )


def _articles(count: int) -> str:
    return "1 article is" if count == 1 else f"{count} articles are"
