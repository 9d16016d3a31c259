// title: What it takes
// group: conditions
// question: On what does a position depend, according to whom?
// parameter position: position - words of what is to happen, or its id
// parameter limit: integer = 100 - at most so many rows
UNWIND $position AS id
MATCH (p:Position {positionId: id})
OPTIONAL MATCH (p)-[x:CONDITIONS_ON]->(q:Position)
WITH p, x, q
WHERE q.positionId IS NOT NULL
OPTIONAL MATCH (who:Actor {actorId: x.actorId})
RETURN p.text AS what, x.marker AS marker, q.text AS dependsOn, x.kind AS kind,
    coalesce(who.name, '(the article)') AS actor, x.first AS since, x.last AS lastSaid,
    x.conditions AS times, x.quote AS quote, x.conditionId AS conditionId
ORDER BY what, coalesce(since, date('9999-12-31')), actor, dependsOn, marker, conditionId
LIMIT $limit
