// title: Closer or further apart
// group: alliances
// question: On what did two who once agreed come apart, or two who once differed come together?
// parameter actor: actor - the one
// parameter other: actor - the other
// parameter to: date = 9999-12-31 - the day of the comparison; the latest without it
// parameter limit: integer = 100 - at most so many rows
MATCH (a:Actor {actorId: $actor})-[x:SUPPORTS|OPPOSES]->(t)
MATCH (b:Actor {actorId: $other})-[y:SUPPORTS|OPPOSES]->(t)
MATCH (a)-[v:SUPPORTS|OPPOSES]->(t)
MATCH (b)-[w:SUPPORTS|OPPOSES]->(t)
WHERE NOT EXISTS {
        MATCH (a)-[z:SUPPORTS|OPPOSES]->(t) WHERE z.spell > x.spell AND z.first <= $to
    }
    AND NOT EXISTS {
        MATCH (b)-[z:SUPPORTS|OPPOSES]->(t) WHERE z.spell > y.spell AND z.first <= $to
    }
WITH a, b, t, x, y, v, w
WHERE x.first <= $to AND y.first <= $to AND (x.spell > 1 OR y.spell > 1)
    AND v.spell = 1 AND w.spell = 1
    AND (type(v) = type(w) AND type(x) <> type(y) OR type(v) <> type(w) AND type(x) = type(y))
RETURN CASE WHEN type(x) = type(y) THEN 'closer' ELSE 'apart' END AS now,
    coalesce(t.text, t.name) AS position, a.name AS actor,
    CASE WHEN type(x) = 'SUPPORTS' THEN 'supports' ELSE 'opposes' END AS stance,
    x.first AS since, x.spell > 1 AS moved, b.name AS other,
    CASE WHEN type(y) = 'SUPPORTS' THEN 'supports' ELSE 'opposes' END AS otherStance,
    y.first AS otherSince, y.spell > 1 AS otherMoved, v.quote AS quoteBefore, x.quote AS quoteNow,
    w.quote AS otherQuoteBefore, y.quote AS otherQuoteNow, v.stanceId AS stanceIdBefore,
    x.stanceId AS stanceIdNow, w.stanceId AS otherStanceIdBefore, y.stanceId AS otherStanceIdNow
ORDER BY now, position, stanceIdNow, otherStanceIdNow
LIMIT $limit
