// title: Statements between two days
// group: who said
// question: What was said from one day to another, by all or by one?
// parameter from: date - the first day on which it was said
// parameter to: date - the last day on which it was said
// parameter actor: actor = "" - who said it; everybody without it
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 200 - at most so many rows
MATCH (s:Statement)-[:REPORTED_IN]->(a:Article)
WHERE s.saidOn >= $from AND s.saidOn <= $to AND a.articleId = s.articleId AND s.confidence >= $minConfidence
OPTIONAL MATCH (who:Actor)-[:SAID]->(s)
WITH s, a, who
WHERE $actor = '' OR who.actorId = $actor
RETURN s.saidOn AS said, coalesce(who.name, '(nobody named)') AS actor, s.cue AS cue,
    s.kind AS kind, s.text AS quote, a.outlet AS outlet, coalesce(a.title, a.name) AS article,
    a.publishedOn AS published, s.statementId AS statementId
ORDER BY said, actor, statementId
LIMIT $limit
