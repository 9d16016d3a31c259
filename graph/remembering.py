"""Read from a store what was reported before, for a batch that may report it again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from graph.reports import Told, told_by, who
from graph.shape import Row
from graph.shingles import Sketch, read
from graph.store import Transaction

# By what one report's stance or condition equals another's of the same utterance.
Likeness = tuple[str, ...]

_QUOTE_KEYS = """
UNWIND $keys AS key
MATCH (k:QuoteKey {key: key})
RETURN key AS key, k.statementIds AS evidenceIds
"""

_COPY_KEYS = """
UNWIND $keys AS key
MATCH (k:CopyKey {key: key})
RETURN key AS key, k.evidenceIds AS evidenceIds
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
RETURN id AS articleId, k.sketch AS sketch
"""

_STANCES_OF = """
UNWIND $ids AS id
MATCH (s:Statement {statementId: id})
OPTIONAL MATCH (s)-[:EXPRESSES]->(x:Stance)
OPTIONAL MATCH (a:Actor)-[h:TAKES]->(x)-[w:TOWARDS]->(t)
WITH id, x, a, h, w
WHERE a.actorId IS NOT NULL
RETURN id AS ownerId, x.stanceId AS evidenceId, h.named AS actorId, w.side AS side,
    w.named AS target
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
WITH id, a, h, w
WHERE a.actorId IS NOT NULL
RETURN id AS ownerId, id AS evidenceId, h.named AS actorId, w.side AS side, w.named AS target
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

_READ = {"s": _STATEMENTS, "p": _STANCES, "c": _CONDITIONS}  # by the letter that ids begin with
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
    told: Told
    published: date
    founder: str | None = None
    articles: set[str] = field(default_factory=set)
    evidence: dict[Likeness, str] = field(default_factory=dict)

    def express(self, likeness: Likeness, evidence_id: str) -> None:
        """Add what is expressed; of two that are alike the one with the lesser id counts."""
        self.evidence[likeness] = min(self.evidence.get(likeness, evidence_id), evidence_id)


def ids_by_key(
    change: Transaction, quotes: Iterable[str], copies: Iterable[str]
) -> dict[str, list[str]]:
    """Read which statements have which keys, and which stances and conditions of no statement."""
    rows = [
        *change.run(_QUOTE_KEYS, {"keys": sorted(quotes)}),
        *change.run(_COPY_KEYS, {"keys": sorted(copies)}),
    ]
    return {str(row["key"]): [str(one) for one in row["evidenceIds"]] for row in rows}


def known_by(change: Transaction, ids: Iterable[str]) -> Iterator[Known]:
    """Read evidence with the words of its first report and all its articles."""
    known: dict[str, Known] = {}
    for row in _rows(change, ids):
        evidence_id, published = str(row["evidenceId"]), row["published"]
        one = known.get(evidence_id)
        if one is None:
            one = Known(evidence_id=evidence_id, told=told_by(row), published=published)
            known[evidence_id] = one
        one.published = min(one.published, published)
        one.articles.add(str(row["articleId"]))
    yield from known.values()


def _rows(change: Transaction, ids: Iterable[str]) -> Iterator[Row]:
    for letter, some in _by_letter(ids).items():
        yield from change.run(_READ[letter], {"ids": some})


def express_all(change: Transaction, known: dict[str, Known]) -> None:
    """Add to what was reported before the stances and conditions in it."""
    for letter, ids in _by_letter(known).items():
        for query, kind in _EXPRESSED[letter]:
            for row in change.run(query, {"ids": ids}):
                names = (str(row[name]) for name in _NAMES[kind])
                likeness = (kind, who(str(row["actorId"])), *names)
                known[str(row["ownerId"])].express(likeness, str(row["evidenceId"]))


def _by_letter(ids: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in sorted(ids):
        found.setdefault(one[0], []).append(one)
    return found


def sketches_of(change: Transaction, article_ids: Iterable[str]) -> dict[str, Sketch]:
    """Read the sketches of articles; one that had nothing to tell has none."""
    rows = change.run(_SKETCHES, {"ids": sorted(article_ids)})
    return {str(row["articleId"]): read(str(row["sketch"])) for row in rows}
