"""Ask the saved questions that a page is made of, and find the articles behind their rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from stancegraph.dossier.parts import Source
from stancegraph.plots.rows import Row, day, text

if TYPE_CHECKING:
    from graph.store import Store

MOST = 1000  # rows of one question; of more a page would not be read

Sources = Mapping[str, tuple[Source, ...]]


@cache
def _queries() -> dict[str, str]:
    from graph.statements import named_statements

    written = files("stancegraph.dossier").joinpath("dossier.cypher").read_text(encoding="utf-8")
    return named_statements(written)


def ask(store: "Store", name: str, **found: Any) -> list[dict[str, Any]]:
    """Ask a saved question about what was found: ids, of positions a list of them."""
    from queries.catalog import question

    one = question(name)
    given = dict.fromkeys(found, "found") | {"limit": str(MOST)}
    bound = one.bind(given, lambda kind, _: found[kind])
    return store.run(one.cypher, bound)


def look(store: "Store", name: str, found: str) -> list[dict[str, Any]]:
    """Run one of this room's own queries about what was found."""
    return store.run(_queries()[name], {"id": found})


def sources(store: "Store", rows: Iterable[Row]) -> Sources:
    """Find the articles that report the evidence which rows name, by the evidence's id."""
    ids = defaultdict[str, dict[str, None]](dict)
    for row in rows:
        for column, value in row.items():
            for kind in ("stance", "condition"):
                if column.startswith(f"{kind}Id") and value:
                    ids[kind][str(value)] = None
    found = defaultdict[str, list[Source]](list)
    for kind, wanted in ids.items():
        for row in store.run(_queries()[f"reports of {kind}s"], {"ids": sorted(wanted)}):
            if row["articleId"]:
                found[str(row["id"])].append(_source(row))
    return {key: tuple(sorted(set(all_of), key=order)) for key, all_of in found.items()}


def _source(row: Row) -> Source:
    return Source(
        article_id=text(row, "articleId"),
        title=text(row, "title"),
        outlet=text(row, "outlet"),
        published=day(row, "published"),
        url=text(row, "url"),
    )


def order(one: Source) -> tuple[date, str, str]:
    """Put articles in the order in which they were published."""
    return one.published or date.max, one.outlet, one.article_id


def articles(found: Sources) -> Sequence[Source]:
    """Return every article once."""
    return sorted({one for all_of in found.values() for one in all_of}, key=order)
