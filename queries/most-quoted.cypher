// title: The most quoted
// group: who said
// question: Who is quoted most, in how many articles, from when to when?
// parameter from: date = 0001-01-01 - the first day of publication
// parameter to: date = 9999-12-31 - the last day of publication
// parameter limit: integer = 20 - at most so many rows
MATCH (who:Actor)-[:SAID]->(s:Statement)-[:REPORTED_IN]->(a:Article)
WHERE coalesce(a.publishedOn, date('0001-01-01')) >= $from
    AND coalesce(a.publishedOn, date('0001-01-01')) <= $to
WITH who, count(DISTINCT s) AS statements, count(DISTINCT a) AS articles,
    count(DISTINCT a.outlet) AS outlets, min(a.publishedOn) AS first, max(a.publishedOn) AS last
RETURN who.name AS actor, who.kind AS kind, statements AS statements, articles AS articles,
    outlets AS outlets, first AS first, last AS last, who.actorId AS actorId
ORDER BY statements DESC, articles DESC, actor, actorId
LIMIT $limit
