// title: Changes of position
// group: over time
// question: Who changed sides on what, when, and in which words before and after?
// plot: timeline
// parameter actor: actor = "" - whose changes; all actors' without it
// parameter from: date = 0001-01-01 - the first day of the new side
// parameter to: date = 9999-12-31 - the last day of the new side
// parameter limit: integer = 100 - at most so many rows
MATCH (who:Actor)-[x:SUPPORTS|OPPOSES]->(t)
MATCH (who)-[y:SUPPORTS|OPPOSES]->(t)
WHERE who.actorId STARTS WITH $actor AND ($actor = '' OR who.actorId = $actor)
    AND x.spell > 0 AND y.spell = x.spell + 1 AND y.first >= $from AND y.first <= $to
RETURN who.name AS actor, coalesce(t.text, t.name) AS position,
    CASE WHEN type(x) = 'SUPPORTS' THEN 'supports' ELSE 'opposes' END AS before,
    x.first AS since, x.last AS lastSaid, x.quote AS quoteBefore,
    CASE WHEN type(y) = 'SUPPORTS' THEN 'supports' ELSE 'opposes' END AS after,
    y.first AS changed, y.quote AS quoteAfter, x.stanceId AS stanceIdBefore,
    y.stanceId AS stanceIdAfter
ORDER BY changed, actor, position, stanceIdBefore, stanceIdAfter
LIMIT $limit
