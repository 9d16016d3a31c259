// title: A country's allies and opponents
// group: countries
// question: With which countries does a country agree and differ, over how many positions?
// parameter country: country - whose allies and opponents
// parameter from: date = 0001-01-01 - the first day on which it was still said
// parameter to: date = 9999-12-31 - the day of the comparison; the latest without it
// parameter limit: integer = 50 - at most so many rows
MATCH (c:Country {iso3: $country})-[x:SUPPORTS|OPPOSES]->(t)
MATCH (t)<-[y:SUPPORTS|OPPOSES]-(o:Country)
WHERE o.iso3 <> c.iso3
    AND NOT EXISTS {
        MATCH (c)-[z:SUPPORTS|OPPOSES]->(t)
        WHERE z.spell > x.spell AND coalesce(z.first, date('0001-01-01')) <= $to
    }
    AND NOT EXISTS {
        MATCH (o)-[z:SUPPORTS|OPPOSES]->(t)
        WHERE z.spell > y.spell AND coalesce(z.first, date('0001-01-01')) <= $to
    }
WITH c, t, x, y, o
WHERE coalesce(x.last, date('9999-12-31')) >= $from
    AND coalesce(x.first, date('0001-01-01')) <= $to
    AND coalesce(y.last, date('9999-12-31')) >= $from
    AND coalesce(y.first, date('0001-01-01')) <= $to
WITH o, count(CASE WHEN type(y) = type(x) THEN 1 ELSE NULL END) AS agree,
    count(CASE WHEN type(y) <> type(x) THEN 1 ELSE NULL END) AS differ,
    max(x.last) AS lastHere, max(y.last) AS lastThere
RETURN o.name AS other, agree AS agree, differ AS differ, agree - differ AS balance,
    lastHere AS lastSaid, lastThere AS otherLastSaid, o.iso3 AS countryCode
ORDER BY balance DESC, agree DESC, other, countryCode
LIMIT $limit
