// title: Positions that two share
// group: alliances
// question: On what have two actors both taken sides, and do they agree now?
// parameter actor: actor - the one
// parameter other: actor - the other
// parameter from: date = 0001-01-01 - the first day on which it was still said
// parameter to: date = 9999-12-31 - the day of the comparison; the latest without it
// parameter limit: integer = 100 - at most so many rows
MATCH (a:Actor {actorId: $actor})-[x:SUPPORTS|OPPOSES]->(t)
MATCH (b:Actor {actorId: $other})-[y:SUPPORTS|OPPOSES]->(t)
WHERE NOT EXISTS {
        MATCH (a)-[z:SUPPORTS|OPPOSES]->(t)
        WHERE z.spell > x.spell AND coalesce(z.first, date('0001-01-01')) <= $to
    }
    AND NOT EXISTS {
        MATCH (b)-[z:SUPPORTS|OPPOSES]->(t)
        WHERE z.spell > y.spell AND coalesce(z.first, date('0001-01-01')) <= $to
    }
WITH a, t, x, y, b
WHERE coalesce(x.last, date('9999-12-31')) >= $from
    AND coalesce(x.first, date('0001-01-01')) <= $to
    AND coalesce(y.last, date('9999-12-31')) >= $from
    AND coalesce(y.first, date('0001-01-01')) <= $to
RETURN CASE WHEN type(x) = type(y) THEN 'agree' ELSE 'differ' END AS verdict,
    coalesce(t.text, t.name) AS position, a.name AS actor,
    CASE WHEN type(x) = 'SUPPORTS' THEN 'supports' ELSE 'opposes' END AS stance,
    x.first AS since, x.quote AS quote, b.name AS other,
    CASE WHEN type(y) = 'SUPPORTS' THEN 'supports' ELSE 'opposes' END AS otherStance,
    y.first AS otherSince, y.quote AS otherQuote, x.stanceId AS stanceId,
    y.stanceId AS otherStanceId
ORDER BY verdict, position, stanceId, otherStanceId
LIMIT $limit
