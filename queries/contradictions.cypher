// title: Both sides in one breath
// group: over time
// question: Who took both sides of one thing in one statement, one article or one day?
// parameter actor: actor = "" - who did; everybody without it
// parameter from: date = 0001-01-01 - the first day on which it was said
// parameter to: date = 9999-12-31 - the last day on which it was said
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 100 - at most so many rows
MATCH (who:Actor)-[:TAKES]->(s:Stance)-[v:TOWARDS]->(t)
WHERE who.actorId STARTS WITH $actor AND ($actor = '' OR who.actorId = $actor)
    AND NOT s.hearsay AND NOT s.dismissed AND s.confidence >= $minConfidence
    AND coalesce(s.saidOn, date('0001-01-01')) >= $from
    AND coalesce(s.saidOn, date('0001-01-01')) <= $to
MATCH (who)-[:TAKES]->(z:Stance)-[w:TOWARDS]->(t)
WHERE NOT z.hearsay AND NOT z.dismissed AND z.confidence >= $minConfidence
    AND coalesce(z.saidOn, date('0001-01-01')) = coalesce(s.saidOn, date('0001-01-01'))
MATCH (s)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = s.articleId
MATCH (z)-[:REPORTED_IN]->(b:Article)
WHERE b.articleId = z.articleId
WITH who, s, v, z, w, t, a, b
WHERE v.side = 'supports' AND w.side = 'opposes'
    AND (b.articleId = a.articleId OR (s.saidOn IS NOT NULL AND b.outlet = a.outlet))
OPTIONAL MATCH (s)<-[:EXPRESSES]-(u:Statement)-[:EXPRESSES]->(z)
WHERE s.stanceId <> z.stanceId
WITH who, s, z, t, a, b, count(u) AS together
RETURN s.saidOn AS said, who.name AS actor, coalesce(t.text, t.name) AS position,
    CASE WHEN together > 0 THEN 'statement'
        WHEN a.articleId = b.articleId THEN 'article' ELSE 'day' END AS withinOne,
    s.text AS quoteFor, z.text AS quoteAgainst, a.outlet AS outlet,
    coalesce(a.title, a.name) AS article, a.publishedOn AS published, s.stanceId AS stanceIdFor,
    z.stanceId AS stanceIdAgainst
ORDER BY coalesce(said, date('9999-12-31')), actor, position, stanceIdFor, stanceIdAgainst
LIMIT $limit
