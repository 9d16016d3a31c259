"""Read articles in as many processes as there are cores: one article hangs on no other."""

import os
import signal
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from multiprocessing import get_context
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.extract import Extractor
    from ingest.records import Article, Extraction

MANY = 200  # articles from which on it pays to start processes, which load the pipeline each
TOGETHER = 4  # articles that go to a process at once

_extractor: "Extractor | None" = None  # of a process that reads for another


def extracted(
    articles: "Sequence[Article]", model: str | None, jobs: int = 0
) -> "Iterator[Extraction]":
    """Yield what articles say, in their order, with what it takes to place their positions.

    ``jobs`` is the number of processes; 0 is one for each core where there are many articles.
    """
    jobs = jobs or ((os.cpu_count() or 1) if len(articles) >= MANY else 1)
    if jobs > 1:
        with closing(_by_others(articles, model, jobs)) as found:
            yield from found
        return
    from ingest.extract import Extractor

    yield from Extractor(model, meanings=True).extract_all(articles)


def _by_others(
    articles: "Sequence[Article]", model: str | None, jobs: int
) -> "Generator[Extraction]":
    # "spawn" starts clean processes: a store that is open here would not outlive a fork.
    with get_context("spawn").Pool(jobs, _begin, (model,)) as pool:
        yield from pool.imap(_extract, articles, TOGETHER)


def _begin(model: str | None) -> None:
    """Load the pipeline once a process; Ctrl-C is for the one that waits for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from ingest.extract import Extractor

    global _extractor  # noqa: PLW0603 - a process of a pool can keep things nowhere else
    _extractor = Extractor(model, meanings=True)


def _extract(article: "Article") -> "Extraction":
    if _extractor is None:
        raise RuntimeError("the process has no pipeline")
    return _extractor.extract(article)
