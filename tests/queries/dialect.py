"""Know what means something else on ladybug than on Neo4j, or takes one of them far longer.

Most of it raises no error: it answers something else. Each rule has texts that break it and texts
that do not.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

Check = Callable[[str], bool]

_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
_TEXT = re.compile(r"'(?:[^'\\]|\\.)*'")
_CLAUSE = re.compile(
    r"\b(OPTIONAL MATCH|MATCH|WHERE|WITH|UNWIND|RETURN|ORDER BY|LIMIT|UNION ALL|UNION)\b"
)
_RELATIONSHIP = re.compile(r"\[\s*\w*\s*:([\w|]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Name what is to be left out; ``broken`` is a pattern, or tells it from a text."""

    what: str
    broken: str | Check
    bad: tuple[str, ...]
    good: tuple[str, ...]

    def breaks(self, cypher: str) -> bool:
        """Tell whether a query has it; comments and texts in quotation marks do not count."""
        plain = _TEXT.sub("''", _COMMENT.sub("", cypher))
        if callable(self.broken):
            return self.broken(plain)
        return bool(re.search(self.broken, plain))


def _clauses(cypher: str) -> list[tuple[str, str]]:
    parts = _CLAUSE.split(cypher)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def _walks(cypher: str) -> bool:
    """Find a pattern that may take one relationship twice, with nothing that keeps it apart."""
    clauses = [*_clauses(cypher), ("", "")]
    for (word, text), (after, condition) in pairwise(clauses):
        if word not in ("MATCH", "OPTIONAL MATCH"):
            continue
        types = [set(found.split("|")) for found in _RELATIONSHIP.findall(text)]
        twice = any(a & b for n, a in enumerate(types) for b in types[n + 1 :])
        if twice and not (after == "WHERE" and re.search(r"<>|<\s*\w+\.", condition)):
            return True
    return False


def _shadows(cypher: str) -> bool:
    """Find a column that is named like a node or relationship and ordered by."""
    returned, _, ordered = cypher.rpartition("RETURN")[2].partition("ORDER BY")
    bound = set(re.findall(r"[(\[]\s*(\w+)\s*[:)\]{]", cypher.rpartition("RETURN")[0]))
    columns = set(re.findall(r"\bAS (\w+)", returned))
    return bool(columns & bound & set(re.findall(r"\w+", ordered)))


def _reads_on(cypher: str) -> bool:
    """Find a MATCH that goes on from a key out of a list, or behind an aggregate."""
    listed = re.search(
        r"UNWIND\s+\S+\s+AS\s+(\w+)\s+MATCH\s[^{]*\{\w+:\s*\1\s*\}\)\s*[<-]"
        r"|UNWIND\s+\S+\s+AS\s+(\w+)\s+MATCH\s[^{]*\{\w+:\s*\2\s*\}\)\s+(WITH\s[^()]*\s)?MATCH",
        cypher,
    )
    counted = (
        r"\bWITH\b[^{}]*\b(count|min|max|sum|avg)\((?:(?!\bRETURN\b).)*?(?<!OPTIONAL )\bMATCH\b"
    )
    return bool(listed or re.search(counted, _without_subqueries(cypher), re.DOTALL))


def _filters_early(cypher: str) -> bool:
    """Find a condition on a relationship with another MATCH behind it and no WITH between."""
    clauses = [*_clauses(_without_subqueries(cypher)), ("", "")]
    for number, ((word, text), (after, condition)) in enumerate(pairwise(clauses)):
        named = re.findall(r"\[\s*(\w+)\s*:[^\]{]*\]", text) if after == "WHERE" else []
        tested = any(re.search(rf"\b{one}\.|\({one}\)", condition) for one in named)
        if word == "MATCH" and (tested or re.search(r"\[[^\]]*\{", text)):
            following = [later for later, _ in clauses[number + 1 :] if later != "WHERE"]
            if following[0] == "MATCH":
                return True
    return False


def _without_subqueries(cypher: str) -> str:
    return re.sub(r"\bEXISTS\s*\{[^{}]*(\{[^{}]*\}[^{}]*)*\}", "EXISTS", cypher)


