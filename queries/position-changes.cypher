// title: Changes of position
// group: over time
// question: Who changed on what, in which way, when, and in which words before and after?
// plot: timeline
// parameter actor: actor = "" - whose changes; all actors' without it
// parameter change: reversal|softening|hardening|condition|condition_added|condition_dropped|figure_changed = "" - one kind of change (condition: added or dropped); all without it
// parameter from: date = 0001-01-01 - the first day of the change
// parameter to: date = 9999-12-31 - the last day of the change
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 100 - at most so many rows
MATCH (who:Actor)-[:TAKES]->(s:Stance)-[h:SHIFTS_TO]->(z:Stance)-[w:TOWARDS]->(t)
WHERE who.actorId STARTS WITH $actor AND ($actor = '' OR who.actorId = $actor)
    AND z.saidOn >= $from AND z.saidOn <= $to
    AND s.confidence >= $minConfidence AND z.confidence >= $minConfidence
MATCH (s)-[v:TOWARDS]->(t)
MATCH (s)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = s.articleId
MATCH (z)-[:REPORTED_IN]->(b:Article)
WHERE b.articleId = z.articleId
OPTIONAL MATCH (who)-[x:SUPPORTS|OPPOSES]->(t)
WITH who, s, v, h, z, w, t, a, b, max(CASE
    WHEN x.first <= s.saidOn AND x.last >= s.saidOn
        AND (type(x) = 'SUPPORTS' AND v.side = 'supports'
            OR type(x) = 'OPPOSES' AND v.side = 'opposes')
    THEN x.first ELSE NULL END) AS since
WHERE $change = '' OR h.change STARTS WITH $change
RETURN who.name AS actor, coalesce(t.text, t.name) AS position, h.change AS change,
    v.side AS before, s.saidOn AS lastSaid, w.side AS after, z.saidOn AS changed,
    since AS since, h.days AS daysBetween, s.text AS quoteBefore, z.text AS quoteAfter,
    s.quantity AS figureBefore, z.quantity AS figureAfter,
    a.outlet AS outletBefore, coalesce(a.title, a.name) AS articleBefore,
    a.publishedOn AS publishedBefore, b.outlet AS outletAfter,
    coalesce(b.title, b.name) AS articleAfter, b.publishedOn AS publishedAfter,
    s.stanceId AS stanceIdBefore, z.stanceId AS stanceIdAfter
ORDER BY changed, actor, position, stanceIdBefore, stanceIdAfter
LIMIT $limit
