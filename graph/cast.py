"""Resolve names: say which Actor of the graph a name in an article means."""

from collections.abc import Iterator
from datetime import date

from graph.bodies import Bodies
from graph.leading import UNCORRECTED, State
from graph.namesakes import People, Written
from graph.naming import is_nameless, name_of, nameless_id
from graph.people import block_of
from graph.store import Store
from ingest.records import Actor, Extraction, Proposition


def actors_of(extraction: Extraction) -> Iterator[Actor]:
    """Yield every actor that an article names, in a fixed order."""
    for statement in extraction.statements:
        if statement.speaker:
            yield statement.speaker
        yield from statement.joint
        yield from statement.addressed_to
        yield from statement.mentions
    for stance in extraction.stances:
        yield stance.actor
        if stance.attributed_by:
            yield stance.attributed_by
        yield from _targets(stance.position)
    for condition in extraction.conditions:
        if condition.actor:
            yield condition.actor


def _targets(position: Proposition) -> Iterator[Actor]:
    if position.actor:
        yield position.actor


def rank_of(extraction: Extraction) -> tuple[date, str]:
    """Place an article among those of a load: by publication, the undated last, then by id."""
    article = extraction.article
    return article.published_on or date.max, article.article_id


class Cast:
    """Know the names of one load and those of the store that they may stand for."""

    def __init__(self) -> None:
        """Start with no names."""
        self.people = People()
        self.bodies = Bodies()

    def meet(self, extraction: Extraction) -> None:
        """Take note of the names in an article."""
        met = set[Actor]()
        forms = set[str]()
        for number, actor in enumerate(actors_of(extraction)):
            if actor in met or is_nameless(actor):
                continue
            met.add(actor)
            rank, name = (*rank_of(extraction), number), name_of(actor)
            if actor.kind == "person":
                again = name.full_slug in forms
                self.people.meet(rank, actor, name, again=again)
                forms.add(name.full_slug)
            else:
                self.bodies.meet(rank, actor, name)

    def recall(self, store: Store, state: State = UNCORRECTED) -> None:
        """Add those of the store that the names may mean, and settle who is one with whom.

        They are taken as they were before the corrections that are in force.
        """
        self.bodies.recall(store, state)
        self.people.recall(store, state)

    def actor_id(self, actor: Actor, article_id: str) -> str:
        """Say which Actor a record means.

        A last name alone means the one person known with it; "the ministry" without a country
        the one ministry known. Where there are several, the name stands for itself, and a body
        is another in every article.
        """
        if is_nameless(actor):
            return nameless_id(actor, article_id)
        name = name_of(actor)
        if actor.kind == "person":
            return self.people.actor_id(actor, name)
        return self.bodies.actor_id(actor, name, article_id)

    def countries_of(self, actor_id: str, actor: Actor) -> set[str]:
        """List the states for which an actor speaks, by this record or by others of the load."""
        own = {actor.country} if actor.country else set[str]()
        return own | self.people.countries_of(actor_id) | self.bodies.countries_of(actor_id)

    def written(self, actor_id: str, actor: Actor) -> Written:
        """Say how a new Actor is named, of what kind it is, and by what it is found."""
        known = self.people.written(actor_id) or self.bodies.written(actor_id)
        if known is not None:
            return known
        name = name_of(actor)
        key = block_of(name) if actor.kind == "person" else ""
        return Written(name.shown, actor.kind, None, key or None)
