// title: Who moved first
// group: over time
// question: In which order did actors take sides of a position and change them, and after how many?
// parameter position: position - words of the position, or its id
// parameter from: date = 0001-01-01 - the first day of the move
// parameter to: date = 9999-12-31 - the last day of the move
// parameter limit: integer = 200 - at most so many rows
UNWIND $position AS id
MATCH (p:Position {positionId: id})
OPTIONAL MATCH (p)<-[x:SUPPORTS|OPPOSES]-(who:Actor)
OPTIONAL MATCH (p)<-[y:SUPPORTS|OPPOSES]-(other:Actor)
WHERE type(y) = type(x) AND y.first < x.first AND other.actorId <> who.actorId
WITH p, x, who, count(DISTINCT other) AS before
WHERE x.first >= $from AND x.first <= $to
OPTIONAL MATCH (who)-[:SPEAKS_FOR]->(c:Country)
WITH p, x, who, before, min(c.name) AS country
RETURN p.text AS position, x.first AS moved, who.name AS actor, country AS speaksFor,
    CASE WHEN x.spell > 1 THEN 'changes to' ELSE 'takes' END AS move,
    CASE WHEN type(x) = 'SUPPORTS' THEN 'for' ELSE 'against' END AS side,
    before AS othersBefore, x.quote AS quote, x.stanceId AS stanceId, p.positionId AS positionId
ORDER BY position, positionId, moved, othersBefore, actor, stanceId
LIMIT $limit
