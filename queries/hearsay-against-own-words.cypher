// title: Hearsay against own words
// group: quality
// question: Where do others say of an actor the opposite of what it says itself?
// parameter actor: actor = "" - about whom; about everybody without it
// parameter from: date = 0001-01-01 - the first day of the hearsay
// parameter to: date = 9999-12-31 - the last day of the hearsay
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 100 - at most so many rows
MATCH (who:Actor)-[:TAKES]->(s:Stance)-[v:TOWARDS]->(t)
WHERE who.actorId STARTS WITH $actor AND ($actor = '' OR who.actorId = $actor)
    AND s.hearsay AND NOT s.dismissed AND s.confidence >= $minConfidence
    AND s.saidOn >= $from AND s.saidOn <= $to
MATCH (s)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = s.articleId
MATCH (who)-[x:SUPPORTS|OPPOSES]->(t)
WHERE NOT EXISTS {
    MATCH (who)-[y:SUPPORTS|OPPOSES]->(t)
    WHERE y.spell > x.spell AND y.first <= s.saidOn
}
WITH who, s, v, t, a, x
WHERE (x.first <= s.saidOn OR x.spell = 1)
    AND type(x) = CASE WHEN v.side = 'supports' THEN 'OPPOSES' ELSE 'SUPPORTS' END
RETURN s.saidOn AS said, s.attributedBy AS saidBy, who.name AS actor, v.side AS stance,
    coalesce(t.text, t.name) AS position, x.first AS ownSince, x.last AS ownLastSaid,
    s.text AS quoteHearsay, x.quote AS quoteOwn, a.outlet AS outlet,
    coalesce(a.title, a.name) AS article, a.publishedOn AS published, s.stanceId AS stanceId,
    x.stanceId AS ownStanceId
ORDER BY said, saidBy, actor, position, stanceId, ownStanceId
LIMIT $limit
