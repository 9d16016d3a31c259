// title: What it would unlock
// group: conditions
// question: What depends on a position, according to whom?
// parameter position: position - words of what is required, or its id
// parameter from: date = 0001-01-01 - the first day on which it was still said
// parameter to: date = 9999-12-31 - the last day on which it began
// parameter limit: integer = 100 - at most so many rows
UNWIND $position AS id
MATCH (q:Position {positionId: id})
OPTIONAL MATCH (q)<-[x:CONDITIONS_ON]-(p:Position)
WHERE coalesce(x.last, date('9999-12-31')) >= $from
    AND coalesce(x.first, date('0001-01-01')) <= $to
WITH p, x, q
WHERE p.positionId IS NOT NULL
OPTIONAL MATCH (who:Actor {actorId: x.actorId})
RETURN CASE WHEN x.requirementTurned THEN 'not: ' + q.text ELSE q.text END AS given,
    x.marker AS marker,
    CASE WHEN x.consequenceTurned THEN 'not: ' + p.text ELSE p.text END AS unlocks,
    coalesce(who.name, '(the article)') AS actor, x.first AS since, x.last AS lastSaid,
    x.conditions AS times, x.kind AS kind, x.quote AS quote, x.conditionId AS conditionId
ORDER BY given, coalesce(since, date('9999-12-31')), actor, unlocks, marker, conditionId
LIMIT $limit
