// title: Stances by month
// group: over time
// question: How often, and by how many, was a position supported and opposed in each month?
// plot: months
// parameter position: position - words of the position, or its id
// parameter from: date = 0001-01-01 - the first day on which it was said
// parameter to: date = 9999-12-31 - the last day on which it was said
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 500 - at most so many rows
UNWIND $position AS id
MATCH (p:Position {positionId: id})
OPTIONAL MATCH (p)<-[v:TOWARDS]-(s:Stance)
WHERE s.saidOn >= $from AND s.saidOn <= $to AND s.confidence >= $minConfidence
    AND NOT s.hearsay AND NOT s.dismissed
OPTIONAL MATCH (s)<-[:TAKES]-(who:Actor)
WITH p, v, s, who
WHERE s.stanceId IS NOT NULL
WITH p, left(toString(s.saidOn), 7) AS month,
    count(DISTINCT CASE WHEN v.side = 'supports' THEN s.stanceId ELSE NULL END) AS supports,
    count(DISTINCT CASE WHEN v.side = 'opposes' THEN s.stanceId ELSE NULL END) AS opposes,
    count(DISTINCT CASE WHEN v.side = 'supports' THEN who.actorId ELSE NULL END) AS supporters,
    count(DISTINCT CASE WHEN v.side = 'opposes' THEN who.actorId ELSE NULL END) AS opponents
RETURN p.text AS position, month AS month, supports AS supports, opposes AS opposes,
    supporters AS supporters, opponents AS opponents, p.positionId AS positionId
ORDER BY position, positionId, month
LIMIT $limit
