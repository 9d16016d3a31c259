"""Read from a store what was reported before, for a batch that may report it again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from graph.founders import seats
from graph.reports import Report, Told, told_by, who
from graph.shape import Row
from graph.shingles import Sketch, read
from graph.spells import OTHER
from graph.store import Transaction
from ingest.records import Polarity

# By what one report's stance or condition equals another's of the same utterance.
Likeness = tuple[str, ...]
Dated = tuple[date, Sketch]  # of an article: when it was published, and what is in it

_QUOTE_KEYS = """
UNWIND $keys AS key
MATCH (k:QuoteKey {key: key})
RETURN key AS key, k.statementIds AS statementIds
"""

_COPY_KEYS = """
UNWIND $keys AS key
MATCH (k:CopyKey {key: key})
RETURN key AS key, k.articleIds AS articleIds
"""

_STATEMENTS_IN = """
UNWIND $ids AS id
MATCH (a:Article {articleId: id})
OPTIONAL MATCH (x:Statement)-[:REPORTED_IN]->(a)
WITH x
WHERE x.statementId IS NOT NULL
RETURN DISTINCT x.statementId AS evidenceId
"""

_STANCES_IN = """
UNWIND $ids AS id
MATCH (a:Article {articleId: id})
OPTIONAL MATCH (x:Stance)-[:REPORTED_IN]->(a)
OPTIONAL MATCH (s:Statement)-[:EXPRESSES]->(x)
WITH x, s
WHERE x.stanceId IS NOT NULL AND s.statementId IS NULL
RETURN DISTINCT x.stanceId AS evidenceId
"""

_CONDITIONS_IN = """
UNWIND $ids AS id
MATCH (a:Article {articleId: id})
OPTIONAL MATCH (x:Condition)-[:REPORTED_IN]->(a)
OPTIONAL MATCH (s:Statement)-[:EXPRESSES]->(x)
WITH x, s
WHERE x.conditionId IS NOT NULL AND s.statementId IS NULL
RETURN DISTINCT x.conditionId AS evidenceId
"""

_SPEAKERS = """
UNWIND $ids AS id
MATCH (x:Statement {statementId: id})
OPTIONAL MATCH (a:Actor)-[h:SAID]->(x)
WITH id, h
WHERE h.named IS NOT NULL
RETURN id AS evidenceId, h.named AS named
"""

_STATEMENTS = """
UNWIND $ids AS id
MATCH (x:Statement {statementId: id})
OPTIONAL MATCH (x)-[:REPORTED_IN]->(a:Article)
WITH id, x, a
WHERE a.publishedOn IS NOT NULL
RETURN id AS evidenceId, x.text AS text, x.kind AS kind, x.spans AS spans, x.saidOn AS saidOn,
    x.saidPrecision AS saidPrecision, x.dateSource AS dateSource, a.articleId AS articleId,
    a.publishedOn AS published
"""

_STANCES = """
UNWIND $ids AS id
MATCH (x:Stance {stanceId: id})
OPTIONAL MATCH (x)-[:REPORTED_IN]->(a:Article)
WITH id, x, a
WHERE a.publishedOn IS NOT NULL
RETURN id AS evidenceId, x.text AS text, x.saidOn AS saidOn, x.saidPrecision AS saidPrecision,
    x.dateSource AS dateSource, a.articleId AS articleId, a.publishedOn AS published
"""

_CONDITIONS = """
UNWIND $ids AS id
MATCH (x:Condition {conditionId: id})
OPTIONAL MATCH (x)-[:REPORTED_IN]->(a:Article)
WITH id, x, a
WHERE a.publishedOn IS NOT NULL
RETURN id AS evidenceId, x.text AS text, x.saidOn AS saidOn, x.saidPrecision AS saidPrecision,
    x.dateSource AS dateSource, a.articleId AS articleId, a.publishedOn AS published
"""

_SKETCHES = """
UNWIND $ids AS id
MATCH (k:ArticleSketch {articleId: id})
RETURN id AS articleId, k.publishedOn AS published, k.sketch AS sketch
"""

_STANCES_OF = """
UNWIND $ids AS id
MATCH (s:Statement {statementId: id})
OPTIONAL MATCH (s)-[:EXPRESSES]->(x:Stance)
OPTIONAL MATCH (a:Actor)-[h:TAKES]->(x)-[w:TOWARDS]->(t)
WITH id, x, a, h, w
WHERE a.actorId IS NOT NULL
RETURN id AS ownerId, x.stanceId AS evidenceId, h.named AS actorId, x.polarity AS polarity,
    x.form AS form, w.named AS target
"""

_CONDITIONS_OF = """
UNWIND $ids AS id
MATCH (s:Statement {statementId: id})
OPTIONAL MATCH (s)-[:EXPRESSES]->(x:Condition)
OPTIONAL MATCH (q:Position)<-[y:REQUIRES]-(x)-[z:CONSEQUENCE]->(p:Position)
WITH id, x, p, y, z
WHERE p.positionId IS NOT NULL
OPTIONAL MATCH (a:Actor)-[h:SETS]->(x)
RETURN id AS ownerId, x.conditionId AS evidenceId, coalesce(h.named, '') AS actorId,
    x.marker AS marker, z.named AS consequence, y.named AS requirement
"""

_BARE_STANCES = """
UNWIND $ids AS id
MATCH (x:Stance {stanceId: id})
OPTIONAL MATCH (a:Actor)-[h:TAKES]->(x)-[w:TOWARDS]->(t)
WITH id, x, a, h, w
WHERE a.actorId IS NOT NULL
RETURN id AS ownerId, id AS evidenceId, h.named AS actorId, x.polarity AS polarity,
    x.form AS form, w.named AS target
