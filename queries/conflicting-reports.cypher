// title: Reports that conflict
// group: quality
// question: Where does one outlet report the opposite of what another reports of the same day?
// parameter actor: actor = "" - of whom it is reported; of everybody without it
// parameter from: date = 0001-01-01 - the first day on which it was said
// parameter to: date = 9999-12-31 - the last day on which it was said
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 100 - at most so many rows
MATCH (who:Actor)-[:TAKES]->(e:Stance)-[h:SHIFTS_TO]->(:Stance)-[:TOWARDS]->(t)
WHERE who.actorId STARTS WITH $actor AND ($actor = '' OR who.actorId = $actor)
    AND e.saidOn >= $from AND e.saidOn <= $to
WITH DISTINCT who, t, e.saidOn AS day, h.change AS change, h.days AS days
WHERE change = 'reversal' AND days = 0
OPTIONAL MATCH (who)-[:TAKES]->(s:Stance)-[v:TOWARDS]->(t)
WHERE s.saidOn = day AND NOT s.hearsay AND NOT s.dismissed AND s.confidence >= $minConfidence
OPTIONAL MATCH (who)-[:TAKES]->(z:Stance)-[w:TOWARDS]->(t)
WHERE z.saidOn = day AND NOT z.hearsay AND NOT z.dismissed AND z.confidence >= $minConfidence
OPTIONAL MATCH (s)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = s.articleId
OPTIONAL MATCH (z)-[:REPORTED_IN]->(b:Article)
WHERE b.articleId = z.articleId
OPTIONAL MATCH (s)<-[:EXPRESSES]-(u:Statement)-[:EXPRESSES]->(z)
WHERE s.stanceId <> z.stanceId
WITH who, s, v.side AS one, z, w.side AS two, t, a, b, count(u) AS together
WHERE one = 'supports' AND two = 'opposes' AND a.articleId <> b.articleId
    AND coalesce(a.outlet, '') <> coalesce(b.outlet, '')
RETURN s.saidOn AS said, who.name AS actor, coalesce(t.text, t.name) AS position,
    together > 0 AS oneStatement, s.text AS quoteFor, z.text AS quoteAgainst,
    a.outlet AS outletFor, coalesce(a.title, a.name) AS articleFor, a.publishedOn AS publishedFor,
    b.outlet AS outletAgainst, coalesce(b.title, b.name) AS articleAgainst,
    b.publishedOn AS publishedAgainst,
    s.stanceId AS stanceIdFor, z.stanceId AS stanceIdAgainst
ORDER BY said, actor, position, stanceIdFor, stanceIdAgainst
LIMIT $limit
