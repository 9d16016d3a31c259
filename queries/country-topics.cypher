// title: A country's topics
// group: countries
// question: What do those who speak for a country take sides on most, and which side?
// parameter country: country - whose topics
// parameter from: date = 0001-01-01 - the first day on which it was still said
// parameter to: date = 9999-12-31 - the last day on which it began
// parameter limit: integer = 30 - at most so many rows
MATCH (c:Country {iso3: $country})-[x:SUPPORTS|OPPOSES]->(t)
WHERE coalesce(x.last, date('9999-12-31')) >= $from
    AND coalesce(x.first, date('0001-01-01')) <= $to
WITH t, coalesce(sum(x.stances), 0) AS times,
    coalesce(sum(CASE WHEN type(x) = 'SUPPORTS' THEN x.stances ELSE 0 END), 0) AS timesFor,
    coalesce(sum(CASE WHEN type(x) = 'OPPOSES' THEN x.stances ELSE 0 END), 0) AS timesAgainst,
    count(CASE WHEN x.spell > 1 THEN 1 ELSE NULL END) AS turns,
    min(x.first) AS first, max(x.last) AS last
RETURN coalesce(t.text, t.name) AS position, times AS times, timesFor AS timesFor,
    timesAgainst AS timesAgainst, turns AS turns, first AS first, last AS last,
    coalesce(t.positionId, t.actorId, t.iso3) AS targetId
ORDER BY times DESC, position, targetId
LIMIT $limit
