// title: What to check first
// group: quality
// question: Which stances are the least sure, so that somebody should look at them?
// parameter actor: actor = "" - whose stances; everybody's without it
// parameter from: date = 0001-01-01 - the first day of publication
// parameter to: date = 9999-12-31 - the last day of publication
// parameter limit: integer = 25 - at most so many rows
MATCH (who:Actor)-[:TAKES]->(s:Stance)-[v:TOWARDS]->(t)
WHERE who.actorId STARTS WITH $actor AND ($actor = '' OR who.actorId = $actor)
    AND NOT s.dismissed
MATCH (s)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = s.articleId AND coalesce(a.publishedOn, date('0001-01-01')) >= $from
    AND coalesce(a.publishedOn, date('0001-01-01')) <= $to
RETURN s.confidence AS confidence, who.name AS actor, v.side AS stance,
    coalesce(t.text, t.name) AS position, s.text AS quote, s.rule AS rule, s.saidOn AS said,
    a.outlet AS outlet, coalesce(a.title, a.name) AS article, s.stanceId AS stanceId
ORDER BY confidence, stanceId
LIMIT $limit
