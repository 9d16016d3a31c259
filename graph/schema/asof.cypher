// What graph/asof.py asks, on either store, a page of keys at a time. What follows from a key is an
// OPTIONAL MATCH: the embedded store goes there from the key, where it would read the whole table
// for a MATCH.

// name: articles
UNWIND $keys AS key
MATCH (a:Article {articleId: key})
RETURN key AS key, a.publishedOn AS published, a.loadedAt AS loaded;

// name: days by actors
UNWIND $keys AS key
MATCH (a:Actor {actorId: key})
OPTIONAL MATCH (a)-[:SAID|TAKES|SETS]->(e)-[:REPORTED_IN]->(r:Article)
WITH key, r
WHERE r.articleId IS NOT NULL
RETURN key AS key, min(r.publishedOn) AS first, max(r.publishedOn) AS last, count(r) AS reports,
    count(r.publishedOn) AS dated;

// name: days about actors
UNWIND $keys AS key
MATCH (a:Actor {actorId: key})
OPTIONAL MATCH (a)<-[:ADDRESSED_TO|MENTIONS|TOWARDS]-(e)-[:REPORTED_IN]->(r:Article)
WITH key, r
WHERE r.articleId IS NOT NULL
RETURN key AS key, min(r.publishedOn) AS first, max(r.publishedOn) AS last, count(r) AS reports,
    count(r.publishedOn) AS dated;
