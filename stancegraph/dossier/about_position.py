"""Make the page about a position: its two camps, who moved, and on what it depends."""

from collections import Counter
from typing import TYPE_CHECKING

from stancegraph.dossier.asking import ask, sources
from stancegraph.dossier.parts import Dossier, Section
from stancegraph.dossier.sections import (
    Rows,
    changed,
    changes_of,
    conditions_of,
    coverage,
    most,
    quote,
    quotes_of,
    sources_of,
    timeline_of,
)
from stancegraph.plots.camps import camps
from stancegraph.plots.heading import Heading

if TYPE_CHECKING:
    from graph.store import Store
    from graph.subject import Subject


def about_position(store: "Store", subject: "Subject") -> Dossier:
    """Ask what there is about a position."""
    stances = ask(store, "position-timeline", position=[subject.id])
    standing = ask(store, "for-and-against", position=[subject.id])
    changes = _changes(store, subject, stances)
    conditions = _conditions(store, subject)
    found = sources(store, [*stances, *standing, *changes, *conditions])
    own = [row for row in stances if not row["hearsay"]]
    hearsay = [row for row in stances if row["hearsay"]]
    sides = Counter(row["side"] for row in standing)
    return Dossier(
        title=subject.name,
        kind="Position",
        lead=[*changed(changes), *most(stances, "stances")],
        facts=[
            ("for it now", f"{sides['for']:,}"),
            ("against it now", f"{sides['against']:,}"),
            ("stances", f"{len(own):,}"),
            *coverage(found, [row["said"] for row in stances]),
        ],
        sections=[
            _camps(standing, subject.name),
            timeline_of(stances, subject.name),
            changes_of(changes, found),
            conditions_of(
                conditions,
                found,
                title="On what it depends, and what depends on it",
                without="No condition is known.",
            ),
            quotes_of(
                "stances",
                "All stances in their holders' own words",
                [quote(row, found, who=row["actor"]) for row in own],
                without="No stance is known.",
            ),
            quotes_of(
                "hearsay",
                "Hearsay",
                [quote(row, found, who=row["actor"]) for row in hearsay],
                intro="What others say that somebody supports or opposes. It counts for nothing "
                "above but hollow marks.",
                without="None is known.",
            ),
            *sources_of(found),
        ],
    )


def _camps(rows: Rows, name: str) -> Section:
    """Draw who stands where now."""
    plain = [row | {"position": None} for row in rows]
    return Section(
        id="camps",
        title="For and against",
        intro="Everybody on the side where it stands now, by its own words.",
        picture=camps(plain, Heading(title=f"{name}: for and against")) if rows else None,
        without="Nobody is known to have taken a side.",
    )


def _changes(store: "Store", subject: "Subject", stances: Rows) -> Rows:
    """Ask for the changes of those who have spoken more than once."""
    times = Counter(str(row["actorId"]) for row in stances if not row["hearsay"])
    asked = (
        ask(store, "position-changes", actor=actor) for actor in sorted(times) if times[actor] > 1
    )
    mine = [row for rows in asked for row in rows if row["position"] == subject.name]
    return sorted(mine, key=lambda row: (row["changed"], row["actor"], row["stanceIdAfter"]))


def _conditions(store: "Store", subject: "Subject") -> Rows:
    """Ask on what it depends, and what is made to depend on it."""
    needs = ask(store, "what-it-takes", position=[subject.id])
    about = ask(store, "conditions", about=subject.name)
    return [*needs, *(row for row in about if row["dependsOn"] == subject.name)]
