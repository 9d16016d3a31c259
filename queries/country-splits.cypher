// title: Where a country's voices split
// group: countries
// question: On what do two who speak for the same country stand on different sides now?
// parameter country: country - whose voices
// parameter limit: integer = 100 - at most so many rows
MATCH (who:Actor)-[:SPEAKS_FOR]->(c:Country {iso3: $country})
WITH DISTINCT who AS who
MATCH (who)-[z:SUPPORTS|OPPOSES]->(t)
WITH who, t, max(z.spell) AS latest
MATCH (who)-[x:SUPPORTS]->(t)
WHERE x.spell = latest
WITH who, t, x.first AS since, x.quote AS quote, x.stanceId AS stanceId
MATCH (t)<-[y:OPPOSES]-(other:Actor)
WHERE who.actorId <> other.actorId
    AND EXISTS { MATCH (other)-[:SPEAKS_FOR]->(d:Country {iso3: $country}) }
    AND NOT EXISTS { MATCH (other)-[z:SUPPORTS|OPPOSES]->(t) WHERE z.spell > y.spell }
RETURN coalesce(t.text, t.name) AS position, who.name AS supporter, since AS supportsSince,
    quote AS quoteFor, other.name AS opponent, y.first AS opposesSince, y.quote AS quoteAgainst,
    stanceId AS stanceIdFor, y.stanceId AS stanceIdAgainst
ORDER BY position, supporter, opponent, stanceIdFor, stanceIdAgainst
LIMIT $limit
