// title: Actors
// group: who said
// question: Who is in the graph, under which names, and how much do they say?
// parameter about: text = "" - a part of the name; all actors without it
// parameter limit: integer = 50 - at most so many rows
WITH toLower(replace(replace($about, 'İ', 'i'), 'Σ', 'σ')) AS about
MATCH (who:Actor)
WHERE who.mergedInto IS NULL
    AND (about = '' OR toLower(replace(replace(who.name, 'İ', 'i'), 'Σ', 'σ')) CONTAINS about
        OR any(alias IN who.aliases
            WHERE toLower(replace(replace(alias, 'İ', 'i'), 'Σ', 'σ')) CONTAINS about))
OPTIONAL MATCH (who)-[:SPEAKS_FOR]->(c:Country)
WITH who, min(c.name) AS country
OPTIONAL MATCH (who)-[:SAID]->(s:Statement)
WITH who, country, count(s) AS statements
OPTIONAL MATCH (who)-[:TAKES]->(t:Stance)
WHERE NOT t.dismissed
WITH who, country, statements, count(t) AS stances
OPTIONAL MATCH (who)-[:SETS]->(d:Condition)
WHERE NOT d.dismissed
WITH who, country, statements, stances, count(d) AS conditions
RETURN who.name AS actor, who.kind AS kind, country AS speaksFor, who.aliases AS aliases,
    statements AS statements, stances AS stances, conditions AS conditions, who.actorId AS actorId
ORDER BY statements DESC, stances DESC, actor, actorId
LIMIT $limit
