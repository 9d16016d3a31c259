"""Draw the summary edges of some targets: read their evidence, compare, change what differs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import cast

from graph import shifting
from graph.ids import dependence_id, spell_id
from graph.shape import EDGES, EdgeKind, Row, Value
from graph.spells import Spell, Taken, spells
from graph.store import Transaction
from ingest.records import Polarity

# An article that names a role shows that it was held for a while before and after.
ROLE_DAYS = 180

SIDES: dict[Polarity, str] = {"supports": "SUPPORTS", "opposes": "OPPOSES"}

# How an id tells which of the two wordings is the opposite of its position.
_TURNED = {"c": "consequenceTurned", "r": "requirementTurned"}

Target = tuple[str, str]  # label, key
Holder = tuple[str, str, str]  # label and key of who supports or opposes, key of the target
Edges = dict[tuple[EdgeKind, str], Row]  # by kind and edgeId

# What follows from a key is an OPTIONAL MATCH: the embedded store goes there from the key, where
# it would read the whole table for a MATCH.
_STANCES = {
    "Position": """
UNWIND $ids AS id
MATCH (t:Position {positionId: id})
OPTIONAL MATCH (a:Actor)-[:TAKES]->(s:Stance)-[w:TOWARDS]->(t), (s)-[e:REPORTED_IN]->(r:Article)
WHERE s.hearsay = false AND s.dismissed = false
WITH id, a, s, w, e, r
WHERE r.articleId IS NOT NULL
RETURN id AS target, s.stanceId AS stanceId, a.actorId AS actorId, w.side AS side,
    s.saidOn AS saidOn, s.conditional AS conditional, s.confidence AS confidence, s.text AS text,
    s.strength AS strength, s.figures AS figures,
    r.articleId AS articleId, r.publishedOn AS publishedOn, e.charStart AS charStart
""",
    "Actor": """
UNWIND $ids AS id
MATCH (t:Actor {actorId: id})
OPTIONAL MATCH (a:Actor)-[:TAKES]->(s:Stance)-[w:TOWARDS]->(t), (s)-[e:REPORTED_IN]->(r:Article)
WHERE s.hearsay = false AND s.dismissed = false
WITH id, a, s, w, e, r
WHERE r.articleId IS NOT NULL
RETURN id AS target, s.stanceId AS stanceId, a.actorId AS actorId, w.side AS side,
    s.saidOn AS saidOn, s.conditional AS conditional, s.confidence AS confidence, s.text AS text,
    s.strength AS strength, s.figures AS figures,
    r.articleId AS articleId, r.publishedOn AS publishedOn, e.charStart AS charStart
""",
    "Country": """
UNWIND $ids AS id
MATCH (t:Country {iso3: id})
OPTIONAL MATCH (a:Actor)-[:TAKES]->(s:Stance)-[w:TOWARDS]->(t), (s)-[e:REPORTED_IN]->(r:Article)
WHERE s.hearsay = false AND s.dismissed = false
WITH id, a, s, w, e, r
WHERE r.articleId IS NOT NULL
RETURN id AS target, s.stanceId AS stanceId, a.actorId AS actorId, w.side AS side,
    s.saidOn AS saidOn, s.conditional AS conditional, s.confidence AS confidence, s.text AS text,
    s.strength AS strength, s.figures AS figures,
    r.articleId AS articleId, r.publishedOn AS publishedOn, e.charStart AS charStart
""",
}

_DRAWN = {
    "Position": """
UNWIND $ids AS id
MATCH (t:Position {positionId: id})
OPTIONAL MATCH (t)<-[e:SUPPORTS|OPPOSES]-(h)
WITH id, e, h
WHERE e.edgeId IS NOT NULL
RETURN id AS target, type(e) AS type, h.actorId AS actorId, h.iso3 AS iso3, e.edgeId AS edgeId,
    e.spell AS spell, e.first AS first, e.last AS last, e.stances AS stances,
    e.articles AS articles, e.conditional AS conditional, e.confidence AS confidence,
    e.quote AS quote, e.stanceId AS stanceId
""",
    "Actor": """
