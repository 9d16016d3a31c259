// title: A country's voices
// group: countries
// question: Who speaks for a country, in which role, from when to when, and how often?
// parameter country: country - for which they speak
// parameter limit: integer = 100 - at most so many rows
MATCH (c:Country {iso3: $country})<-[r:SPEAKS_FOR]-(who:Actor)
OPTIONAL MATCH (who)-[:SAID]->(s:Statement)
WITH who, r, count(s) AS statements
OPTIONAL MATCH (who)-[:TAKES]->(t:Stance)
WHERE NOT t.dismissed
WITH who, r, statements, count(t) AS stances
RETURN who.name AS actor, who.kind AS kind, r.role AS role, r.first AS first, r.last AS last,
    statements AS statements, stances AS stances, who.actorId AS actorId
ORDER BY statements DESC, stances DESC, actor, actorId, role
LIMIT $limit
