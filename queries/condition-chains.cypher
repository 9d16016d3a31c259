// title: Chains of conditions
// group: conditions
// question: What depends on what depends on what, over two or three steps, and who says so?
// parameter about: text = "" - words of what stands at the beginning; anything without it
// parameter from: date = 0001-01-01 - the first day on which each was still said
// parameter to: date = 9999-12-31 - the last day on which each began
// parameter limit: integer = 100 - at most so many rows
MATCH (p:Position)-[x:CONDITIONS_ON]->(q:Position)
WHERE $about = ''
    OR toLower(replace(replace(p.text, 'İ', 'i'), 'Σ', 'σ'))
        CONTAINS toLower(replace(replace($about, 'İ', 'i'), 'Σ', 'σ'))
MATCH (q)-[y:CONDITIONS_ON]->(r:Position)
WITH DISTINCT p, x, q, y, r, x.requirementTurned AS turned, y.consequenceTurned AS nextTurned,
    coalesce(x.last, date('9999-12-31')) AS xLast, coalesce(x.first, date('0001-01-01')) AS xFirst,
    coalesce(y.last, date('9999-12-31')) AS yLast, coalesce(y.first, date('0001-01-01')) AS yFirst
WHERE r.positionId <> p.positionId AND r.positionId <> q.positionId
    AND p.positionId <> q.positionId AND turned = nextTurned
    AND xLast >= $from AND xFirst <= $to AND yLast >= $from AND yFirst <= $to
WITH p, x, q, y, r
OPTIONAL MATCH (r)-[z:CONDITIONS_ON]->(e:Position)
WHERE e.positionId <> p.positionId AND e.positionId <> q.positionId
    AND e.positionId <> r.positionId AND z.consequenceTurned = y.requirementTurned
    AND coalesce(z.last, date('9999-12-31')) >= $from
    AND coalesce(z.first, date('0001-01-01')) <= $to
OPTIONAL MATCH (one:Actor {actorId: x.actorId})
OPTIONAL MATCH (two:Actor {actorId: y.actorId})
OPTIONAL MATCH (three:Actor {actorId: z.actorId})
RETURN CASE WHEN x.consequenceTurned THEN 'not: ' + p.text ELSE p.text END AS what,
    coalesce(one.name, '(the article)') AS says,
    CASE WHEN x.requirementTurned THEN 'not: ' + q.text ELSE q.text END AS dependsOn,
    coalesce(two.name, '(the article)') AS thenSays,
    CASE WHEN y.requirementTurned THEN 'not: ' + r.text ELSE r.text END AS thenOn,
    CASE WHEN z.conditionId IS NULL THEN NULL ELSE coalesce(three.name, '(the article)') END
        AS lastSays,
    CASE WHEN z.requirementTurned THEN 'not: ' + e.text ELSE e.text END AS lastOn,
    x.first AS since, x.quote AS quote, y.quote AS quoteThen, z.quote AS quoteLast, x.conditionId AS conditionId, y.conditionId AS thenConditionId,
    z.conditionId AS lastConditionId
ORDER BY what, dependsOn, thenOn, coalesce(since, date('9999-12-31')), conditionId,
    thenConditionId, lastConditionId
LIMIT $limit
