// title: The words behind an actor's stances
// group: pictures
// question: In which words, and in which articles, did an actor take a side on a position?
// parameter actor: actor - whose words
// parameter position: position - words of the position, or its id
// parameter limit: integer = 40 - at most so many reports
UNWIND $position AS id
MATCH takes = (who:Actor {actorId: $actor})-[:TAKES]->(s:Stance)-[:TOWARDS]->(p:Position {positionId: id})
MATCH reported = (s)-[r:REPORTED_IN]->(a:Article)
OPTIONAL MATCH said = (who)-[:SAID]->(w:Statement)-[:EXPRESSES]->(s)
RETURN takes, reported, said
ORDER BY coalesce(s.saidOn, date('9999-12-31')), s.stanceId, a.articleId, r.charStart
LIMIT $limit
