// title: A chain of conditions
// group: pictures
// question: On what does a position depend, and on what does that depend in turn?
// parameter position: position - words of what is to happen, or its id
// parameter limit: integer = 40 - at most so many arrows
UNWIND $position AS id
MATCH (p:Position {positionId: id})-[:CONDITIONS_ON*0..3]->(step:Position)
WITH DISTINCT step AS step
MATCH depends = (step)-[x:CONDITIONS_ON]->(q:Position)
RETURN depends
ORDER BY step.positionId, x.edgeId
LIMIT $limit
