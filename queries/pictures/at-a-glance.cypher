// title: The debate at a glance
// group: pictures
// question: Which positions do several actors argue about, and who stands on which side?
// parameter about: text = "" - words of the position; any position without it
// parameter limit: integer = 40 - at most so many arrows
MATCH (p:Position)<-[x:SUPPORTS|OPPOSES]-(who:Actor)
WHERE $about = ''
    OR toLower(replace(replace(p.text, 'İ', 'i'), 'Σ', 'σ'))
        CONTAINS toLower(replace(replace($about, 'İ', 'i'), 'Σ', 'σ'))
WITH p, count(DISTINCT who) AS actors
WHERE actors > 1
MATCH stands = (who:Actor)-[x:SUPPORTS|OPPOSES]->(p)
RETURN stands
ORDER BY actors DESC, p.positionId, x.edgeId
LIMIT $limit
