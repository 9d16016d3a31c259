"""Ask saved questions of a store, and see some columns of the rows."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from graph.load import load
from graph.lookup import find
from graph.store import Store, open_store
from ingest.records import Extraction
from queries.catalog import question

Rows = list[dict[str, Any]]


def ask(store: Store, name: str, **given: str) -> Rows:
    """Ask a saved question; a parameter that is a word of Python is given with ``_`` behind it."""
    one = question(name)
    plain = {key.removesuffix("_"): value for key, value in given.items()}
    return store.run(one.cypher, one.bind(plain, partial(find, store)))


def seen(rows: Rows, *columns: str) -> list[tuple[Any, ...]]:
    """Return the values of some columns, days as texts."""
    return [
        tuple(str(v) if isinstance(v := row[column], date) else v for column in columns)
        for row in rows
    ]


@contextmanager
def loaded(folder: Path, told: Iterable[Extraction]) -> Iterator[Store]:
    """Give a store with what was told."""
    with open_store(folder / "told.ladybug") as store:
        load(store, list(told))
        yield store
