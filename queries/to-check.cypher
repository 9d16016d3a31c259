// title: What to check first
// group: quality
// question: Which stances are the least sure, so that somebody should look at them?
// parameter limit: integer = 25 - at most so many rows
MATCH (who:Actor)-[:TAKES]->(s:Stance)-[:TOWARDS]->(t)
MATCH (s)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = s.articleId
RETURN s.confidence AS confidence, who.name AS actor, s.polarity AS stance,
    coalesce(t.text, t.name) AS position, s.text AS quote, s.rule AS rule, s.saidOn AS said,
    a.outlet AS outlet, coalesce(a.title, a.name) AS article, s.stanceId AS stanceId
ORDER BY confidence, stanceId
LIMIT $limit
