// title: For and against an actor
// group: for and against
// question: Who backs and who attacks a person, a body or a government, and since when?
// plot: camps
// parameter actor: actor - the one that others are for or against
// parameter limit: integer = 200 - at most so many rows
MATCH (t:Actor {actorId: $actor})<-[x:SUPPORTS|OPPOSES]-(who:Actor)
WHERE NOT EXISTS {
    MATCH (t)<-[y:SUPPORTS|OPPOSES]-(who)
    WHERE y.spell > x.spell
}
RETURN CASE WHEN type(x) = 'SUPPORTS' THEN 'for' ELSE 'against' END AS side, who.name AS actor,
    x.first AS since, x.last AS lastSaid, x.stances AS times, x.articles AS articles,
    x.spell > 1 AS changedSides, x.quote AS quote, x.stanceId AS stanceId
ORDER BY side DESC, coalesce(since, date('9999-12-31')), actor, stanceId
LIMIT $limit
