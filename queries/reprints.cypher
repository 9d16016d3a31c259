// title: One statement, several papers
// group: sources
// question: Which statements did several articles carry, and which carried them when?
// parameter from: date = 0001-01-01 - the first day of publication
// parameter to: date = 9999-12-31 - the last day of publication
// parameter limit: integer = 100 - at most so many rows
MATCH (s:Statement)-[:REPORTED_IN]->(a:Article)
WHERE coalesce(a.publishedOn, date('0001-01-01')) >= $from
    AND coalesce(a.publishedOn, date('0001-01-01')) <= $to
WITH s, count(DISTINCT a) AS reports
WHERE reports > 1
OPTIONAL MATCH (s)-[:REPORTED_IN]->(a:Article)
OPTIONAL MATCH (who:Actor)-[:SAID]->(s)
RETURN reports AS reports, coalesce(who.name, '(nobody named)') AS actor, s.saidOn AS said,
    s.text AS quote, a.publishedOn AS published, a.outlet AS outlet,
    coalesce(a.title, a.name) AS article, s.statementId AS statementId, a.articleId AS articleId
ORDER BY reports DESC, statementId, actor, coalesce(published, date('9999-12-31')), articleId
LIMIT $limit
