// title: Positions that two share
// group: alliances
// question: On what have two actors both taken sides, and do they agree now?
// parameter actor: actor - the one
// parameter other: actor - the other
// parameter limit: integer = 100 - at most so many rows
MATCH (a:Actor {actorId: $actor})-[x:SUPPORTS|OPPOSES]->(t)
MATCH (b:Actor {actorId: $other})-[y:SUPPORTS|OPPOSES]->(t)
WHERE NOT EXISTS { MATCH (a)-[z:SUPPORTS|OPPOSES]->(t) WHERE z.spell > x.spell }
    AND NOT EXISTS { MATCH (b)-[z:SUPPORTS|OPPOSES]->(t) WHERE z.spell > y.spell }
RETURN CASE WHEN type(x) = type(y) THEN 'agree' ELSE 'differ' END AS verdict,
    coalesce(t.text, t.name) AS position, a.name AS actor,
    CASE WHEN type(x) = 'SUPPORTS' THEN 'supports' ELSE 'opposes' END AS stance,
    x.first AS since, x.quote AS quote, b.name AS other,
    CASE WHEN type(y) = 'SUPPORTS' THEN 'supports' ELSE 'opposes' END AS otherStance,
    y.first AS otherSince, y.quote AS otherQuote, x.stanceId AS stanceId,
    y.stanceId AS otherStanceId
ORDER BY verdict, position, stanceId, otherStanceId
LIMIT $limit
