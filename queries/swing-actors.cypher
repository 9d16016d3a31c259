// title: Swing actors
// group: over time
// question: Who has changed position most often, in which ways, and when last?
// parameter actor: actor = "" - whose changes; all actors' without it
// parameter from: date = 0001-01-01 - the first day of a change
// parameter to: date = 9999-12-31 - the last day of a change
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 20 - at most so many rows
MATCH (who:Actor)-[:TAKES]->(s:Stance)-[h:SHIFTS_TO]->(z:Stance)-[:TOWARDS]->(t)
WHERE who.actorId STARTS WITH $actor AND ($actor = '' OR who.actorId = $actor)
    AND s.confidence >= $minConfidence AND z.confidence >= $minConfidence
    AND z.saidOn >= $from AND z.saidOn <= $to
WITH who, count(h) AS changes, count(DISTINCT coalesce(t.positionId, t.actorId, t.iso3)) AS targets,
    count(CASE WHEN h.change = 'reversal' THEN 1 ELSE NULL END) AS reversals,
    count(CASE WHEN h.change = 'softening' THEN 1 ELSE NULL END) AS softenings,
    count(CASE WHEN h.change = 'hardening' THEN 1 ELSE NULL END) AS hardenings,
    count(CASE WHEN h.change STARTS WITH 'condition' THEN 1 ELSE NULL END) AS conditions,
    count(CASE WHEN h.change = 'figure_changed' THEN 1 ELSE NULL END) AS figures,
    max(z.saidOn) AS last
OPTIONAL MATCH (who)-[:TAKES]->(s:Stance)-[:SHIFTS_TO]->(z:Stance)
WHERE z.saidOn = last AND s.confidence >= $minConfidence AND z.confidence >= $minConfidence
WITH who, changes, targets, reversals, softenings, hardenings, conditions, figures, last,
    min(z.stanceId) AS stanceId
OPTIONAL MATCH (z:Stance {stanceId: stanceId})-[v:TOWARDS]->(t)
RETURN who.name AS actor, reversals AS reversals, softenings AS softenings,
    hardenings AS hardenings, conditions AS conditions, figures AS figures, targets AS positions,
    last AS last, v.side AS stance, coalesce(t.text, t.name) AS position, z.text AS quoteLast,
    stanceId AS stanceId, changes AS changes, who.actorId AS actorId
ORDER BY reversals DESC, changes DESC, actor, actorId
LIMIT $limit
