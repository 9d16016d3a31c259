// title: Who quotes an actor
// group: sources
// question: Which outlets carry an actor's words, and what share of all its statements each?
// parameter actor: actor - whose words
// parameter from: date = 0001-01-01 - the first day of publication
// parameter to: date = 9999-12-31 - the last day of publication
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 50 - at most so many rows
MATCH (who:Actor {actorId: $actor})-[:SAID]->(s:Statement)-[:REPORTED_IN]->(a:Article)
WHERE s.confidence >= $minConfidence AND coalesce(a.publishedOn, date('0001-01-01')) >= $from
    AND coalesce(a.publishedOn, date('0001-01-01')) <= $to
WITH who, count(DISTINCT s) AS said
OPTIONAL MATCH (who)-[:SAID]->(s:Statement)-[:REPORTED_IN]->(a:Article)
WHERE s.confidence >= $minConfidence AND coalesce(a.publishedOn, date('0001-01-01')) >= $from
    AND coalesce(a.publishedOn, date('0001-01-01')) <= $to
WITH said, coalesce(a.outlet, '(unknown)') AS outlet, count(DISTINCT s) AS statements,
    count(DISTINCT a) AS articles,
    count(DISTINCT CASE WHEN s.kind = 'direct' THEN s.statementId ELSE NULL END) AS direct,
    min(a.publishedOn) AS first, max(a.publishedOn) AS last
RETURN outlet AS outlet, statements AS statements, statements * 100 / said AS percent,
    direct AS inDirectSpeech, articles AS articles, first AS first, last AS last
ORDER BY statements DESC, articles DESC, outlet
LIMIT $limit
