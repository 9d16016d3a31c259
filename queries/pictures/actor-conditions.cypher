// title: An actor's conditions
// group: pictures
// question: What does an actor make depend on what, in which words?
// parameter actor: actor - who sets or states the conditions
// parameter limit: integer = 30 - at most so many conditions
MATCH wants = (who:Actor {actorId: $actor})-[:SETS]->(c:Condition)-[:CONSEQUENCE]->(p:Position)
MATCH needs = (c)-[:REQUIRES]->(q:Position)
RETURN wants, needs
ORDER BY coalesce(c.saidOn, date('9999-12-31')), c.conditionId
LIMIT $limit
