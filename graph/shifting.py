"""Draw SHIFTS_TO: from a stance of an actor to its next on the same target, where they differ."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from graph import shifts
from graph.ids import shift_id
from graph.shape import EdgeKind, Row
from graph.spells import Taken, spells
from graph.store import Transaction
from ingest.records import Manner

KIND = EdgeKind("SHIFTS_TO", "Stance", "Stance")

_DRAWN = {
    "Position": """
UNWIND $ids AS id
MATCH (t:Position {positionId: id})
OPTIONAL MATCH (t)<-[:TOWARDS]-(s:Stance)-[e:SHIFTS_TO]->(n:Stance)
WITH s, e, n
WHERE n.stanceId IS NOT NULL
RETURN s.stanceId AS source, n.stanceId AS target, e.edgeId AS edgeId, e.change AS change,
    e.days AS days
""",
    "Actor": """
UNWIND $ids AS id
MATCH (t:Actor {actorId: id})
OPTIONAL MATCH (t)<-[:TOWARDS]-(s:Stance)-[e:SHIFTS_TO]->(n:Stance)
WITH s, e, n
WHERE n.stanceId IS NOT NULL
RETURN s.stanceId AS source, n.stanceId AS target, e.edgeId AS edgeId, e.change AS change,
    e.days AS days
""",
    "Country": """
UNWIND $ids AS id
MATCH (t:Country {iso3: id})
OPTIONAL MATCH (t)<-[:TOWARDS]-(s:Stance)-[e:SHIFTS_TO]->(n:Stance)
WITH s, e, n
WHERE n.stanceId IS NOT NULL
RETURN s.stanceId AS source, n.stanceId AS target, e.edgeId AS edgeId, e.change AS change,
    e.days AS days
""",
}


def drawn(change: Transaction, label: str, ids: Sequence[str]) -> Iterator[Row]:
    """Yield the edges that are there between stances on some targets."""
    yield from change.run(_DRAWN[label], {"ids": list(ids)})


def wanted(taken: Mapping[tuple[str, str], Taken]) -> Iterator[Row]:
    """Yield the edges that there should be between stances, given by target and stance."""
    held: dict[tuple[str, str], list[Taken]] = defaultdict(list)
    for (target, _), stance in taken.items():
        held[target, stance.actor_id].append(stance)
    for stances in held.values():
        if len(stances) > 1:
            yield from _shifts(stances)


def _shifts(stances: Iterable[Taken]) -> Iterator[Row]:
    """Type the changes between dated stances, in the order in which spells put them.

    Who says a thing twice on one day, once with the condition or the figure and once without,
    has not changed: within a day only the other side counts.
    """
    order = [s for spell in spells(stances) for s in spell.stances if s.said_on]
    for before, after in pairwise(order):
        change = shifts.shift(_stand(before), _stand(after))
        if before.said_on == after.said_on and change != "reversal":
            continue
        if change != "none" and before.said_on and after.said_on:
            yield {
                "source": before.stance_id,
                "target": after.stance_id,
                "edgeId": shift_id(before.stance_id, after.stance_id),
                "change": change,
                "days": (after.said_on - before.said_on).days,
            }


def _stand(stance: Taken) -> shifts.Taken:
    return shifts.Taken(
        side=stance.polarity,
        manner=Manner(
            strength=stance.strength, conditional=stance.conditional, figures=stance.figures
        ),
    )
