"""Check that every piece of evidence still stands in its article, word for word."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from graph.reprints import same_words
from graph.rows import GAP
from graph.shape import Row
from graph.store import Store

_PAGE = 200  # articles whose texts are held in memory at a time

_ARTICLES = "MATCH (a:Article) RETURN a.articleId AS articleId ORDER BY articleId"

_TEXTS = """
UNWIND $ids AS id
MATCH (a:Article {articleId: id})
RETURN id AS articleId, a.name AS name, a.text AS text, a.sha256 AS sha256
ORDER BY articleId
"""

_REPORTS = {
    "Statement": """
UNWIND $ids AS id
MATCH (a:Article {articleId: id})
OPTIONAL MATCH (a)<-[r:REPORTED_IN]-(e:Statement)
WITH id, r, e
WHERE e.articleId IS NOT NULL
RETURN id AS articleId, e.statementId AS id, e.articleId AS founder, e.text AS text,
    r.charStart AS charStart, r.charEnd AS charEnd, r.spans AS spans
ORDER BY articleId, id, charStart
""",
    "Stance": """
UNWIND $ids AS id
MATCH (a:Article {articleId: id})
OPTIONAL MATCH (a)<-[r:REPORTED_IN]-(e:Stance)
WITH id, r, e
WHERE e.articleId IS NOT NULL
RETURN id AS articleId, e.stanceId AS id, e.articleId AS founder, e.text AS text,
    r.charStart AS charStart, r.charEnd AS charEnd, r.spans AS spans
ORDER BY articleId, id, charStart
""",
    "Condition": """
UNWIND $ids AS id
MATCH (a:Article {articleId: id})
OPTIONAL MATCH (a)<-[r:REPORTED_IN]-(e:Condition)
WITH id, r, e
WHERE e.articleId IS NOT NULL
RETURN id AS articleId, e.conditionId AS id, e.articleId AS founder, e.text AS text,
    r.charStart AS charStart, r.charEnd AS charEnd, r.spans AS spans,
    e.consequenceSpan AS consequenceSpan, e.requirementSpan AS requirementSpan
ORDER BY articleId, id, charStart
""",
}

_LOOSE = """
MATCH (e:Statement) WHERE NOT EXISTS { MATCH (e)-[:REPORTED_IN]->(a:Article) }
RETURN 'Statement' AS label, e.statementId AS id
UNION ALL
MATCH (e:Stance) WHERE NOT EXISTS { MATCH (e)-[:REPORTED_IN]->(a:Article) }
RETURN 'Stance' AS label, e.stanceId AS id
UNION ALL
MATCH (e:Condition) WHERE NOT EXISTS { MATCH (e)-[:REPORTED_IN]->(a:Article) }
RETURN 'Condition' AS label, e.conditionId AS id
"""

_QUOTES = """
MATCH (h)-[x:SUPPORTS|OPPOSES]->(t)
OPTIONAL MATCH (s:Stance {stanceId: x.stanceId})
WITH x, s
WHERE s.text IS NULL OR s.text <> x.quote
RETURN type(x) AS label, x.edgeId AS id
ORDER BY id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyProblem:
    """Name what does not stand in its article: label, id, the article's name, the reason."""

    label: str
    id: str
    article: str
    reason: str

    def __str__(self) -> str:
        """Write the problem in one line."""
        where = f" in {self.article}" if self.article else ""
        return f"{self.label} {self.id}{where}: {self.reason}"


@dataclass(slots=True, kw_only=True)
class VerifyReport:
    """Count what was checked: articles, those without their text, and reports of evidence."""

    articles: int = 0
    without_text: int = 0
    statements: int = 0
    stances: int = 0
    conditions: int = 0
    problems: list[VerifyProblem] = field(default_factory=list)


def verify(store: Store) -> VerifyReport:
    """Check each article's hash, and the offsets and words of all that it reports.

    The words of a statement, stance or condition must stand at their offsets in the article
    that founded it; another article that carries the statement must have some of the same words,
    though it may print more or fewer of them. Articles loaded without their text are counted.
    """
    report = VerifyReport()
    ids = [str(row["articleId"]) for row in store.run(_ARTICLES)]
    for start in range(0, len(ids), _PAGE):
        _verify_page(store, ids[start : start + _PAGE], report)
    amiss = [*store.run(_LOOSE), *store.run(_QUOTES)]
    for row in sorted(amiss, key=itemgetter("label", "id")):
        loose = row["label"] in _REPORTS
        reason = "no article reports it" if loose else "its quote is not that of its stance"
        report.problems.append(
            VerifyProblem(label=row["label"], id=row["id"], article="", reason=reason)
        )
    return report


def _verify_page(store: Store, ids: list[str], report: VerifyReport) -> None:
    articles = {str(row["articleId"]): row for row in store.run(_TEXTS, {"ids": ids})}
    for article_id, article in articles.items():
        report.articles += 1
        if article["text"] is None:
            report.without_text += 1
        elif hashlib.sha256(article["text"].encode()).hexdigest() != article["sha256"]:
            reason = "its text is not the one that was loaded (another hash)"
            report.problems.append(_problem("Article", article_id, article, reason))
    for label, query in _REPORTS.items():
        for row in store.run(query, {"ids": ids}):
            _count(report, label)
            article = articles[str(row["articleId"])]
            if article["text"] is not None:
                report.problems += [
                    _problem(label, str(row["id"]), article, reason)
                    for reason in _reasons(label, row, article["text"])
                ]


def _count(report: VerifyReport, label: str) -> None:
    report.statements += label == "Statement"
    report.stances += label == "Stance"
    report.conditions += label == "Condition"


def _problem(label: str, key: str, article: Row, reason: str) -> VerifyProblem:
    return VerifyProblem(label=label, id=key, article=str(article["name"]), reason=reason)


def _reasons(label: str, row: Row, text: str) -> Iterator[str]:
    """Say why a report does not stand, if it does not."""
    numbers = [row["charStart"], row["charEnd"], *(row["spans"] or [])]
    numbers += [*(row.get("consequenceSpan") or []), *(row.get("requirementSpan") or [])]
    own = row["founder"] == row["articleId"]
    if label == "Condition" and not own:
        numbers = numbers[:4]  # the spans of its halves count in the article that founded it
    spans = list(zip(numbers[::2], numbers[1::2], strict=True))
    if any(not 0 <= start < end <= len(text) for start, end in spans):
        yield f"its offsets lie outside the text of {len(text)} characters"
        return
    parts = spans[1:] if label == "Statement" else spans[:1]
    words = GAP.join(text[start:end] for start, end in parts)
    if own:
        if words != row["text"]:
            yield "other words stand at its offsets"
    elif label == "Statement" and not same_words(words, str(row["text"])):
        yield "other words stand at its offsets than in the article that founded it"
