// title: Camps on a day
// group: for and against
// question: Who stood on which side of a position on one day, and who has left that side since?
// plot: camps
// parameter position: position - words of the position, or its id
// parameter day: date = 9999-12-31 - the day; the latest without it
// parameter limit: integer = 200 - at most so many rows
UNWIND $position AS id
MATCH (p:Position {positionId: id})
OPTIONAL MATCH (p)<-[x:SUPPORTS|OPPOSES]-(who:Actor)
OPTIONAL MATCH (p)<-[y:SUPPORTS|OPPOSES]-(who)
WHERE y.spell > x.spell
WITH p, x, who, min(y.first) AS leftOn
WHERE who.actorId IS NOT NULL AND coalesce(x.first, date('0001-01-01')) <= $day
    AND (leftOn IS NULL OR leftOn > $day)
OPTIONAL MATCH (who)-[:SPEAKS_FOR]->(c:Country)
WITH p, x, who, leftOn, min(c.name) AS country
RETURN p.text AS position, CASE WHEN type(x) = 'SUPPORTS' THEN 'for' ELSE 'against' END AS side,
    who.name AS actor, country AS speaksFor, x.first AS since, leftOn AS leftOn,
    x.conditional AS conditional, x.quote AS quote, x.stanceId AS stanceId,
    p.positionId AS positionId
ORDER BY position, positionId, side DESC, coalesce(since, date('9999-12-31')), actor, stanceId
LIMIT $limit