UNWIND $ids AS id
MATCH (t:Actor {actorId: id})
OPTIONAL MATCH (t)<-[e:SUPPORTS|OPPOSES]-(h)
WITH id, e, h
WHERE e.edgeId IS NOT NULL
RETURN id AS target, type(e) AS type, h.actorId AS actorId, h.iso3 AS iso3, e.edgeId AS edgeId,
    e.spell AS spell, e.first AS first, e.last AS last, e.stances AS stances,
    e.articles AS articles, e.conditional AS conditional, e.confidence AS confidence,
    e.quote AS quote, e.stanceId AS stanceId
""",
    "Country": """
UNWIND $ids AS id
MATCH (t:Country {iso3: id})
OPTIONAL MATCH (t)<-[e:SUPPORTS|OPPOSES]-(h)
WITH id, e, h
WHERE e.edgeId IS NOT NULL
RETURN id AS target, type(e) AS type, h.actorId AS actorId, h.iso3 AS iso3, e.edgeId AS edgeId,
    e.spell AS spell, e.first AS first, e.last AS last, e.stances AS stances,
    e.articles AS articles, e.conditional AS conditional, e.confidence AS confidence,
    e.quote AS quote, e.stanceId AS stanceId
""",
}

_VOICES = """
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
OPTIONAL MATCH (a)-[r:SPEAKS_FOR]->(c:Country)
WITH a, r, c
WHERE c.iso3 IS NOT NULL
RETURN a.actorId AS actorId, c.iso3 AS iso3, min(r.first) AS first, max(r.last) AS last
"""

_CONDITIONS = """
UNWIND $ids AS id
MATCH (p:Position {positionId: id})
OPTIONAL MATCH (p)<-[y:CONSEQUENCE]-(c:Condition)-[z:REQUIRES]->(q:Position)
WHERE c.dismissed = false
WITH id, c, q, y, z
WHERE q.positionId IS NOT NULL
OPTIONAL MATCH (a:Actor)-[:SETS]->(c)
RETURN id AS source, q.positionId AS target, c.conditionId AS conditionId,
    coalesce(a.actorId, '') AS actorId, c.marker AS marker, c.kind AS kind,
    y.turned AS consequenceTurned, z.turned AS requirementTurned, c.saidOn AS saidOn,
    c.confidence AS confidence, c.text AS text
"""

_DEPENDENCES = """
UNWIND $ids AS id
MATCH (p:Position {positionId: id})
OPTIONAL MATCH (p)-[e:CONDITIONS_ON]->(q:Position)
WITH id, e, q
WHERE q.positionId IS NOT NULL
RETURN id AS source, q.positionId AS target, e.edgeId AS edgeId, e.actorId AS actorId,
    e.marker AS marker, e.kind AS kind, e.consequenceTurned AS consequenceTurned,
    e.requirementTurned AS requirementTurned, e.first AS first, e.last AS last,
    e.conditions AS conditions, e.quote AS quote, e.conditionId AS conditionId
