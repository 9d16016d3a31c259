// title: Statements to check
// group: quality
// question: Which statements lack a speaker or a date, or are the least sure, and why look at them?
// parameter below: share = 0.6 - less sure than this is doubtful, from 0 to 1
// parameter from: date = 0001-01-01 - the first day of publication
// parameter to: date = 9999-12-31 - the last day of publication
// parameter limit: integer = 50 - at most so many rows
MATCH (s:Statement)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = s.articleId AND coalesce(a.publishedOn, date('0001-01-01')) >= $from
    AND coalesce(a.publishedOn, date('0001-01-01')) <= $to
OPTIONAL MATCH (who:Actor)-[:SAID]->(s)
WITH s, a, count(who) AS speakers, min(who.name) AS speaker, min(who.kind) AS kind
WITH s, a, speaker, CASE WHEN speakers = 0 THEN 'nobody named' WHEN kind = 'unnamed' THEN
    'no name, only a description' WHEN s.confidence < $below THEN 'doubtful'
    WHEN s.saidOn IS NULL THEN 'no date' ELSE '' END AS reason
WHERE reason <> ''
RETURN reason AS reason, s.confidence AS confidence, coalesce(speaker, '(nobody named)') AS actor,
    s.cue AS cue, s.kind AS kind, s.saidOn AS said, s.text AS quote, a.outlet AS outlet,
    coalesce(a.title, a.name) AS article, a.publishedOn AS published,
    s.statementId AS statementId
ORDER BY confidence, reason, statementId
LIMIT $limit
