"""Read a codebook: positions that scholars wrote down, with patterns, examples and opposites."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stancegraph.marked import Marked, read_marked

if TYPE_CHECKING:
    from graph.codebook import Codebook, Coded
    from graph.placing import Wording

USUAL = Path("codebook.yaml")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TEXTS = ("slug", "text", "topic")


def book_at(path: Path | None, model: str | None = None) -> "Codebook | None":
    """Read the codebook that was named, else the one in this folder, else None."""
    if path is None and not USUAL.is_file():
        return None
    return worded(read_codebook(path or USUAL), model)


def worded(positions: "Sequence[Coded]", model: str | None = None) -> "Codebook":
    """Give a codebook's wordings their forms and meanings."""
    from graph.codebook import Codebook

    texts = {text for one in positions for text, _ in one.wordings}
    return Codebook(positions=tuple(positions), read=wordings(texts, model))


def wordings(texts: Iterable[str], model: str | None) -> "dict[str, Wording]":
    """Read wordings as the extraction would: their canonical forms and their meanings."""
    from graph.placing import Wording
    from ingest.meaning import meanings
    from ingest.pipeline import load_pipeline
    from ingest.worded import proposition_of

    ordered = sorted(texts)
    if not ordered:
        return {}
    nlp = load_pipeline(model)
    return {
        text: Wording(proposition_of(text, nlp).canonical, text, meaning)
        for text, meaning in zip(ordered, meanings(ordered), strict=True)
    }


def read_codebook(path: Path) -> "list[Coded]":
    """Read a codebook strictly; raises BadFile that says what is wrong on which line."""
    found = read_marked(path, "a codebook")
    if found is None:
        return []
    table = found.table
    for name in table:
        if name != "positions":
            raise table[name].wrong(f"a codebook has `positions` and no {name!r}")
    rows = [_coded(item) for item in table["positions"].items] if table else []
    seen: dict[str, int] = {}
    for item, one in zip(table["positions"].items if table else [], rows, strict=True):
        if one.slug in seen:
            raise item.wrong(f"the slug {one.slug!r} stands on line {seen[one.slug]} already")
        seen[one.slug] = item.line
    return rows


def _coded(item: Marked) -> "Coded":
    from graph.codebook import LISTS, coded_of

    table = item.table
    known = (*_TEXTS, *LISTS)
    for name, value in table.items():
        if name not in known:
            raise value.wrong(f"a position has no {name!r}. It has {', '.join(known)}")
    for name in ("slug", "text"):
        if name not in table:
            raise item.wrong(f"this position lacks {name!r}")
    if not _SLUG.fullmatch(table["slug"].text):
        raise table["slug"].wrong(
            f"{table['slug'].text!r} is no slug: small letters, digits and hyphens, such as "
            "skarn-tribunal"
        )
    texts = {name: table[name].text for name in _TEXTS if name in table}
    lists = {name: _list(table[name], name) for name in LISTS if name in table}
    return coded_of({**texts, **lists})


def _list(given: Marked, name: str) -> list[str]:
    for item in given.items:
        if "patterns" in name:
            _check_pattern(item)
        elif not any(c.isalnum() for c in item.text):
            raise item.wrong(f"{item.text!r} has no words")
    return [item.text for item in given.items]


def _check_pattern(item: Marked) -> None:
    try:
        re.compile(item.text)
    except re.error as error:
        raise item.wrong(f"{item.text!r} is no regular expression: {error.msg}") from error
