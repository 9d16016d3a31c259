// title: Silence
// group: over time
// question: Who has said nothing for longer than is usual for them, since when, and what was last?
// parameter day: date = today - up to when the silence is counted
// parameter actor: actor = "" - whose silence; everybody's without it
// parameter about: text = "" - words of the position; anything without it
// parameter days: integer = 3 - spoken on at least so many days
// parameter minConfidence: share = 0 - the least confidence of the evidence, from 0 to 1
// parameter limit: integer = 50 - at most so many rows
WITH $day AS day, toLower(replace(replace($about, 'İ', 'i'), 'Σ', 'σ')) AS about
WITH about, toInteger(left(toString(day), 4)) AS y,
    toInteger(right(left(toString(day), 7), 2)) AS m, toInteger(right(toString(day), 2)) AS d
WITH about, 367 * y - 7 * (y + (m + 9) / 12) / 4 - 3 * ((y + (m - 9) / 7) / 100 + 1) / 4
    + 275 * m / 9 + d AS today
MATCH (who:Actor)-[:TAKES]->(s:Stance)-[:TOWARDS]->(t)
WHERE who.actorId STARTS WITH $actor AND ($actor = '' OR who.actorId = $actor)
    AND NOT s.hearsay AND NOT s.dismissed AND s.confidence >= $minConfidence AND s.saidOn <= $day
    AND (about = '' OR toLower(replace(replace(coalesce(t.text, t.name), 'İ', 'i'), 'Σ', 'σ'))
        CONTAINS about)
WITH about, today, who, s, toInteger(left(toString(s.saidOn), 4)) AS y,
    toInteger(right(left(toString(s.saidOn), 7), 2)) AS m,
    toInteger(right(toString(s.saidOn), 2)) AS d
WITH about, today, who, s,
    367 * y - 7 * (y + (m + 9) / 12) / 4 - 3 * ((y + (m - 9) / 7) / 100 + 1) / 4
    + 275 * m / 9 + d AS n
WITH about, today, who, count(DISTINCT n) AS days, min(n) AS firstDay, max(n) AS lastDay,
    min(s.saidOn) AS first, max(s.saidOn) AS last
WHERE days >= $days AND days > 1
OPTIONAL MATCH (who)-[:TAKES]->(s:Stance)-[:TOWARDS]->(t)
WHERE s.saidOn = last AND NOT s.hearsay AND NOT s.dismissed AND s.confidence >= $minConfidence
    AND (about = '' OR toLower(replace(replace(coalesce(t.text, t.name), 'İ', 'i'), 'Σ', 'σ'))
        CONTAINS about)
WITH today, who, days, firstDay, lastDay, first, last, min(s.stanceId) AS stanceId
WHERE (today - lastDay) * (days - 1) > lastDay - firstDay
OPTIONAL MATCH (s:Stance {stanceId: stanceId})-[v:TOWARDS]->(t)
RETURN who.name AS actor, today - lastDay AS daysSilent,
    (lastDay - firstDay) / (days - 1) AS usualDays,
    (today - lastDay) / ((lastDay - firstDay) / (days - 1)) AS timesUsual, days AS daysSpoken,
    first AS first, last AS last, v.side AS stance, coalesce(t.text, t.name) AS position,
    s.text AS quote, stanceId AS stanceId, who.actorId AS actorId
ORDER BY timesUsual DESC, daysSilent DESC, actor, actorId
LIMIT $limit
