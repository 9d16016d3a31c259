// title: The first to mention it
// group: over time
// question: Who was the first to say something with these words in it, and who followed when?
// parameter words: text - words that follow each other in what was said
// parameter from: date = 0001-01-01 - the first day on which it was said
// parameter to: date = 9999-12-31 - the last day on which it was said
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 50 - at most so many rows
MATCH (who:Actor)-[:SAID]->(s:Statement)
WHERE s.saidOn >= $from AND s.saidOn <= $to AND s.confidence >= $minConfidence
    AND toLower(replace(replace(s.text, 'İ', 'i'), 'Σ', 'σ'))
        CONTAINS toLower(replace(replace($words, 'İ', 'i'), 'Σ', 'σ'))
WITH who, min(s.saidOn) AS day, count(s) AS times
OPTIONAL MATCH (who)-[:SAID]->(s:Statement)
WHERE s.saidOn = day AND s.confidence >= $minConfidence
    AND toLower(replace(replace(s.text, 'İ', 'i'), 'Σ', 'σ'))
        CONTAINS toLower(replace(replace($words, 'İ', 'i'), 'Σ', 'σ'))
WITH who, day, times, min(s.statementId) AS statementId
OPTIONAL MATCH (s:Statement {statementId: statementId})
OPTIONAL MATCH (s)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = s.articleId
RETURN day AS said, who.name AS actor, s.text AS quote, times AS times, a.outlet AS outlet,
    coalesce(a.title, a.name) AS article, a.publishedOn AS published, statementId AS statementId
ORDER BY said, coalesce(published, date('9999-12-31')), actor, statementId
LIMIT $limit
