// title: Where a country's voices split
// group: countries
// question: On what do two who speak for the same country stand on different sides now?
// parameter country: country - whose voices
// parameter limit: integer = 100 - at most so many rows
MATCH (a:Actor)-[:SPEAKS_FOR]->(c:Country {iso3: $country})
WITH DISTINCT a AS a
MATCH (a)-[x:SUPPORTS]->(t)
WHERE NOT EXISTS { MATCH (a)-[z:OPPOSES]->(t) WHERE z.spell > x.spell }
MATCH (t)<-[y:OPPOSES]-(b:Actor)
WHERE a.actorId <> b.actorId
    AND EXISTS { MATCH (b)-[:SPEAKS_FOR]->(d:Country {iso3: $country}) }
    AND NOT EXISTS { MATCH (b)-[z:SUPPORTS]->(t) WHERE z.spell > y.spell }
    AND NOT EXISTS { MATCH (a)-[z:SUPPORTS]->(t) WHERE z.spell > x.spell }
    AND NOT EXISTS { MATCH (b)-[z:OPPOSES]->(t) WHERE z.spell > y.spell }
RETURN coalesce(t.text, t.name) AS position, a.name AS supporter, x.first AS supportsSince,
    x.quote AS quoteFor, b.name AS opponent, y.first AS opposesSince, y.quote AS quoteAgainst,
    x.stanceId AS stanceIdFor, y.stanceId AS stanceIdAgainst
ORDER BY position, supporter, opponent, stanceIdFor, stanceIdAgainst
LIMIT $limit
