"""Draw the summary edges from the evidence: SUPPORTS and OPPOSES as spells, CONDITIONS_ON.

Only an actor's own words and deeds count: hearsay never makes it support or oppose. A country
has the stances of those who spoke for it when the article was published: from half a year
before the first article that says so to half a year after the last, in whatever role.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from graph.changes import Changes, Role
from graph.drawing import ROLE_DAYS, Fresh, Target, Voices, draw_dependences, draw_spells
from graph.parts import parts_of
from graph.shape import EdgeKind, Row
from graph.store import Store, Transaction

CHUNK = 2_000  # targets whose stances are held in memory at a time

_TOWARDS = """
UNWIND $ids AS id
MATCH (s:Stance {stanceId: id})
OPTIONAL MATCH (s)-[:TOWARDS]->(t)
RETURN DISTINCT t.positionId AS positionId, t.actorId AS actorId, t.iso3 AS iso3
"""

_TOWARDS_BY = """
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
OPTIONAL MATCH (a)-[:TAKES]->(s:Stance)-[:REPORTED_IN]->(r:Article)
WHERE r.publishedOn IS NULL OR r.publishedOn >= $since
OPTIONAL MATCH (s)-[:TOWARDS]->(t)
RETURN DISTINCT t.positionId AS positionId, t.actorId AS actorId, t.iso3 AS iso3
"""

_TOWARDS_ALL = """
MATCH (s:Stance)-[:TOWARDS]->(t)
RETURN DISTINCT t.positionId AS positionId, t.actorId AS actorId, t.iso3 AS iso3
UNION
MATCH (a)-[:SUPPORTS|OPPOSES]->(t)
RETURN DISTINCT t.positionId AS positionId, t.actorId AS actorId, t.iso3 AS iso3
"""

_CONSEQUENCES = """
UNWIND $ids AS id
MATCH (c:Condition {conditionId: id})
OPTIONAL MATCH (c)-[:CONSEQUENCE]->(p:Position)
WITH p
WHERE p.positionId IS NOT NULL
RETURN DISTINCT p.positionId AS positionId
"""

_CONSEQUENCES_ALL = """
MATCH (c:Condition)-[:CONSEQUENCE]->(p:Position) RETURN DISTINCT p.positionId AS positionId
UNION
MATCH (p:Position)-[:CONDITIONS_ON]->(q:Position) RETURN DISTINCT p.positionId AS positionId
"""


@dataclass(slots=True, kw_only=True)
class Touched:
    """Name the evidence that a batch added or reported anew, and the voices it made out.

    ``targets`` are what stances are towards, ``unread`` stances of which that is not known. With
    ``fresh``, nothing was taken away from anybody: the summary of nobody else can change.
    """

    targets: set[Target] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    conditions: set[str] = field(default_factory=set)
    voices: set[str] = field(default_factory=set)
    since: date | None = None
    fresh: Fresh | None = None

    @classmethod
    def by(cls, changes: Changes, grown: Mapping[tuple[str, str], Role]) -> "Touched":
        """Name what a batch touches; ``grown`` holds the times of SPEAKS_FOR before it."""
        reported = changes.edges.get(EdgeKind("REPORTED_IN", "Stance", "Article"), {})
        stances = {str(key[0]) for key in reported}
        towards = {
            str(key[0]): (kind.target, str(key[1]))
            for kind, rows in changes.edges.items()
            if kind.type == "TOWARDS"
            for key in rows
        }
        conditions = changes.edges.get(EdgeKind("REPORTED_IN", "Condition", "Article"), {})
        times: dict[tuple[str, str], Role] = defaultdict(Role)
        for (actor_id, iso3, _), time in changes.roles.items():
            times[actor_id, iso3].see(time.first, time.last)
        begins = [
            (actor_id, day)
            for (actor_id, iso3), time in times.items()
            if (day := _newly_covered(grown[actor_id, iso3], time))
        ]
        voices = {actor_id for actor_id, _ in begins}
        return cls(
            targets=set(towards.values()),
            unread=stances - towards.keys(),
            conditions={str(key[0]) for key in conditions},
            voices=voices,
            since=min((day for _, day in begins), default=None),
            fresh=Fresh(stances, voices),
        )


def _newly_covered(before: Role, now: Role) -> date | None:
    """Return the first day that a voice covers now and did not before; None where there is none."""
    if before.first is None or before.last is None or now.first is None or now.last is None:
        return _moved(now.first, -ROLE_DAYS) if now.first else date.min
    if now.first < before.first:
        return _moved(now.first, -ROLE_DAYS)
    return _moved(before.last, ROLE_DAYS) if now.last > before.last else None


def _moved(day: date, by: int) -> date:
    """Move a day, but no further than there are days."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))


def derive(store: Store) -> None:
    """Draw all summary edges anew; where nothing was amiss, nothing changes."""
    targets = _targets(store.run(_TOWARDS_ALL))
    for part in parts_of(sorted(targets), CHUNK):
        store.write(partial(draw_spells, targets=part))
    consequences = sorted({str(row["positionId"]) for row in store.run(_CONSEQUENCES_ALL)})
    for ids in parts_of(consequences, CHUNK):
        store.write(partial(draw_dependences, ids=ids))


def derive_touched(change: Transaction, touched: Touched, consequences: Iterable[str] = ()) -> None:
    """Draw anew, within a transaction, the summary edges that a batch touches.

    So are those from ``consequences``, which name positions.
    """
    targets = set(touched.targets)
    if touched.unread:
        targets |= _targets(change.run(_TOWARDS, {"ids": sorted(touched.unread)}))
    if touched.voices and touched.since:
        voices = {"ids": sorted(touched.voices), "since": touched.since}
        targets |= _targets(change.run(_TOWARDS_BY, voices))
    known = Voices()
    for part in parts_of(sorted(targets), CHUNK):
        draw_spells(change, part, touched.fresh, known)
    positions = set(consequences)
    if touched.conditions:
        rows = change.run(_CONSEQUENCES, {"ids": sorted(touched.conditions)})
        positions |= {str(row["positionId"]) for row in rows}
    for ids in parts_of(sorted(positions), CHUNK):
        draw_dependences(change, ids)


def _targets(rows: Iterable[Row]) -> set[Target]:
    found = set[Target]()
    for row in rows:
        for label, key in (("Position", "positionId"), ("Actor", "actorId"), ("Country", "iso3")):
            if row[key] is not None:
                found.add((label, str(row[key])))
    return found
