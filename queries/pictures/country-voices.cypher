// title: A country's voices
// group: pictures
// question: Who speaks for a country, and where do two of them stand on the same thing?
// parameter country: country - for which they speak
// parameter limit: integer = 40 - at most so many arrows
MATCH speaks = (c:Country {iso3: $country})<-[:SPEAKS_FOR]-(who:Actor)
OPTIONAL MATCH stands = (who)-[x:SUPPORTS|OPPOSES]->(t)
WHERE EXISTS {
    MATCH (t)<-[y:SUPPORTS|OPPOSES]-(other:Actor)-[:SPEAKS_FOR]->(d:Country {iso3: $country})
    WHERE other.actorId <> who.actorId
}
RETURN speaks, stands
ORDER BY who.actorId, x.edgeId
LIMIT $limit
