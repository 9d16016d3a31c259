// title: Who addresses whom
// group: who said
// question: Who speaks to whom, how often, from when to when, and in which words last?
// parameter actor: actor = "" - who speaks; everybody without it
// parameter from: date = 0001-01-01 - the first day on which it was said
// parameter to: date = 9999-12-31 - the last day on which it was said
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 50 - at most so many rows
MATCH (who:Actor)-[:SAID]->(s:Statement)-[:ADDRESSED_TO]->(whom:Actor)
WHERE who.actorId STARTS WITH $actor AND ($actor = '' OR who.actorId = $actor)
    AND coalesce(s.saidOn, date('0001-01-01')) >= $from
    AND coalesce(s.saidOn, date('0001-01-01')) <= $to AND s.confidence >= $minConfidence
WITH who, whom, count(DISTINCT s) AS times, min(s.saidOn) AS first, max(s.saidOn) AS last
OPTIONAL MATCH (who)-[:SAID]->(s:Statement)-[:ADDRESSED_TO]->(whom)
WHERE s.saidOn = last AND s.confidence >= $minConfidence
WITH who, whom, times, first, last, min(s.statementId) AS statementId
OPTIONAL MATCH (s:Statement {statementId: statementId})
RETURN who.name AS actor, whom.name AS addressed, times AS times, first AS first, last AS last,
    s.text AS quoteLast, statementId AS statementId, who.actorId AS actorId,
    whom.actorId AS addressedId
ORDER BY times DESC, actor, addressed, actorId, addressedId
LIMIT $limit