# What answers something else, or is refused on one of the two.
RULES = (
    Rule(
        what="a list index or slice, which counts from 1 on ladybug",
        broken=r"[\w)\]]\[",
        bad=("RETURN l[0] AS x", "RETURN l[-1] AS x", "RETURN split(a, b)[i] AS x"),
        good=("WHERE x IN [1, 2]", "MATCH (a)-[r:SAID]->(b)"),
    ),
    Rule(
        what="substring(), which counts from 1 on ladybug",
        broken=r"(?i)\bsubstring\s*\(",
        bad=("RETURN substring(a.name, 0, 3) AS x",),
        good=("RETURN left(a.name, 3) AS x", "RETURN 'substring(' AS x"),
    ),
    Rule(
        what="collect(), whose order ladybug loses",
        broken=r"(?i)\bcollect\s*[({]",
        bad=("WITH a ORDER BY a.name RETURN collect(a) AS x", "RETURN COLLECT { MATCH (a) } AS x"),
        good=("RETURN count(a) AS x",),
    ),
    Rule(
        what="an order that is not the last thing asked for",
        broken=r"ORDER BY(?:(?!\bUNION\b)[^;])*\b(MATCH|WITH|RETURN|UNWIND)\b",
        bad=("WITH a ORDER BY a.name MATCH (a)-->(b) RETURN b.name AS x",),
        good=("MATCH (a) RETURN a.name AS x ORDER BY x LIMIT 3",),
    ),
    Rule(
        what="an undirected relationship",
        broken=r"\)\s*-\s*(\[[^\]]*\])?\s*-\s*\(",
        bad=("MATCH (a)-[r:SAID]-(b)", "MATCH (a)--(b)", "MATCH (a)-[:R*1..3]-(b)"),
        good=("MATCH (a)-[r:SAID]->(b)", "MATCH (a)<-[:SAID]-(b)", "RETURN (a.x)-(b.x) AS y"),
    ),
    Rule(
        what="a path of several steps, which ladybug walks in circles",
        broken=r"\[[^\]]*\*[^\]]*\](?![^;]*\bDISTINCT\b)",
        bad=("MATCH (a)-[:R*1..3]->(b) RETURN b.name AS x",),
        good=("MATCH (a)-[:R*1..3]->(b) WITH DISTINCT b AS b RETURN b.name AS x",),
    ),
    Rule(
        what="a path without an end",
        broken=r"\*\s*(\d+)?\s*(\.\.)?\s*\](?<!\d\])|\*\s*\d*\s*\.\.\s*\]",
        bad=("MATCH (a)-[:R*]->(b) WITH DISTINCT b", "MATCH (a)-[:R*1..]->(b) WITH DISTINCT b"),
        good=("MATCH (a)-[:R*1..3]->(b)", "MATCH (a)-[:R*2]->(b)", "RETURN count(*) AS x"),
    ),
    Rule(
        what="one relationship twice in a pattern, without <> between its ends",
        broken=_walks,
        bad=(
            "MATCH (a)-[:SAID]->(s)<-[:SAID]-(b) RETURN b.name AS x",
            "MATCH (a)-[x:SUPPORTS|OPPOSES]->(t), (b)-[y:OPPOSES]->(t) WHERE t.text = 'x'",
        ),
        good=(
            "MATCH (a)-[:SAID]->(s)<-[:SAID]-(b) WHERE a.actorId <> b.actorId RETURN b.name AS x",
            "MATCH (a)-[:SAID]->(s)<-[:SAID]-(b) WHERE a.actorId < b.actorId RETURN b.name AS x",
            "MATCH (a)-[:SAID]->(s) MATCH (s)<-[:SAID]-(b) RETURN b.name AS x",
            "MATCH (a)-[:TAKES]->(s)-[:TOWARDS]->(t) RETURN t.name AS x",
        ),
    ),
    Rule(
        what="null within a list that is searched",
        broken=r"(?i)\bIN\s*\[[^\]]*\bnull\b",
        bad=("WHERE 1 IN [2, null]",),
        good=("WHERE 1 IN [2, 3]",),
    ),
    Rule(
        what="sum() without coalesce()",
        broken=r"(?<!coalesce\()\bsum\s*\(",
        bad=("RETURN sum(x.stances) AS n",),
        good=("RETURN coalesce(sum(x.stances), 0) AS n",),
    ),
    Rule(
        what="an IS NULL test of a parameter",
        broken=r"\$\w+\s+IS\s+(NOT\s+)?NULL",
        bad=("WHERE $k IS NULL OR x = $k", "WHERE $k IS NOT NULL"),
        good=("WHERE $k = '' OR x.name = $k", "WHERE x.name IS NULL"),
    ),
    Rule(
        what="a parameter within any(), all(), none() or single()",
        broken=r"\b(any|all|none|single)\((?:[^()]|\([^()]*(?:\([^()]*\))?[^()]*\))*\bWHERE\b"
        r"(?:[^()]|\([^()]*\))*\$",
        bad=("WHERE any(alias IN a.aliases WHERE alias = $form)",),
        good=(
            "WHERE any(alias IN a.aliases WHERE alias = form)",
            "WHERE all(w IN $words WHERE w = 1)",
        ),
    ),
    Rule(
        what="a comprehension",
        broken=r"\[\s*\w+\s+IN\s|\[\s*\(",
        bad=("RETURN [x IN l | x.a] AS y", "RETURN [(a)-->(b) | b.name] AS y"),
        good=("WHERE any(x IN l WHERE x = 'a')",),
    ),
    Rule(
        what="reduce(), head(), last() or tail()",
        broken=r"\b(reduce|head|last|tail)\s*\(",
        bad=("RETURN head(l) AS x", "RETURN reduce(t = 0, n IN l | t + n) AS x"),
        good=("RETURN x.last AS last",),
    ),
    Rule(
        what="CALL or FOREACH",
        broken=r"\b(CALL|FOREACH)\b",
        bad=("CALL { MATCH (a) RETURN a }", "FOREACH (x IN l | SET x.a = 1)"),
        good=("MATCH (a:Actor) RETURN a.name AS callName",),
    ),
    Rule(
        what="a pattern in EXISTS or COUNT without MATCH",
        broken=r"(EXISTS|COUNT)\s*\{\s*\(",
        bad=("WHERE EXISTS { (a)-->(b) }",),
        good=("WHERE EXISTS { MATCH (a)-->(b) }",),
    ),
    Rule(
        what="a WHERE inside a pattern",
        broken=r"\(\w*(:\w+)?\s+WHERE\b|\[\w*(:[\w|]+)?\s+WHERE\b",
        bad=("MATCH (a:Actor WHERE a.name = 'x')", "MATCH (a)-[r:SAID WHERE r.x = 1]->(b)"),
        good=("MATCH (a:Actor) WHERE a.name = 'x'",),
    ),
    Rule(
        what="a test of a label, or several labels of a node",
        broken=r"\b(WHERE|AND|OR|NOT|WHEN)\s+\w+:\w+|\(\w*:\w+[:&|!]",
        bad=("MATCH (a) WHERE a:Actor", "MATCH (a:Actor:Person)", "MATCH (a:Actor|Country)"),
        good=("MATCH (a:Actor)-[:SUPPORTS|OPPOSES]->(t)",),
    ),
    Rule(
        what="labels(), keys() or properties()",
        broken=r"\b(labels|keys|properties)\s*\(",
        bad=("RETURN labels(a) AS x",),
        good=("RETURN type(r) AS x",),
    ),
    Rule(
        what="a map projection or a map added to a node",
        broken=r"\w\s*\{\s*\.|\+=",
        bad=("RETURN a {.name} AS x", "SET a += $row"),
        good=("MATCH (a:Actor {actorId: $actor})",),
    ),
    Rule(
        what="shortestPath() or a quantified path",
        broken=r"shortestPath|\bSHORTEST\b|\)\)\s*[+*{]",
        bad=("MATCH p = shortestPath((a)-[*..4]->(b))", "MATCH ((a)-[:R]->(b)){1,3}"),
        good=("MATCH (a)-[:R]->(b)",),
    ),
    Rule(
        what="a clock, a duration or a part of a date",
        broken=r"\b(datetime|localdatetime|duration|timestamp)\s*[.(]|\bdate\(\)|\.(year|month|day)\b",
        bad=("RETURN datetime() AS x", "RETURN a.saidOn.year AS x", "WHERE a.x < date()"),
        good=("RETURN date('0001-01-01') AS x",),
    ),
    Rule(
        what="a difference of dates",
        broken=r"\b(first|last|saidOn|publishedOn)\s*-\s",
        bad=("RETURN x.last - x.first AS days",),
        good=("RETURN agree - differ AS balance",),
    ),
    Rule(
        what="a list without elements",
        broken=r"UNWIND\s*\[\s*\]",
        bad=("UNWIND [] AS x",),
        good=("UNWIND $ids AS id",),
    ),
    Rule(
        what="a property named end",
        broken=r"\.end\b|\bend\s*:",
        bad=("RETURN r.end AS x", "MATCH (a {end: 3})"),
        good=("RETURN r.charEnd AS x", "RETURN CASE WHEN x THEN 1 ELSE 2 END AS y"),
    ),
    Rule(
        what="a full-text index",
        broken=r"(?i)fulltext|QUERY_FTS",
        bad=("RETURN db.index.fulltext.queryNodes('x', 'y') AS z",),
        good=("WHERE a.name CONTAINS $name",),
    ),
    Rule(
        what="toLower() that does not replace İ and Σ, which the stores write small unlike",
        broken=r"\btoLower\((?!replace\(replace\()",
        bad=("WHERE toLower(s.text) CONTAINS $words",),
        good=("WHERE toLower(replace(replace(s.text, 'İ', 'i'), 'Σ', 'σ')) CONTAINS $words",),
    ),
    Rule(
        what="a condition on a relationship before another MATCH, for which ladybug loses rows",
        broken=_filters_early,
        bad=(
            "MATCH (p)<-[v:TOWARDS]-(s) WHERE v.side = 'x' MATCH (s)<-[:TAKES]-(a) RETURN a",
            "MATCH (p)<-[v:TOWARDS {side: 'x'}]-(s) MATCH (s)<-[:TAKES]-(a) RETURN a.name AS x",
        ),
        good=(
            "MATCH (p)<-[v:TOWARDS]-(s) WHERE s.act = 'x' MATCH (s)<-[:TAKES]-(a) "
            "WITH v, a WHERE v.side = 'x' RETURN a.name AS x",
            "MATCH (p)<-[v:R]-(s) WHERE v.side = 'x' OPTIONAL MATCH (s)<-[:TAKES]-(a) RETURN a",
        ),
    ),
    Rule(
        what="toUpper(), round() or toString() and toInteger() but of a date's letters and digits",
        broken=r"\b(toUpper|round)\s*\(|(?<!left\()(?<!right\()\btoString\s*\("
        r"|\btoInteger\s*\((?!(left|right)\()",
        bad=(
            "RETURN toString(1.0) AS x",
            "RETURN toInteger(3.7) AS x",
            "RETURN toUpper('ß') AS x",
            "RETURN round(2.5) AS x",
        ),
        good=(
            "RETURN s.confidence AS x",
            "RETURN left(toString(s.saidOn), 7) AS month",
            "RETURN toInteger(right(toString(day), 2)) AS d",
        ),
    ),
    Rule(
        what="a column that is ordered by and named like a node",
        broken=_shadows,
        bad=("MATCH (actor:Actor) RETURN actor.name AS actor ORDER BY actor",),
        good=("MATCH (who:Actor) RETURN who.name AS actor ORDER BY actor",),
    ),
)

