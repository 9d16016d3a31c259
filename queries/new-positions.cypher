// title: New positions
// group: over time
// question: What has come up lately that nobody had taken a side on before, and who began?
// parameter from: date = today-6 - the first day of publication
// parameter to: date = today - the last day of publication
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 50 - at most so many rows
MATCH (a:Article)<-[:REPORTED_IN]-(s:Stance)-[:TOWARDS]->(p:Position)
WHERE a.publishedOn >= $from AND a.publishedOn <= $to
    AND s.confidence >= $minConfidence AND NOT s.dismissed
    AND NOT EXISTS {
        MATCH (p)<-[:TOWARDS]-(z:Stance)-[:REPORTED_IN]->(b:Article)
        WHERE b.publishedOn < $from AND z.confidence >= $minConfidence AND NOT z.dismissed
    }
WITH p, min(a.publishedOn) AS first, count(DISTINCT s) AS stances,
    count(DISTINCT a.outlet) AS outlets
OPTIONAL MATCH (p)<-[:TOWARDS]-(s:Stance)-[:REPORTED_IN]->(a:Article)
WHERE a.publishedOn = first AND s.confidence >= $minConfidence AND NOT s.dismissed
WITH p, first, stances, outlets, min(s.stanceId) AS stanceId
OPTIONAL MATCH (s:Stance {stanceId: stanceId})-[v:TOWARDS]->(p)
OPTIONAL MATCH (s)<-[:TAKES]-(who:Actor)
OPTIONAL MATCH (s)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = s.articleId
RETURN first AS firstReported, p.text AS position, stances AS stances, outlets AS outlets,
    who.name AS actor, v.side AS stance, s.text AS quote, a.outlet AS outlet,
    coalesce(a.title, a.name) AS article, a.publishedOn AS published, stanceId AS stanceId,
    p.positionId AS positionId
ORDER BY stances DESC, firstReported, position, positionId, stanceId
LIMIT $limit
