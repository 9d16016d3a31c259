// title: Stances over time
// group: over time
// question: Where has an actor stood on what, and when, in whose words?
// plot: timeline
// parameter actor: actor - whose stances
// parameter from: date = 0001-01-01 - the first day on which it was said
// parameter to: date = 9999-12-31 - the last day on which it was said
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 200 - at most so many rows
MATCH (who:Actor {actorId: $actor})-[:TAKES]->(s:Stance)-[:TOWARDS]->(t)
WHERE coalesce(s.saidOn, date('0001-01-01')) >= $from
    AND coalesce(s.saidOn, date('0001-01-01')) <= $to
MATCH (s)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = s.articleId AND s.confidence >= $minConfidence
RETURN s.saidOn AS said, s.polarity AS stance, coalesce(t.text, t.name) AS position, s.act AS act,
    s.quantity AS figure, s.conditional AS conditional, s.hearsay AS hearsay,
    s.attributedBy AS saidBy, s.text AS quote, a.outlet AS outlet,
    coalesce(a.title, a.name) AS article, a.publishedOn AS published, s.stanceId AS stanceId
ORDER BY coalesce(said, date('9999-12-31')), position, stance, stanceId
LIMIT $limit
