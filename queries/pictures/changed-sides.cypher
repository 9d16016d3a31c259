// title: Who changed sides
// group: pictures
// question: Who has stood on both sides of the same thing?
// parameter limit: integer = 40 - at most so many arrows
MATCH (who:Actor)-[y:SUPPORTS|OPPOSES]->(t)
WHERE y.spell > 1
WITH DISTINCT who AS who, t AS t
MATCH stands = (who)-[x:SUPPORTS|OPPOSES]->(t)
RETURN stands
ORDER BY who.actorId, x.first, x.edgeId
LIMIT $limit
