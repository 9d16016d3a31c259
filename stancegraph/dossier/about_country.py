"""Make the page about a country: those who speak for it, and those who speak of it."""

from typing import TYPE_CHECKING

from stancegraph.dossier.asking import ask, look, sources
from stancegraph.dossier.parts import Dossier, Section
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

if TYPE_CHECKING:
    from graph.store import Store
    from graph.subject import Subject


def about_country(store: "Store", subject: "Subject") -> Dossier:
    """Ask what there is about a country."""
    stances = ask(store, "country-stances", country=subject.id)
    voices = ask(store, "country-voices", country=subject.id)
    splits = ask(store, "country-splits", country=subject.id)
    others = ask(store, "for-and-against-country", country=subject.id)
    speaking = list(dict.fromkeys(str(row["actorId"]) for row in voices))
    changes = [row for one in speaking for row in ask(store, "position-changes", actor=one)]
    conditions = [
        row | {"actor": name}
        for one, name in {str(row["actorId"]): row["actor"] for row in voices}.items()
        for row in ask(store, "conditions-by-actor", actor=one)
    ]
    found = sources(store, [*stances, *changes, *conditions, *splits, *others])
    return Dossier(
        title=subject.name,
        kind="Country",
        lead=[*changed(changes), *most(stances, "stances")],
        facts=[
            ("who speaks for it", f"{len(speaking):,}"),
            ("stances held", f"{len(stances):,}"),
            ("conditions set", f"{len(conditions):,}"),
            *coverage(found, [row["since"] for row in stances]),
        ],
        sections=[
            timeline_of(stances, subject.name),
            _voices(voices),
            changes_of(changes, found),
            conditions_of(
                conditions,
                found,
                title="Conditions set by those who speak for it",
                without="None has set a condition.",
            ),
            _splits(splits),
            *allies_of(look(store, "allies of a country", subject.id)),
            sides_on(subject.name, others, found),
            quotes_of(
                "stances",
                "Where it stands",
                [quote(row, found) for row in stances],
                intro="The words are those of whoever said so first.",
                without="No stance is known.",
            ),
            *sources_of(found),
        ],
    )


def _voices(rows: Rows) -> Section:
    return Section(
        id="voices",
        title="Who speaks for it",
        columns=("", "role", "when", "statements", "stances"),
        table=[
            (
                row["actor"],
                row["role"] or "",
                span([row["first"], row["last"]]),
                row["statements"],
                row["stances"],
            )
            for row in rows
        ],
        without="Nobody is known to speak for it.",
    )


def _splits(rows: Rows) -> Section:
    return Section(
        id="splits",
        title="Where its voices differ",
        columns=("position", "supports", "opposes"),
        table=[(row["position"], row["supporter"], row["opponent"]) for row in rows],
        without="On nothing that is known.",
    )
