// title: One article's evidence
// group: pictures
// question: What does one article report, and whose words are they?
// parameter article: text - the article's id
// parameter limit: integer = 40 - at most so many reports
MATCH reported = (a:Article {articleId: $article})<-[r:REPORTED_IN]-(e)
OPTIONAL MATCH words = (who:Actor)-[:SAID|TAKES|SETS]->(e)
RETURN reported, words
ORDER BY r.charStart, r.charEnd, who.actorId
LIMIT $limit
