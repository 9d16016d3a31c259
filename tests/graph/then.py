"""Load what was published until a day, by itself, to compare it with a graph as of that day."""

from dataclasses import replace
from datetime import date
from unittest.mock import patch

from graph.cast import Cast
from graph.load import load
from graph.store import Store
from ingest.records import Actor, Extraction, Statement


def load_until(store: Store, told: list[Extraction], day: date) -> None:
    """Load what was published until a day, with who is who as all articles tell it."""
    with patch("graph.load.Cast", lambda: _informed(told)):
        load(store, until(told, day))


def until(told: list[Extraction], day: date) -> list[Extraction]:
    """Choose what was published until a day."""
    published = ((one, one.article.published_on) for one in told)
    return [one for one, on in published if on and on <= day]


def _informed(told: list[Extraction]) -> Cast:
    cast = Cast()
    for one in told:
        cast.meet(one)
    return cast


def alike(told: list[Extraction]) -> list[Extraction]:
    """Let all reports of the same words by the same speaker name the same others.

    What a later reprint adds to a statement cannot be told from what the first report says. One
    without a name is another in every report.
    """
    first: dict[object, Statement] = {}

    def settled(one: Statement) -> Statement:
        named = one.speaker.name if one.speaker else None
        model = first.setdefault((one.text, named), one)
        return replace(
            one,
            joint=_named(model.joint),
            addressed_to=_named(model.addressed_to),
            mentions=_named(model.mentions),
            countries=model.countries,
        )

    return [replace(one, statements=tuple(map(settled, one.statements))) for one in told]


def _named(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    bodies = [actor for actor in actors if actor.kind != "unnamed" and actor.country is not None]
    return tuple(actor for actor in actors if actor in bodies or actor.kind == "person")
