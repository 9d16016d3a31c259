// title: Friends and foes
// group: pictures
// question: Which people, bodies and countries back or attack one another?
// parameter limit: integer = 40 - at most so many arrows
MATCH stands = (who:Actor)-[x:SUPPORTS|OPPOSES]->(t:Actor)
RETURN stands
ORDER BY x.stances DESC, x.edgeId
LIMIT $limit
