// title: Allies and opponents
// group: alliances
// question: With whom does an actor agree, and with whom does it differ, over how many positions?
// parameter actor: actor - whose allies and opponents
// parameter limit: integer = 50 - at most so many rows
MATCH (a:Actor {actorId: $actor})-[z:SUPPORTS|OPPOSES]->(t)
WITH a, t, max(z.spell) AS latest
MATCH (a)-[x:SUPPORTS|OPPOSES]->(t)
WHERE x.spell = latest
WITH a, t, type(x) AS side
MATCH (t)<-[w:SUPPORTS|OPPOSES]-(b:Actor)
WHERE a.actorId <> b.actorId
WITH t, side, b, max(w.spell) AS theirs
MATCH (b)-[y:SUPPORTS|OPPOSES]->(t)
WHERE y.spell = theirs
WITH b, count(CASE WHEN type(y) = side THEN 1 ELSE NULL END) AS agree,
    count(CASE WHEN type(y) <> side THEN 1 ELSE NULL END) AS differ
RETURN b.name AS other, b.kind AS kind, agree AS agree, differ AS differ,
    agree - differ AS balance, b.actorId AS actorId
ORDER BY balance DESC, agree DESC, other, actorId
LIMIT $limit
