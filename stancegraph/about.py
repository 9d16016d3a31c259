"""Say what the store holds, which model reads articles, and all versions."""

import platform
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path

from stancegraph.output import console

PARTS = ("spacy", "onnxruntime", "ladybug", "neo4j")


def version() -> str:
    """Return the version of the project as it is installed."""
    return _installed("stancegraph")


def _installed(name: str) -> str:
    try:
        return version_of(name)
    except PackageNotFoundError:
        return "not installed"


def print_info(*, uri: str, model: str | None) -> None:
    """Print the store's place and counts, the model, and the versions."""
    from ingest.extract import Extractor

    out = console()
    for name, value in store_lines(uri):
        out.print(f"{name:<34}{value}", highlight=False, markup=False, soft_wrap=True)
    out.print()
    for name, value in (
        ("reads articles with", Extractor(model).version),
        ("stancegraph", version()),
        *((part, _installed(part)) for part in PARTS),
        ("python", platform.python_version()),
    ):
        out.print(f"{name:<34}{value}", highlight=False, markup=False, soft_wrap=True)


def store_lines(uri: str) -> list[tuple[str, str]]:
    """Describe a store by name and value, or say that there is none yet."""
    from graph.census import info
    from graph.store import StoreMissing
    from stancegraph.report import LABELS
    from stancegraph.stores import open_store

    try:
        with open_store(uri, read_only=True) as store:
            held = info(store)
    except StoreMissing:
        return [("store", f"{uri} (none yet: `stance load` makes it)")]
    return [
        *_place_lines(held.uri),
        ("written by", f"{held.written_by}, schema {held.schema_version}"),
        ("articles published", f"{held.first} to {held.last}" if held.first else "no dates known"),
        ("last loaded", f"{held.loaded_at:%Y-%m-%d %H:%M} UTC" if held.loaded_at else "never"),
        *((words, str(held.counts[name])) for name, words in LABELS.items()),
    ]


def _place_lines(uri: str) -> list[tuple[str, str]]:
    """Say where a store is, and of a file its size."""
    kind, _, place = uri.partition(":")
    if kind != "ladybug":
        return [("store", uri)]
    return [("store", place), ("size", f"{Path(place).stat().st_size / 1e6:.1f} MB")]
