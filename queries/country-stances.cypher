// title: A country's stances
// group: countries
// question: Where do those who speak for a country stand, since when, and how many of them?
// plot: timeline
// parameter country: country - whose stances
// parameter from: date = 0001-01-01 - the first day on which it was still said
// parameter to: date = 9999-12-31 - the last day on which it began
// parameter limit: integer = 200 - at most so many rows
MATCH (c:Country {iso3: $country})-[x:SUPPORTS|OPPOSES]->(t)
WHERE coalesce(x.last, date('9999-12-31')) >= $from
    AND coalesce(x.first, date('0001-01-01')) <= $to
OPTIONAL MATCH (s:Stance {stanceId: x.stanceId})
OPTIONAL MATCH (s)<-[:TAKES]-(who:Actor)
RETURN coalesce(t.text, t.name) AS position,
    CASE WHEN type(x) = 'SUPPORTS' THEN 'supports' ELSE 'opposes' END AS stance,
    x.first AS since, x.last AS lastSaid, x.stances AS times, x.articles AS articles,
    x.conditional AS conditional, who.name AS firstVoice, x.quote AS quote, x.stanceId AS stanceId
ORDER BY position, coalesce(since, date('9999-12-31')), stance, stanceId
LIMIT $limit
