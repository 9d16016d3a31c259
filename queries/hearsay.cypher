// title: Hearsay
// group: quality
// question: What do others say an actor is for or against, and what does it say itself?
// parameter actor: actor = "" - about whom; about everybody without it
// parameter from: date = 0001-01-01 - the first day on which it was said
// parameter to: date = 9999-12-31 - the last day on which it was said
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 100 - at most so many rows
MATCH (who:Actor)-[:TAKES]->(s:Stance)-[v:TOWARDS]->(t)
WHERE who.actorId STARTS WITH $actor AND ($actor = '' OR who.actorId = $actor)
    AND s.hearsay AND NOT s.dismissed
    AND coalesce(s.saidOn, date('0001-01-01')) >= $from
    AND coalesce(s.saidOn, date('0001-01-01')) <= $to
MATCH (s)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = s.articleId AND s.confidence >= $minConfidence
OPTIONAL MATCH (who)-[x:SUPPORTS|OPPOSES]->(t)
WITH who, s, v, t, a, count(CASE WHEN type(x) = 'SUPPORTS' THEN 1 ELSE NULL END) AS spellsFor,
    count(CASE WHEN type(x) = 'OPPOSES' THEN 1 ELSE NULL END) AS spellsAgainst
RETURN s.saidOn AS said, s.attributedBy AS saidBy, who.name AS actor, v.side AS stance,
    coalesce(t.text, t.name) AS position, spellsFor AS ownSpellsFor,
    spellsAgainst AS ownSpellsAgainst, s.text AS quote, a.outlet AS outlet,
    coalesce(a.title, a.name) AS article, s.stanceId AS stanceId
ORDER BY coalesce(said, date('9999-12-31')), saidBy, actor, stanceId
LIMIT $limit
