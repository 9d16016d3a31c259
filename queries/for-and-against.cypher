// title: For and against
// group: for and against
// question: Who is for a position and who against, since when, and who has changed?
// plot: camps
// parameter position: position - words of the position, or its id
// parameter limit: integer = 200 - at most so many rows
UNWIND $position AS id
MATCH (p:Position {positionId: id})
OPTIONAL MATCH (p)<-[x:SUPPORTS|OPPOSES]-(who:Actor)
WHERE NOT EXISTS { MATCH (p)<-[y:SUPPORTS|OPPOSES]-(who) WHERE y.spell > x.spell }
WITH p, x, who
WHERE who.actorId IS NOT NULL
OPTIONAL MATCH (who)-[:SPEAKS_FOR]->(c:Country)
WITH p, x, who, min(c.name) AS country
RETURN p.text AS position, CASE WHEN type(x) = 'SUPPORTS' THEN 'for' ELSE 'against' END AS side,
    who.name AS actor, country AS speaksFor, x.first AS since, x.last AS lastSaid,
    x.stances AS times, x.articles AS articles, x.conditional AS conditional,
    x.spell > 1 AS changedSides, x.quote AS quote, x.stanceId AS stanceId,
    p.positionId AS positionId
ORDER BY position, positionId, side DESC, coalesce(since, date('9999-12-31')), actor, stanceId
LIMIT $limit