"""

_BARE_CONDITIONS = """
UNWIND $ids AS id
MATCH (x:Condition {conditionId: id})
OPTIONAL MATCH (q:Position)<-[y:REQUIRES]-(x)-[z:CONSEQUENCE]->(p:Position)
WITH id, x, p, y, z
WHERE p.positionId IS NOT NULL
OPTIONAL MATCH (a:Actor)-[h:SETS]->(x)
RETURN id AS ownerId, id AS evidenceId, coalesce(h.named, '') AS actorId, x.marker AS marker,
    z.named AS consequence, y.named AS requirement
"""

_READ = {  # by the letter with which ids begin
    "s": ("Statement", _STATEMENTS),
    "p": ("Stance", _STANCES),
    "c": ("Condition", _CONDITIONS),
}
_EXPRESSED = {
    "s": ((_STANCES_OF, "stance"), (_CONDITIONS_OF, "condition")),
    "p": ((_BARE_STANCES, "stance"),),
    "c": ((_BARE_CONDITIONS, "condition"),),
}
_NAMES = {
    "stance": ("side", "target"),
    "condition": ("marker", "consequence", "requirement"),
}


@dataclass(slots=True, kw_only=True, eq=False)
class Known:
    """Hold what was reported before: in which articles, the first of them when, in what words.

    ``founder`` is its first article if that is of the batch. ``evidence`` is what a statement
    expresses, or the stance or condition itself.
    """

    evidence_id: str
    source: Told | Report
    published: date
    label: str
    speakers: set[str] = field(default_factory=set)
    founder: str | None = None
    articles: set[str] = field(default_factory=set)
    evidence: dict[Likeness, str] = field(default_factory=dict)

    @property
    def told(self) -> Told:
        """Return the words of the first report."""
        return self.source.told if isinstance(self.source, Report) else self.source

    def express(self, likeness: Likeness, evidence_id: str) -> None:
        """Add what is expressed; of two that are alike the one with the lesser id counts."""
        self.evidence[likeness] = min(self.evidence.get(likeness, evidence_id), evidence_id)


def quotes_by_key(change: Transaction, keys: Iterable[str]) -> dict[str, list[str]]:
    """Read which statements have which keys."""
    rows = change.run(_QUOTE_KEYS, {"keys": sorted(keys)})
    return {str(row["key"]): list(row["statementIds"]) for row in rows}


def articles_by_key(change: Transaction, keys: Iterable[str]) -> dict[str, list[str]]:
    """Read which articles have which keys."""
    rows = change.run(_COPY_KEYS, {"keys": sorted(keys)})
    return {str(row["key"]): list(row["articleIds"]) for row in rows}


def reported_in(change: Transaction, article_ids: Iterable[str]) -> set[str]:
    """Read what articles report: statements, and stances and conditions of no statement."""
    ids = {"ids": sorted(article_ids)}
    queries = _STATEMENTS_IN, _STANCES_IN, _CONDITIONS_IN
    return {str(row["evidenceId"]) for query in queries for row in change.run(query, ids)}


def known_by(change: Transaction, ids: Iterable[str]) -> dict[str, Known]:
    """Read evidence with the words of its first report, its speakers and all its articles."""
    known: dict[str, Known] = {}
    for label, row in _rows(change, ids):
        evidence_id, published = str(row["evidenceId"]), row["published"]
        one = known.get(evidence_id)
        if one is None:
            told = told_by(row)
            one = Known(evidence_id=evidence_id, source=told, published=published, label=label)
            known[evidence_id] = one
        one.published = min(one.published, published)
        one.articles.add(str(row["articleId"]))
    said = {"ids": sorted(key for key, one in known.items() if one.label == "Statement")}
    for row in change.run(_SPEAKERS, said):
        known[str(row["evidenceId"])].speakers.add(who(str(row["named"])))
    return known


def _rows(change: Transaction, ids: Iterable[str]) -> Iterator[tuple[str, Row]]:
    for letter, some in _by_letter(ids).items():
        label, query = _READ[letter]
        for row in change.run(query, {"ids": some}):
            yield label, row


def express_all(change: Transaction, known: dict[str, Known]) -> None:
    """Add to what was reported before the stances and conditions in it."""
    for letter, ids in _by_letter(known).items():
        for query, kind in _EXPRESSED[letter]:
            for row in _by_words(change, change.run(query, {"ids": ids})):
                names = (str(row[name]) for name in _NAMES[kind])
                likeness = (kind, who(str(row["actorId"])), *names)
                known[str(row["ownerId"])].express(likeness, str(row["evidenceId"]))


def _by_words(change: Transaction, rows: list[Row]) -> list[Row]:
    """Give stances the side that they take by their words, whatever corrections make of it."""
    forms = {str(row["form"]) for row in rows if row.get("form")}
    stood = seats(change, sorted(forms)) if forms else {}
    for row in rows:
        if "polarity" in row:
            seat, polarity = stood.get(str(row["form"])), cast(Polarity, row["polarity"])
            row["side"] = OTHER[polarity] if seat and seat.turned else polarity
    return rows


def _by_letter(ids: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in sorted(ids):
        found.setdefault(one[0], []).append(one)
    return found


def sketches_of(change: Transaction, article_ids: Iterable[str]) -> dict[str, Dated]:
    """Read the sketches of articles, with their days; one that had nothing to tell has none."""
    rows = change.run(_SKETCHES, {"ids": sorted(article_ids)})
    return {str(row["articleId"]): (row["published"], read(str(row["sketch"]))) for row in rows}
