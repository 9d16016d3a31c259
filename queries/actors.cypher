// title: Actors
// group: who said
// question: Who is in the graph, under which names, and how much do they say?
// parameter about: text = "" - a part of the name; all actors without it
// parameter limit: integer = 50 - at most so many rows
WITH toLower($about) AS about
MATCH (who:Actor)
WHERE about = '' OR toLower(who.name) CONTAINS about
    OR any(alias IN who.aliases WHERE toLower(alias) CONTAINS about)
OPTIONAL MATCH (who)-[:SPEAKS_FOR]->(c:Country)
WITH who, min(c.name) AS country
RETURN who.name AS actor, who.kind AS kind, country AS speaksFor, who.aliases AS aliases,
    COUNT { MATCH (who)-[:SAID]->(s:Statement) } AS statements,
    COUNT { MATCH (who)-[:TAKES]->(t:Stance) } AS stances,
    COUNT { MATCH (who)-[:SETS]->(d:Condition) } AS conditions, who.actorId AS actorId
ORDER BY statements DESC, stances DESC, actor, actorId
LIMIT $limit
