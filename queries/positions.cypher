// title: Positions
// group: for and against
// question: What is argued about, and how many are for and against?
// parameter about: text = "" - words of the position; all positions without it
// parameter from: date = 0001-01-01 - the first day on which it was still said
// parameter to: date = 9999-12-31 - the last day on which it began
// parameter limit: integer = 50 - at most so many rows
MATCH (p:Position)<-[x:SUPPORTS|OPPOSES]-(who:Actor)
WHERE coalesce(x.last, date('9999-12-31')) >= $from
    AND coalesce(x.first, date('0001-01-01')) <= $to
    AND ($about = ''
        OR toLower(replace(replace(p.text, 'İ', 'i'), 'Σ', 'σ'))
            CONTAINS toLower(replace(replace($about, 'İ', 'i'), 'Σ', 'σ')))
WITH p, count(DISTINCT who) AS actors,
    count(DISTINCT CASE WHEN type(x) = 'SUPPORTS' THEN who.actorId ELSE NULL END) AS supporters,
    count(DISTINCT CASE WHEN type(x) = 'OPPOSES' THEN who.actorId ELSE NULL END) AS opponents,
    min(x.first) AS first, max(x.last) AS last
RETURN p.text AS position, actors AS actors, supporters AS haveSupported,
    opponents AS haveOpposed, first AS first, last AS last, p.positionId AS positionId
ORDER BY actors DESC, position, positionId
LIMIT $limit
