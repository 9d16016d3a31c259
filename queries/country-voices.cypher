// title: A country's voices
// group: countries
// question: Who speaks for a country, in which role, from when to when, and how often?
// parameter country: country - for which they speak
// parameter limit: integer = 100 - at most so many rows
MATCH (who:Actor)-[r:SPEAKS_FOR]->(c:Country {iso3: $country})
RETURN who.name AS actor, who.kind AS kind, r.role AS role, r.first AS first, r.last AS last,
    COUNT { MATCH (who)-[:SAID]->(s:Statement) } AS statements,
    COUNT { MATCH (who)-[:TAKES]->(t:Stance) } AS stances, who.actorId AS actorId
ORDER BY statements DESC, stances DESC, actor, actorId, role
LIMIT $limit
