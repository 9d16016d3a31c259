// title: Common ground
// group: alliances
// question: On what do several stand on the same side, and nobody on the other?
// parameter about: text = "" - words of the position; any position without it
// parameter actors: integer = 2 - at least so many on that side
// parameter from: date = 0001-01-01 - the first day on which it was still said
// parameter to: date = 9999-12-31 - the day of the count; the latest without it
// parameter limit: integer = 50 - at most so many rows
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
OPTIONAL MATCH (who)-[:SPEAKS_FOR]->(c:Country)
WITH p, count(DISTINCT CASE WHEN type(x) = 'SUPPORTS' THEN who.actorId ELSE NULL END) AS supporters,
    count(DISTINCT CASE WHEN type(x) = 'OPPOSES' THEN who.actorId ELSE NULL END) AS opponents,
    count(DISTINCT c) AS countries, min(x.first) AS first, max(x.last) AS last,
    min(x.stanceId) AS stanceId
WHERE (supporters >= $actors AND opponents = 0) OR (opponents >= $actors AND supporters = 0)
OPTIONAL MATCH (s:Stance {stanceId: stanceId})
OPTIONAL MATCH (s)<-[:TAKES]-(who:Actor)
RETURN p.text AS position, CASE WHEN opponents = 0 THEN 'for' ELSE 'against' END AS side,
    supporters + opponents AS actors, countries AS countries, first AS since, last AS lastSaid,
    who.name AS oneOfThem, s.text AS quote, stanceId AS stanceId, p.positionId AS positionId
ORDER BY actors DESC, countries DESC, position, positionId, oneOfThem
LIMIT $limit
