// title: Where an actor stands
// group: for and against
// question: Where does an actor stand on all that it has taken a side on, and since when?
// parameter actor: actor - who stands there
// parameter from: date = 0001-01-01 - the first day on which it was still said
// parameter to: date = 9999-12-31 - the day on which it stands there; the latest without it
// parameter limit: integer = 200 - at most so many rows
MATCH (who:Actor {actorId: $actor})-[x:SUPPORTS|OPPOSES]->(t)
WHERE coalesce(x.last, date('9999-12-31')) >= $from
    AND coalesce(x.first, date('0001-01-01')) <= $to
    AND NOT EXISTS {
        MATCH (who)-[y:SUPPORTS|OPPOSES]->(t)
        WHERE y.spell > x.spell AND coalesce(y.first, date('0001-01-01')) <= $to
    }
RETURN coalesce(t.text, t.name) AS position,
    CASE WHEN type(x) = 'SUPPORTS' THEN 'supports' ELSE 'opposes' END AS stance,
    x.first AS since, x.last AS lastSaid, x.stances AS times, x.articles AS articles,
    x.conditional AS conditional, x.spell > 1 AS changedSides, x.quote AS quote,
    x.stanceId AS stanceId
ORDER BY coalesce(lastSaid, date('0001-01-01')) DESC, position, stanceId
LIMIT $limit
