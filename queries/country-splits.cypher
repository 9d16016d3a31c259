// title: Where a country's voices split
// group: countries
// question: On what do two who speak for the same country stand on different sides now?
// parameter country: country - whose voices
// parameter from: date = 0001-01-01 - the first day on which it was still said
// parameter to: date = 9999-12-31 - the day of the comparison; the latest without it
// parameter limit: integer = 100 - at most so many rows
MATCH (c:Country {iso3: $country})<-[:SPEAKS_FOR]-(who:Actor)-[x:SUPPORTS]->(t)
MATCH (t)<-[y:OPPOSES]-(other:Actor)-[:SPEAKS_FOR]->(c)
WHERE who.actorId <> other.actorId
    AND NOT EXISTS {
        MATCH (who)-[z:SUPPORTS|OPPOSES]->(t)
        WHERE z.spell > x.spell AND coalesce(z.first, date('0001-01-01')) <= $to
    }
    AND NOT EXISTS {
        MATCH (other)-[z:SUPPORTS|OPPOSES]->(t)
        WHERE z.spell > y.spell AND coalesce(z.first, date('0001-01-01')) <= $to
    }
WITH c, who, t, x, y, other
WHERE coalesce(x.last, date('9999-12-31')) >= $from
    AND coalesce(x.first, date('0001-01-01')) <= $to
    AND coalesce(y.last, date('9999-12-31')) >= $from
    AND coalesce(y.first, date('0001-01-01')) <= $to
RETURN DISTINCT coalesce(t.text, t.name) AS position, who.name AS supporter,
    x.first AS supportsSince, x.quote AS quoteFor, other.name AS opponent,
    y.first AS opposesSince, y.quote AS quoteAgainst, x.stanceId AS stanceIdFor,
    y.stanceId AS stanceIdAgainst
ORDER BY position, supporter, opponent, stanceIdFor, stanceIdAgainst
LIMIT $limit
