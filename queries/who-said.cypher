// title: Who said it
// group: who said
// question: Who said something with these words in it, when, to whom, and where was it reported?
// parameter words: text - words that follow each other in what was said
// parameter from: date = 0001-01-01 - the first day on which it was said
// parameter to: date = 9999-12-31 - the last day on which it was said
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 100 - at most so many rows
MATCH (s:Statement)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = s.articleId AND s.confidence >= $minConfidence
    AND toLower(replace(replace(s.text, 'İ', 'i'), 'Σ', 'σ'))
        CONTAINS toLower(replace(replace($words, 'İ', 'i'), 'Σ', 'σ'))
    AND coalesce(s.saidOn, date('0001-01-01')) >= $from
    AND coalesce(s.saidOn, date('0001-01-01')) <= $to
OPTIONAL MATCH (s)-[:REPORTED_IN]->(r:Article)
WITH s, a, count(r) AS reports
OPTIONAL MATCH (who:Actor)-[:SAID]->(s)
RETURN s.saidOn AS said, coalesce(who.name, '(nobody named)') AS actor, s.cue AS cue,
    s.kind AS kind, s.text AS quote, reports AS reports, a.outlet AS outlet,
    coalesce(a.title, a.name) AS article, a.publishedOn AS published,
    s.statementId AS statementId
ORDER BY coalesce(said, date('9999-12-31')), actor, statementId
LIMIT $limit
