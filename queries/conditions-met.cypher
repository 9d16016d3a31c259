// title: Conditions that may have been met
// group: conditions
// question: Of which conditions was later said or done what they require?
// parameter actor: actor = "" - who set the condition; anybody without it
// parameter about: text = "" - words in either half of the condition; all conditions without it
// parameter from: date = 0001-01-01 - the first day on which the condition was set
// parameter to: date = 9999-12-31 - the last day on which it may have been met
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 100 - at most so many rows
MATCH (who:Actor)-[:SETS]->(c:Condition)-[r:REQUIRES]->(q:Position)
WHERE who.actorId STARTS WITH $actor AND ($actor = '' OR who.actorId = $actor)
    AND c.saidOn >= $from AND c.confidence >= $minConfidence AND NOT c.dismissed
    AND c.kind <> 'counterfactual'
MATCH (c)-[e:CONSEQUENCE]->(p:Position)
WHERE $about = ''
    OR toLower(replace(replace(p.text, 'İ', 'i'), 'Σ', 'σ'))
        CONTAINS toLower(replace(replace($about, 'İ', 'i'), 'Σ', 'σ'))
    OR toLower(replace(replace(q.text, 'İ', 'i'), 'Σ', 'σ'))
        CONTAINS toLower(replace(replace($about, 'İ', 'i'), 'Σ', 'σ'))
MATCH (q)<-[v:TOWARDS]-(s:Stance)
WHERE s.saidOn > c.saidOn AND s.saidOn <= $to AND s.confidence >= $minConfidence
    AND NOT s.dismissed AND NOT s.conditional
    AND s.act IN ['act', 'agree', 'announce', 'assert', 'order', 'praise', 'promise', 'vote']
WITH DISTINCT who, c, q, p, s, r.turned AS turned, e.turned AS opposite, v.side AS side
WHERE side = CASE WHEN turned THEN 'opposes' ELSE 'supports' END
OPTIONAL MATCH (s)<-[:TAKES]-(other:Actor)
OPTIONAL MATCH (s)-[:REPORTED_IN]->(a:Article)
WHERE a.articleId = s.articleId
RETURN c.saidOn AS said, who.name AS actor,
    CASE WHEN opposite THEN 'not: ' + p.text ELSE p.text END AS what, c.marker AS marker,
    CASE WHEN turned THEN 'not: ' + q.text ELSE q.text END AS dependsOn,
    s.saidOn AS perhapsMet, other.name AS accordingTo, s.act AS act, s.hearsay AS hearsay,
    c.text AS quoteCondition, s.text AS quoteMet, a.outlet AS outlet,
    coalesce(a.title, a.name) AS article, a.publishedOn AS published,
    c.conditionId AS conditionId, s.stanceId AS stanceId
ORDER BY said, actor, what, conditionId, perhapsMet, accordingTo, stanceId
LIMIT $limit
