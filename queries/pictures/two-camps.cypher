// title: A position's two camps
// group: pictures
// question: Who supports a position, and who opposes it?
// parameter position: position - words of the position, or its id
// parameter limit: integer = 40 - at most so many arrows
UNWIND $position AS id
MATCH stands = (who:Actor)-[x:SUPPORTS|OPPOSES]->(p:Position {positionId: id})
RETURN stands
ORDER BY p.positionId, x.edgeId
LIMIT $limit
