// title: What was said to an actor
// group: who said
// question: Who addressed an actor, when, and in which words?
// parameter actor: actor - to whom it was said
// parameter from: date = 0001-01-01 - the first day on which it was said
// parameter to: date = 9999-12-31 - the last day on which it was said
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 100 - at most so many rows
MATCH (s:Statement)-[:ADDRESSED_TO]->(whom:Actor {actorId: $actor})
MATCH (s)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = s.articleId AND s.confidence >= $minConfidence
    AND coalesce(s.saidOn, date('0001-01-01')) >= $from
    AND coalesce(s.saidOn, date('0001-01-01')) <= $to
OPTIONAL MATCH (who:Actor)-[:SAID]->(s)
RETURN s.saidOn AS said, coalesce(who.name, '(nobody named)') AS actor, s.text AS quote,
    a.outlet AS outlet, coalesce(a.title, a.name) AS article, a.publishedOn AS published,
    s.statementId AS statementId
ORDER BY coalesce(said, date('9999-12-31')), actor, statementId
LIMIT $limit
