// title: Figures that change
// group: over time
// question: Which times and amounts did actors name for what, one after the other?
// plot: timeline
// parameter actor: actor = "" - whose figures; everybody's without it
// parameter about: text = "" - words of the position; any position without it
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 100 - at most so many rows
MATCH (who:Actor)-[:TAKES]->(s:Stance)-[:TOWARDS]->(t)
WHERE who.actorId STARTS WITH $actor AND ($actor = '' OR who.actorId = $actor)
    AND s.quantity IS NOT NULL
    AND ($about = ''
        OR toLower(replace(replace(coalesce(t.text, t.name), 'İ', 'i'), 'Σ', 'σ'))
            CONTAINS toLower(replace(replace($about, 'İ', 'i'), 'Σ', 'σ')))
MATCH (s)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = s.articleId AND s.confidence >= $minConfidence
RETURN who.name AS actor, coalesce(t.text, t.name) AS position, s.saidOn AS said,
    s.quantity AS figure, s.polarity AS stance, s.text AS quote, a.outlet AS outlet,
    coalesce(a.title, a.name) AS article, s.stanceId AS stanceId
ORDER BY actor, coalesce(said, date('9999-12-31')), position, stanceId
LIMIT $limit
