// title: Allies and opponents
// group: alliances
// question: With whom does an actor agree, and with whom does it differ, over how many positions?
// parameter actor: actor - whose allies and opponents
// parameter from: date = 0001-01-01 - the first day on which it was still said
// parameter to: date = 9999-12-31 - the day of the comparison; the latest without it
// parameter limit: integer = 50 - at most so many rows
MATCH (a:Actor {actorId: $actor})-[x:SUPPORTS|OPPOSES]->(t)
MATCH (t)<-[y:SUPPORTS|OPPOSES]-(b:Actor)
WHERE a.actorId <> b.actorId
    AND NOT EXISTS {
        MATCH (a)-[z:SUPPORTS|OPPOSES]->(t)
        WHERE z.spell > x.spell AND coalesce(z.first, date('0001-01-01')) <= $to
    }
    AND NOT EXISTS {
        MATCH (b)-[z:SUPPORTS|OPPOSES]->(t)
        WHERE z.spell > y.spell AND coalesce(z.first, date('0001-01-01')) <= $to
    }
WITH a, t, x, y, b
WHERE coalesce(x.last, date('9999-12-31')) >= $from
    AND coalesce(x.first, date('0001-01-01')) <= $to
    AND coalesce(y.last, date('9999-12-31')) >= $from
    AND coalesce(y.first, date('0001-01-01')) <= $to
WITH b, count(CASE WHEN type(y) = type(x) THEN 1 ELSE NULL END) AS agree,
    count(CASE WHEN type(y) <> type(x) THEN 1 ELSE NULL END) AS differ
RETURN b.name AS other, b.kind AS kind, agree AS agree, differ AS differ,
    agree - differ AS balance, b.actorId AS actorId
ORDER BY balance DESC, agree DESC, other, actorId
LIMIT $limit
