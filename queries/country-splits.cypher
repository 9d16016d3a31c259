// title: Where a country's voices split
// group: countries
// question: On what do two who speak for the same country stand on different sides now?
// parameter country: country - whose voices
// parameter limit: integer = 100 - at most so many rows
MATCH (c:Country {iso3: $country})<-[:SPEAKS_FOR]-(who:Actor)-[x:SUPPORTS]->(t)
MATCH (t)<-[y:OPPOSES]-(other:Actor)-[:SPEAKS_FOR]->(c)
WHERE who.actorId <> other.actorId
    AND NOT EXISTS { MATCH (who)-[z:SUPPORTS|OPPOSES]->(t) WHERE z.spell > x.spell }
    AND NOT EXISTS { MATCH (other)-[z:SUPPORTS|OPPOSES]->(t) WHERE z.spell > y.spell }
RETURN DISTINCT coalesce(t.text, t.name) AS position, who.name AS supporter,
    x.first AS supportsSince, x.quote AS quoteFor, other.name AS opponent,
    y.first AS opposesSince, y.quote AS quoteAgainst, x.stanceId AS stanceIdFor,
    y.stanceId AS stanceIdAgainst
ORDER BY position, supporter, opponent, stanceIdFor, stanceIdAgainst
LIMIT $limit
