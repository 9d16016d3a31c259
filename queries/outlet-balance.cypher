// title: Whose side an outlet quotes
// group: sources
// question: How many who are for a position and how many who are against it does each outlet report?
// parameter position: position - words of the position, or its id
// parameter from: date = 0001-01-01 - the first day of publication
// parameter to: date = 9999-12-31 - the last day of publication
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 50 - at most so many rows
UNWIND $position AS id
MATCH (p:Position {positionId: id})
OPTIONAL MATCH (p)<-[v:TOWARDS]-(s:Stance)
WHERE s.confidence >= $minConfidence AND NOT s.hearsay AND NOT s.dismissed
OPTIONAL MATCH (s)-[:REPORTED_IN]->(a:Article)
WHERE coalesce(a.publishedOn, date('0001-01-01')) >= $from
    AND coalesce(a.publishedOn, date('0001-01-01')) <= $to
OPTIONAL MATCH (s)<-[:TAKES]-(who:Actor)
WITH p, v, s, a, who
WHERE a.articleId IS NOT NULL
WITH p, coalesce(a.outlet, '(unknown)') AS outlet, count(DISTINCT a) AS articles,
    count(DISTINCT CASE WHEN v.side = 'supports' THEN who.actorId ELSE NULL END) AS supporters,
    count(DISTINCT CASE WHEN v.side = 'opposes' THEN who.actorId ELSE NULL END) AS opponents,
    count(DISTINCT CASE WHEN v.side = 'supports' THEN s.stanceId ELSE NULL END) AS supports,
    count(DISTINCT CASE WHEN v.side = 'opposes' THEN s.stanceId ELSE NULL END) AS opposes
RETURN p.text AS position, outlet AS outlet, supporters AS actorsFor, opponents AS actorsAgainst,
    supports AS timesFor, opposes AS timesAgainst, articles AS articles,
    p.positionId AS positionId
ORDER BY position, positionId, articles DESC, outlet
LIMIT $limit
