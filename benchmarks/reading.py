"""Read annotated articles once with the product, and keep what the measurements need."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Any
from unittest.mock import patch

from spacy.tokens import Doc

import ingest.extract
from benchmarks.shared import Annotated, Gold
from ingest.extract import Extractor
from ingest.pipeline import FEATURES
from ingest.records import Article, Extraction

# The names in ingest.extract behind which each step stands, in their order.
STEPS = {
    "Cast": "actors",
    "statements": "statements",
    "stances": "stances",
    "conditions": "conditions",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Hold an article, its annotation, its parse and what the product found in it."""

    article: Article
    gold: Gold
    doc: Doc
    found: Extraction


@dataclass(slots=True)
class Clock:
    """Add up processor time: of the bare pipeline, of all that is added, and of its steps."""

    words: int = 0
    pipeline: float = 0.0
    added: float = 0.0
    steps: dict[str, float] = field(default_factory=dict)


class Reader:
    """Read articles with one extractor and time it."""

    def __init__(self, extractor: Extractor) -> None:
        """Take the extractor; each corpus has a clock of its own."""
        self.extractor = extractor
        self.clocks: dict[str, Clock] = {}

    def read(
        self, title: str, articles: Sequence[Annotated], *, features: bool = False
    ) -> list[Read]:
        """Read articles one after another and show how far it has come.

        The encoder's features, larger than all else of a document, stay only where asked for.
        """
        done = []
        started = time.monotonic()
        clock = self.clocks.setdefault(title, Clock())
        with stopwatches(clock.steps):
            for number, one in enumerate(articles, 1):
                done.append(self._read(one, clock))
                if not features:
                    done[-1].doc.user_data.pop(FEATURES, None)
                if sys.stderr.isatty():
                    print(f"\r{title}: {number}/{len(articles)}", end="", file=sys.stderr)
        took = time.monotonic() - started
        start = "\r" if sys.stderr.isatty() else ""
        print(f"{start}{title}: {len(done)} read in {took:.0f} s", file=sys.stderr, flush=True)
        return done

    def _read(self, one: Annotated, clock: Clock) -> Read:
        started = time.process_time()
        doc = self.extractor.parse(one.article.text)
        parsed = time.process_time()
        found = self.extractor.read(one.article, doc)
        clock.words += len(doc)
        clock.pipeline += parsed - started
        clock.added += time.process_time() - parsed
        return Read(article=one.article, gold=one.gold, doc=doc, found=found)


@contextmanager
def stopwatches(spent: dict[str, float]) -> Iterator[None]:
    """Add up the processor time of each step for as long as the block runs."""
    with ExitStack() as stack:
        for name, step in STEPS.items():
            timed = _timed(getattr(ingest.extract, name), step, spent)
            stack.enter_context(patch.object(ingest.extract, name, timed))
        yield


def _timed(function: Callable[..., Any], step: str, spent: dict[str, float]) -> Callable[..., Any]:
    @wraps(function)
    def run(*args: Any, **named: Any) -> Any:
        started = time.process_time()
        result = function(*args, **named)
        if isinstance(result, Iterator):
            result = list(result)  # a generator works only when it is asked
        spent[step] = spent.get(step, 0.0) + time.process_time() - started
        return result

    return run
