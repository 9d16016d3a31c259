// title: Outlets
// group: sources
// question: Which outlets are in the graph, with how many articles, statements and actors quoted?
// parameter from: date = 0001-01-01 - the first day of publication
// parameter to: date = 9999-12-31 - the last day of publication
// parameter limit: integer = 50 - at most so many rows
MATCH (a:Article)
WHERE coalesce(a.publishedOn, date('0001-01-01')) >= $from
    AND coalesce(a.publishedOn, date('0001-01-01')) <= $to
OPTIONAL MATCH (a)<-[:REPORTED_IN]-(s:Statement)
OPTIONAL MATCH (s)<-[:SAID]-(who:Actor)
WITH coalesce(a.outlet, '(unknown)') AS outlet, count(DISTINCT a) AS articles,
    count(DISTINCT s) AS statements, count(DISTINCT who) AS actors,
    min(a.publishedOn) AS first, max(a.publishedOn) AS last
RETURN outlet AS outlet, articles AS articles, statements AS statements, actors AS actors,
    first AS first, last AS last
ORDER BY articles DESC, outlet
LIMIT $limit
