// title: For and against a country
// group: for and against
// question: Who backs and who attacks a country, and since when?
// plot: camps
// parameter country: country - the one that others are for or against
// parameter from: date = 0001-01-01 - the first day on which it was still said
// parameter to: date = 9999-12-31 - the day on which they stand there; the latest without it
// parameter limit: integer = 200 - at most so many rows
MATCH (t:Country {iso3: $country})<-[x:SUPPORTS|OPPOSES]-(who:Actor)
WHERE coalesce(x.last, date('9999-12-31')) >= $from
    AND coalesce(x.first, date('0001-01-01')) <= $to
    AND NOT EXISTS {
        MATCH (t)<-[y:SUPPORTS|OPPOSES]-(who)
        WHERE y.spell > x.spell AND coalesce(y.first, date('0001-01-01')) <= $to
    }
RETURN CASE WHEN type(x) = 'SUPPORTS' THEN 'for' ELSE 'against' END AS side, who.name AS actor,
    x.first AS since, x.last AS lastSaid, x.stances AS times, x.articles AS articles,
    x.spell > 1 AS changedSides, x.quote AS quote, x.stanceId AS stanceId
ORDER BY side DESC, coalesce(since, date('9999-12-31')), actor, stanceId
LIMIT $limit
