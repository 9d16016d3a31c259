"""Know a quote again that another paper carried: one utterance, many reports."""

from dataclasses import dataclass, field
from datetime import date
from typing import cast

from graph.founders import seats
from graph.shape import Row
from graph.spells import OTHER
from graph.store import Transaction
from ingest.records import Polarity

DAYS = 7  # a paper that prints the same words later than this quotes another occasion

# By what one report's stance or condition equals another's of the same utterance.
Likeness = tuple[str, ...]

_QUOTES = """
UNWIND $keys AS key
MATCH (q:QuoteKey {key: key})
UNWIND q.statementIds AS statementId
OPTIONAL MATCH (s:Statement {statementId: statementId})
OPTIONAL MATCH (s)-[:REPORTED_IN]->(a:Article)
WITH key, statementId, a
WHERE a.publishedOn IS NOT NULL
RETURN key AS key, statementId AS statementId, min(a.publishedOn) AS published
"""

_STANCES = """
UNWIND $ids AS id
MATCH (s:Statement {statementId: id})
OPTIONAL MATCH (s)-[:EXPRESSES]->(x:Stance)
OPTIONAL MATCH (a:Actor)-[h:TAKES]->(x)-[w:TOWARDS]->(t)
WITH id, x, a, h, w
WHERE a.actorId IS NOT NULL
RETURN id AS statementId, x.stanceId AS evidenceId, h.named AS actorId, x.polarity AS polarity,
    x.form AS form, w.named AS target
"""

_CONDITIONS = """
UNWIND $ids AS id
MATCH (s:Statement {statementId: id})
OPTIONAL MATCH (s)-[:EXPRESSES]->(x:Condition)
OPTIONAL MATCH (q:Position)<-[y:REQUIRES]-(x)-[z:CONSEQUENCE]->(p:Position)
WITH id, x, p, y, z
WHERE p.positionId IS NOT NULL
OPTIONAL MATCH (a:Actor)-[h:SETS]->(x)
RETURN id AS statementId, x.conditionId AS evidenceId, coalesce(h.named, '') AS actorId,
    x.marker AS marker, z.named AS consequence, y.named AS requirement
"""


@dataclass(slots=True, kw_only=True, eq=False)
class _Utterance:
    statement_id: str
    published: date
    article_id: str | None = None
    evidence: dict[Likeness, str] = field(default_factory=dict)


class Reprints:
    """Remember the quotes of the store that a batch may repeat, and those of the batch."""

    def __init__(self) -> None:
        """Start with nothing remembered."""
        self._by_key: dict[str, list[_Utterance]] = {}
        self._by_id: dict[str, _Utterance] = {}

    def recall(self, change: Transaction, keys: set[str]) -> None:
        """Read the utterances with these keys from the store, with what they express."""
        if not keys:
            return
        for row in change.run(_QUOTES, {"keys": sorted(keys)}):
            said = self._utterance(str(row["statementId"]), row["published"], None)
            self._by_key.setdefault(str(row["key"]), []).append(said)
        if not self._by_id:
            return
        ids = {"ids": sorted(self._by_id)}
        stances = change.run(_STANCES, ids)
        turned = seats(change, sorted({str(row["form"]) for row in stances if row["form"]}))
        for row in stances:
            # The side by the words alone, whatever corrections make of it.
            seat, polarity = turned.get(str(row["form"])), cast(Polarity, row["polarity"])
            row["side"] = OTHER[polarity] if seat and seat.turned else polarity
            self._express(row, ("stance", *_texts(row, "actorId", "side", "target")))
        for row in change.run(_CONDITIONS, ids):
            names = ("actorId", "marker", "consequence", "requirement")
            self._express(row, ("condition", *_texts(row, *names)))

    def rows(self) -> list[Row]:
        """Say which statements have which keys."""
        return [
            {"key": key, "statementIds": sorted(one.statement_id for one in said)}
            for key, said in self._by_key.items()
        ]

    def _utterance(self, statement_id: str, published: date, article_id: str | None) -> _Utterance:
        new = _Utterance(statement_id=statement_id, published=published, article_id=article_id)
        return self._by_id.setdefault(statement_id, new)

    def _express(self, row: Row, likeness: Likeness) -> None:
        said = self._by_id[str(row["statementId"])]
        kept = said.evidence.get(likeness)
        found = str(row["evidenceId"])
        said.evidence[likeness] = min(kept, found) if kept else found

    def statement(self, keys: list[str], own_id: str, published: date, article_id: str) -> str:
        """Return the Statement that a quote reports: one known from another paper, or its own."""
        near = [
            (abs((said.published - published).days), said.statement_id)
            for key in keys
            for said in self._by_key.get(key, [])
            if said.article_id != article_id
        ]
        distance, known = min(near, default=(DAYS + 1, ""))
        kept = known if distance <= DAYS else own_id
        if kept == own_id:
            said = self._utterance(own_id, published, article_id)
            for key in keys:
                self._by_key.setdefault(key, []).append(said)
        return kept

    def evidence(self, statement_id: str, likeness: Likeness, own_id: str) -> str:
        """Return the Stance or Condition that an utterance is known to express, or its own."""
        said = self._by_id.get(statement_id)
        return said.evidence.setdefault(likeness, own_id) if said else own_id


def _texts(row: Row, *names: str) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in names)
