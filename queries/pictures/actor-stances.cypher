// title: An actor's stances
// group: pictures
// question: What does an actor support and oppose, the surest first?
// parameter actor: actor - whose stances
// parameter limit: integer = 25 - at most so many arrows
MATCH stands = (who:Actor {actorId: $actor})-[x:SUPPORTS|OPPOSES]->(t)
RETURN stands
ORDER BY x.stances DESC, x.confidence DESC, x.edgeId
LIMIT $limit
