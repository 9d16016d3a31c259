// title: What it takes
// group: conditions
// question: On what does a position depend, according to whom?
// parameter position: position - words of what is to happen, or its id
// parameter from: date = 0001-01-01 - the first day on which it was still said
// parameter to: date = 9999-12-31 - the last day on which it began
// parameter limit: integer = 100 - at most so many rows
UNWIND $position AS id
MATCH (p:Position {positionId: id})
OPTIONAL MATCH (p)-[x:CONDITIONS_ON]->(q:Position)
WHERE coalesce(x.last, date('9999-12-31')) >= $from
    AND coalesce(x.first, date('0001-01-01')) <= $to
WITH p, x, q
WHERE q.positionId IS NOT NULL
OPTIONAL MATCH (who:Actor {actorId: x.actorId})
RETURN CASE WHEN x.consequenceTurned THEN 'not: ' + p.text ELSE p.text END AS what,
    x.marker AS marker,
    CASE WHEN x.requirementTurned THEN 'not: ' + q.text ELSE q.text END AS dependsOn, x.kind AS kind,
    coalesce(who.name, '(the article)') AS actor, x.first AS since, x.last AS lastSaid,
    x.conditions AS times, x.quote AS quote, x.conditionId AS conditionId
ORDER BY what, coalesce(since, date('9999-12-31')), actor, dependsOn, marker, conditionId
LIMIT $limit
