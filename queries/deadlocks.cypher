// title: Who waits for whom
// group: conditions
// question: Where does one make this depend on that, and another that depend on this?
// parameter about: text = "" - words of either; anything without it
// parameter from: date = 0001-01-01 - the first day on which each was still said
// parameter to: date = 9999-12-31 - the last day on which each began
// parameter limit: integer = 100 - at most so many rows
MATCH (p:Position)-[x:CONDITIONS_ON]->(q:Position)
MATCH (q)-[y:CONDITIONS_ON]->(p)
WHERE p.positionId < q.positionId AND y.actorId <> x.actorId
    AND y.consequenceTurned = x.requirementTurned AND y.requirementTurned = x.consequenceTurned
    AND coalesce(x.last, date('9999-12-31')) >= $from
    AND coalesce(x.first, date('0001-01-01')) <= $to
    AND coalesce(y.last, date('9999-12-31')) >= $from
    AND coalesce(y.first, date('0001-01-01')) <= $to
    AND ($about = ''
        OR toLower(replace(replace(p.text, 'İ', 'i'), 'Σ', 'σ'))
            CONTAINS toLower(replace(replace($about, 'İ', 'i'), 'Σ', 'σ'))
        OR toLower(replace(replace(q.text, 'İ', 'i'), 'Σ', 'σ'))
            CONTAINS toLower(replace(replace($about, 'İ', 'i'), 'Σ', 'σ')))
OPTIONAL MATCH (one:Actor {actorId: x.actorId})
OPTIONAL MATCH (two:Actor {actorId: y.actorId})
RETURN coalesce(one.name, '(the article)') AS actor,
    CASE WHEN x.consequenceTurned THEN 'not: ' + p.text ELSE p.text END AS makes,
    CASE WHEN x.requirementTurned THEN 'not: ' + q.text ELSE q.text END AS dependOn,
    x.first AS since, coalesce(two.name, '(the article)') AS other, y.first AS otherSince,
    x.quote AS quote, y.quote AS otherQuote, x.conditionId AS conditionId,
    y.conditionId AS otherConditionId
ORDER BY coalesce(since, date('9999-12-31')), makes, dependOn, actor, other, conditionId,
    otherConditionId
LIMIT $limit
