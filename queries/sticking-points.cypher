// title: Sticking points
// group: conditions
// question: On what does most depend, for how many who say so?
// parameter about: text = "" - words of what is required; anything without it
// parameter from: date = 0001-01-01 - the first day on which it was said
// parameter to: date = 9999-12-31 - the last day on which it was said
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 20 - at most so many rows
MATCH (p:Position)<-[:CONSEQUENCE]-(c:Condition)-[r:REQUIRES]->(q:Position)
WHERE c.confidence >= $minConfidence AND NOT c.dismissed
    AND coalesce(c.saidOn, date('0001-01-01')) >= $from
    AND coalesce(c.saidOn, date('0001-01-01')) <= $to
    AND ($about = ''
        OR toLower(replace(replace(q.text, 'İ', 'i'), 'Σ', 'σ'))
            CONTAINS toLower(replace(replace($about, 'İ', 'i'), 'Σ', 'σ')))
OPTIONAL MATCH (who:Actor)-[:SETS]->(c)
WITH q, r.turned AS turned, count(DISTINCT c) AS times, count(DISTINCT who) AS actors,
    count(DISTINCT p) AS unlocks, min(c.saidOn) AS first, max(c.saidOn) AS last,
    min(c.conditionId) AS conditionId
OPTIONAL MATCH (c:Condition {conditionId: conditionId})
RETURN CASE WHEN turned THEN 'not: ' + q.text ELSE q.text END AS required, actors AS actors,
    unlocks AS unlocks, times AS times, first AS since, last AS lastSaid, c.text AS quote,
    conditionId AS conditionId, q.positionId AS positionId
ORDER BY actors DESC, unlocks DESC, times DESC, required, positionId
LIMIT $limit