# What answers the same, and reads whole tables where a few rows would do.
SLOW = (
    Rule(
        what="a key searched in a list, for which ladybug reads the whole table",
        broken=r"\.\w+\s+IN\s+\$",
        bad=("MATCH (a:Actor) WHERE a.actorId IN $ids RETURN a.name AS x",),
        good=("UNWIND $ids AS id MATCH (a:Actor {actorId: id}) RETURN a.name AS x",),
    ),
    Rule(
        what="COUNT { }, for which ladybug reads the whole table",
        broken=r"\bCOUNT\s*\{",
        bad=("RETURN COUNT { MATCH (a)-[:SAID]->(s) } AS n",),
        good=("OPTIONAL MATCH (a)-[:SAID]->(s) WITH a, count(s) AS n RETURN n AS n",),
    ),
    Rule(
        what="MATCH behind a key out of a list or an aggregate: OPTIONAL MATCH goes on from it",
        broken=_reads_on,
        bad=(
            "UNWIND $ids AS id MATCH (p:Position {positionId: id})<-[x:OPPOSES]-(who)",
            "UNWIND $ids AS id MATCH (p:Position {positionId: id}) MATCH (p)<-[x:OPPOSES]-(who)",
            "MATCH (a)-[:SAID]->(s) WITH a, count(s) AS n MATCH (a)-[:TAKES]->(t) RETURN n AS n",
        ),
        good=(
            "UNWIND $ids AS id MATCH (p:Position {positionId: id}) OPTIONAL MATCH (p)-[x:R]->(q)",
            "MATCH (a)-[:SAID]->(s) WITH a, count(s) AS n OPTIONAL MATCH (a)-[:TAKES]->(t)",
            "MATCH (n:Stance) WITH count(n) AS n RETURN n UNION ALL MATCH (n:Actor) RETURN n",
        ),
    ),
)


def broken(cypher: str, rules: tuple[Rule, ...] = RULES) -> list[str]:
    """Name what a query has that is to be left out."""
    return [rule.what for rule in rules if rule.breaks(cypher)]