"""


@dataclass(frozen=True, slots=True)
class Voice:
    """Hold for which country an actor spoke, from when to when."""

    iso3: str
    first: date | None
    last: date | None

    def covers(self, day: date | None) -> bool:
        """Tell whether what was published on a day was said for the country."""
        if day is None:
            return True
        if self.first is None or self.last is None:
            return False
        return (self.first - day).days <= ROLE_DAYS and (day - self.last).days <= ROLE_DAYS


@dataclass(frozen=True, slots=True)
class Fresh:
    """Name stances that were added or reported again, and actors whose voice counts for longer."""

    stances: Set[str]
    voices: Set[str]


class Voices:
    """Remember for whom actors speak, while nothing of that changes."""

    def __init__(self) -> None:
        """Start with nobody known."""
        self._known: dict[str, list[Voice]] = {}

    def of(self, change: Transaction, actors: Set[str]) -> dict[str, list[Voice]]:
        """Return the voices of actors; who is not known yet is read."""
        new = sorted(actors - self._known.keys())
        self._known |= {actor_id: [] for actor_id in new}
        for row in change.run(_VOICES, {"ids": new}) if new else []:
            first, last = cast("date | None", row["first"]), cast("date | None", row["last"])
            self._known[str(row["actorId"])].append(Voice(str(row["iso3"]), first, last))
        return {actor_id: self._known[actor_id] for actor_id in actors}


def draw_spells(
    change: Transaction,
    targets: Sequence[Target],
    fresh: Fresh | None = None,
    known: Voices | None = None,
) -> None:
    """Draw SUPPORTS and OPPOSES towards some targets, from actors and countries.

    Given what is ``fresh``, the one thing that is new, only the edges that it can change are drawn:
    those of who takes the stances, and of the countries that these actors or the voices speak for.
    """
    spoken = known or Voices()
    by_label: dict[str, list[str]] = defaultdict(list)
    for label, key in targets:
        by_label[label].append(key)
    for label, ids in by_label.items():
        taken = _taken(change.run(_STANCES[label], {"ids": ids}))
        voices = spoken.of(change, {stance.actor_id for stance in taken.values()})
        held = _held(taken, voices)
        drawn = {_spell_key(row, label): row for row in change.run(_DRAWN[label], {"ids": ids})}
        shifted = list(shifting.drawn(change, label, ids))
        if fresh is not None:
            takers = _takers(fresh, taken, voices)
            held = {holder: own for holder, own in held.items() if holder in takers}
            drawn = {key: row for key, row in drawn.items() if _holder(key[0], row) in takers}
            taken = {k: own for k, own in taken.items() if ("Actor", own.actor_id, k[0]) in takers}
            stances = {own.stance_id for own in taken.values()}
            shifted = [row for row in shifted if row["source"] in stances]
        wanted = dict(_spell_edges(label, held))
        wanted |= {(shifting.KIND, str(row["edgeId"])): row for row in shifting.wanted(taken)}
        drawn |= {(shifting.KIND, str(row["edgeId"])): row for row in shifted}
        _apply(change, wanted, drawn)


def _taken(rows: Iterable[Row]) -> dict[tuple[str, str], Taken]:
    """Put together the reports of each stance, by target and stance."""
    reports: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        reports[str(row["target"]), str(row["stanceId"])].append(row)
    return {key: _one(found) for key, found in reports.items()}


def _one(reports: list[Row]) -> Taken:
    row = reports[0]
    published = [day for r in reports if isinstance(day := r["publishedOn"], date)]
    places = [(str(r["articleId"]), cast(int, r["charStart"])) for r in reports]
    return Taken(
        stance_id=str(row["stanceId"]),
        actor_id=str(row["actorId"]),
        polarity=cast(Polarity, row["side"]),
        said_on=cast("date | None", row["saidOn"]),
        published=min(published, default=None),
        place=min(places),
        articles=frozenset(article_id for article_id, _ in places),
        conditional=bool(row["conditional"]),
        confidence=cast(float, row["confidence"]),
        text=str(row["text"]),
        strength=cast(int, row["strength"]),
        figures=tuple(str(row["figures"]).split("; ")) if row["figures"] else (),
    )


def _held(
    taken: dict[tuple[str, str], Taken], voices: dict[str, list[Voice]]
) -> dict[Holder, list[Taken]]:
    """Put together the stances of each actor and country on each target."""
    held: dict[Holder, list[Taken]] = defaultdict(list)
    for (target, _), stance in taken.items():
        held["Actor", stance.actor_id, target].append(stance)
        for voice in voices.get(stance.actor_id, []):
            if voice.covers(stance.published):
                held["Country", voice.iso3, target].append(stance)
    return held


def _takers(
    fresh: Fresh, taken: dict[tuple[str, str], Taken], voices: dict[str, list[Voice]]
) -> set[Holder]:
    """Name whose edges may change: a country may have held a stance that it does not hold now."""
    found: set[Holder] = set()
    for (target, stance_id), stance in taken.items():
        is_fresh = stance_id in fresh.stances
        if is_fresh:
            found.add(("Actor", stance.actor_id, target))
        if is_fresh or stance.actor_id in fresh.voices:
            found |= {("Country", v.iso3, target) for v in voices.get(stance.actor_id, [])}
    return found


def _holder(kind: EdgeKind, row: Row) -> Holder:
    return kind.source, str(row["source"]), str(row["target"])


def _spell_edges(
    label: str, held: dict[Holder, list[Taken]]
) -> Iterator[tuple[tuple[EdgeKind, str], Row]]:
    for (holder, source, target), stances in held.items():
        for number, spell in enumerate(spells(stances), start=1):
            kind = EdgeKind(SIDES[spell.side], holder, label)
            row = _spell_row(kind, source, target, spell)
            row["spell"] = number if spell.first else 0  # without a date it follows none
            yield (kind, str(row["edgeId"])), row


def _spell_row(kind: EdgeKind, source: str, target: str, spell: Spell) -> Row:
    founding = spell.founding
    return {
        "source": source,
        "target": target,
        "edgeId": spell_id(source, kind.type, target, spell.first),
        "first": spell.first,
        "last": spell.last,
        "stances": len(spell.stances),
        "articles": spell.articles,
        "conditional": any(stance.conditional for stance in spell.stances),
        "confidence": max(stance.confidence for stance in spell.stances),
        "quote": founding.text,
        "stanceId": founding.stance_id,
    }


def _spell_key(row: Row, label: str) -> tuple[EdgeKind, str]:
    """Take the ends of an edge read from the store into its row, and return its key."""
    holder, source = ("Actor", row["actorId"]) if row["actorId"] else ("Country", row["iso3"])
    row["source"] = source
    return EdgeKind(str(row["type"]), holder, label), str(row["edgeId"])


def draw_dependences(change: Transaction, ids: Sequence[str]) -> None:
    """Draw CONDITIONS_ON from some positions: one edge an actor, marker and kind."""
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in change.run(_CONDITIONS, {"ids": list(ids)}):
        turned = "".join(mark for mark, name in _TURNED.items() if row[name])
        names = ("source", "target", "actorId", "marker", "kind")
        groups[*(str(row[name]) for name in names), turned].append(row)
    kind = EdgeKind("CONDITIONS_ON", "Position", "Position")
    made = [_dependence_row(key, rows) for key, rows in groups.items()]
    wanted = {(kind, str(row["edgeId"])): row for row in made}
    drawn = {
        (kind, str(row["edgeId"])): row for row in change.run(_DEPENDENCES, {"ids": list(ids)})
    }
    _apply(change, wanted, drawn)


def _dependence_row(key: tuple[str, ...], rows: list[Row]) -> Row:
    source, target, actor_id, marker, kind, turned = key
    days = [day for row in rows if isinstance(day := row["saidOn"], date)]
    first = min(days, default=None)
    began = [row for row in rows if row["saidOn"] == first]
    founding = min(began, key=lambda r: (-cast(float, r["confidence"]), str(r["conditionId"])))
    return {
        "source": source,
        "target": target,
        "edgeId": dependence_id(source, target, actor_id, marker, kind, turned),
        "actorId": actor_id,
        "marker": marker,
        "kind": kind,
        **{name: mark in turned for mark, name in _TURNED.items()},
        "first": first,
        "last": max(days, default=None),
        "conditions": len({str(row["conditionId"]) for row in rows}),
        "quote": founding["text"],
        "conditionId": founding["conditionId"],
    }


def _apply(change: Transaction, wanted: Edges, drawn: Edges) -> None:
    """Remove the edges that are no longer right, and merge those that are new or differ."""
    gone: dict[EdgeKind, list[Row]] = defaultdict(list)
    new: dict[EdgeKind, list[Row]] = defaultdict(list)
    for key, row in drawn.items():
        if key not in wanted:
            gone[key[0]].append(row)
    for key, row in wanted.items():
        if key not in drawn or _content(key[0], row) != _content(key[0], drawn[key]):
            new[key[0]].append(row)
    for kind, rows in gone.items():
        change.delete_edges(kind, rows)
    for kind, rows in new.items():
        change.merge_edges(kind, rows)


def _content(kind: EdgeKind, row: Row) -> list[Value]:
    return [row[name] for name in ("source", "target", *EDGES[kind.type].properties)]
