// title: An actor's conditions
// group: conditions
// question: What does an actor make depend on what, when, and in which words?
// parameter actor: actor - who sets or states the conditions
// parameter from: date = 0001-01-01 - the first day on which it was said
// parameter to: date = 9999-12-31 - the last day on which it was said
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 200 - at most so many rows
MATCH (who:Actor {actorId: $actor})-[:SETS]->(c:Condition)-[v:CONSEQUENCE]->(p:Position)
WHERE coalesce(c.saidOn, date('0001-01-01')) >= $from
    AND coalesce(c.saidOn, date('0001-01-01')) <= $to
MATCH (c)-[w:REQUIRES]->(q:Position)
MATCH (c)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = c.articleId AND c.confidence >= $minConfidence AND NOT c.dismissed
RETURN c.saidOn AS said, CASE WHEN v.turned THEN 'not: ' + p.text ELSE p.text END AS what,
    c.marker AS marker, CASE WHEN w.turned THEN 'not: ' + q.text ELSE q.text END AS dependsOn,
    c.kind AS kind, c.text AS quote, a.outlet AS outlet, coalesce(a.title, a.name) AS article,
    a.publishedOn AS published, c.conditionId AS conditionId
ORDER BY coalesce(said, date('9999-12-31')), what, dependsOn, conditionId
LIMIT $limit
