// title: A position over time
// group: over time
// question: Who has taken which side of a position, when, and in whose words?
// plot: timeline
// parameter position: position - words of the position, or its id
// parameter from: date = 0001-01-01 - the first day on which it was said
// parameter to: date = 9999-12-31 - the last day on which it was said
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 500 - at most so many rows
UNWIND $position AS id
MATCH (p:Position {positionId: id})
OPTIONAL MATCH (p)<-[v:TOWARDS]-(s:Stance)
WHERE coalesce(s.saidOn, date('0001-01-01')) >= $from
    AND coalesce(s.saidOn, date('0001-01-01')) <= $to
    AND s.confidence >= $minConfidence AND NOT s.dismissed
OPTIONAL MATCH (s)<-[:TAKES]-(who:Actor)
OPTIONAL MATCH (s)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = s.articleId
WITH p, v, s, who, a
WHERE who.actorId IS NOT NULL AND a.articleId IS NOT NULL
RETURN s.saidOn AS said, who.name AS actor, v.side AS stance, p.text AS position,
    s.quantity AS figure, s.conditional AS conditional, s.hearsay AS hearsay,
    s.attributedBy AS saidBy, s.text AS quote, a.outlet AS outlet,
    coalesce(a.title, a.name) AS article, a.publishedOn AS published, s.stanceId AS stanceId,
    who.actorId AS actorId
ORDER BY coalesce(said, date('9999-12-31')), position, actor, stance, stanceId
LIMIT $limit
