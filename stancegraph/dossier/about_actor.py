"""Make the page about an actor."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from stancegraph.dossier.asking import ask, look, sources
from stancegraph.dossier.parts import Dossier
from stancegraph.dossier.sections import (
    Rows,
    allies_of,
    changed,
    changes_of,
    conditions_of,
    coverage,
    most,
    quote,
    quotes_of,
    sides_on,
    sources_of,
    span,
    timeline_of,
)
from stancegraph.plots.heading import listed

if TYPE_CHECKING:
    from graph.store import Store
    from graph.subject import Subject


def about_actor(store: "Store", subject: "Subject") -> Dossier:
    """Ask what there is about an actor."""
    stances = ask(store, "stance-timeline", actor=subject.id)
    changes = ask(store, "position-changes", actor=subject.id)
    conditions = ask(store, "conditions-by-actor", actor=subject.id)
    others = ask(store, "for-and-against-actor", actor=subject.id)
    found = sources(store, [*stances, *changes, *conditions, *others])
    own = [row for row in stances if not row["hearsay"]]
    hearsay = [row for row in stances if row["hearsay"]]
    return Dossier(
        title=subject.name,
        kind="Actor",
        lead=[
            *_roles(look(store, "roles", subject.id)),
            *changed(changes),
            *most(stances, "stances"),
        ],
        facts=[
            *_facts(look(store, "actor", subject.id)[0], own, conditions),
            *coverage(found, [row["said"] for row in [*stances, *conditions]]),
        ],
        sections=[
            timeline_of(stances, subject.name),
            changes_of(changes, found),
            conditions_of(
                conditions, found, title="Conditions set", without="It has set no condition."
            ),
            *allies_of(ask(store, "allies", actor=subject.id)),
            sides_on(subject.name, others, found),
            quotes_of(
                "stances",
                "All stances in its own words",
                [quote(row, found) for row in own],
                without="No stance of its own is known.",
            ),
            quotes_of(
                "hearsay",
                "Hearsay",
                [quote(row, found) for row in hearsay],
                intro="What others say that it supports or opposes. It counts for nothing above "
                "but hollow marks.",
                without="None is known.",
            ),
            *sources_of(found),
        ],
    )


def _facts(row: Any, own: Rows, conditions: Rows) -> Iterator[tuple[str, str]]:
    aliases = [str(alias) for alias in row["aliases"] or []]
    if aliases:
        yield "also called", listed(aliases)
    if row["wikidataId"]:
        yield "Wikidata", str(row["wikidataId"])
    yield "statements", f"{row['statements']:,}"
    yield "stances of its own", f"{len(own):,}"
    yield "conditions set", f"{len(conditions):,}"


def _roles(rows: Rows) -> list[str]:
    countries = list(dict.fromkeys(str(row["country"]) for row in rows))
    roles = [
        " ".join((str(row["role"]), *_of(row, countries), f"({span([row['first'], row['last']])})"))
        for row in rows
        if row["role"]
    ]
    if not countries:
        return []
    shown = f": {listed(roles, 3)}" if roles else ""
    return [f"Speaks for {listed(countries)}{shown}."]


def _of(row: Any, countries: Sequence[str]) -> Sequence[str]:
    return ("for", str(row["country"])) if len(countries) > 1 else ()
