// title: The most contested
// group: for and against
// question: On which positions do most actors stand against each other?
// parameter about: text = "" - words of the position; all positions without it
// parameter from: date = 0001-01-01 - the first day on which a side was still taken
// parameter to: date = 9999-12-31 - the day of the count; the latest without it
// parameter limit: integer = 20 - at most so many rows
MATCH (p:Position)<-[x:SUPPORTS|OPPOSES]-(who:Actor)
WHERE ($about = ''
        OR toLower(replace(replace(p.text, 'İ', 'i'), 'Σ', 'σ'))
            CONTAINS toLower(replace(replace($about, 'İ', 'i'), 'Σ', 'σ')))
    AND coalesce(x.last, date('9999-12-31')) >= $from
    AND coalesce(x.first, date('0001-01-01')) <= $to
    AND NOT EXISTS {
        MATCH (p)<-[y:SUPPORTS|OPPOSES]-(who)
        WHERE y.spell > x.spell AND coalesce(y.first, date('0001-01-01')) <= $to
    }
WITH p, count(CASE WHEN type(x) = 'SUPPORTS' THEN 1 ELSE NULL END) AS supporters,
    count(CASE WHEN type(x) = 'OPPOSES' THEN 1 ELSE NULL END) AS opponents,
    count(CASE WHEN x.spell > 1 THEN 1 ELSE NULL END) AS movers,
    min(x.first) AS first, max(x.last) AS last
WHERE supporters > 0 AND opponents > 0
RETURN p.text AS position, supporters AS supporters, opponents AS opponents,
    CASE WHEN supporters < opponents THEN supporters ELSE opponents END AS smallerSide,
    movers AS haveMoved, first AS since, last AS lastSaid, p.positionId AS positionId
ORDER BY smallerSide DESC, supporters DESC, opponents DESC, position, positionId
LIMIT $limit
