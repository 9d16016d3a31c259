// title: Who makes what depend on what
// group: conditions
// question: Which conditions are set in the whole graph, by whom, from when to when?
// parameter about: text = "" - words in either half of the condition; all conditions without it
// parameter from: date = 0001-01-01 - the first day on which it was still said
// parameter to: date = 9999-12-31 - the last day on which it began
// parameter limit: integer = 100 - at most so many rows
MATCH (p:Position)-[x:CONDITIONS_ON]->(q:Position)
WHERE coalesce(x.last, date('9999-12-31')) >= $from
    AND coalesce(x.first, date('0001-01-01')) <= $to
    AND ($about = ''
        OR toLower(replace(replace(p.text, 'İ', 'i'), 'Σ', 'σ'))
            CONTAINS toLower(replace(replace($about, 'İ', 'i'), 'Σ', 'σ'))
        OR toLower(replace(replace(q.text, 'İ', 'i'), 'Σ', 'σ'))
            CONTAINS toLower(replace(replace($about, 'İ', 'i'), 'Σ', 'σ')))
OPTIONAL MATCH (who:Actor {actorId: x.actorId})
RETURN coalesce(who.name, '(the article)') AS actor,
    CASE WHEN x.consequenceTurned THEN 'not: ' + p.text ELSE p.text END AS what,
    x.marker AS marker,
    CASE WHEN x.requirementTurned THEN 'not: ' + q.text ELSE q.text END AS dependsOn, x.kind AS kind, x.first AS since, x.last AS lastSaid,
    x.conditions AS times, x.quote AS quote, x.conditionId AS conditionId
ORDER BY coalesce(since, date('9999-12-31')), actor, what, dependsOn, marker, conditionId
LIMIT $limit
