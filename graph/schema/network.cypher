// What graph/network.py reads, on either store, a page of keys at a time. What follows from a key is
// an OPTIONAL MATCH: the embedded store goes there from the key, where it would read the whole table
// for a MATCH.

// name: spells of actors
UNWIND $keys AS key
MATCH (p:Position {positionId: key})
OPTIONAL MATCH (p)<-[x:SUPPORTS|OPPOSES]-(h:Actor)
WITH key, x, h
WHERE x.edgeId IS NOT NULL
RETURN key AS position, h.actorId AS holder, type(x) AS side, x.spell AS spell, x.first AS first,
    x.last AS last;

// name: spells of countries
UNWIND $keys AS key
MATCH (p:Position {positionId: key})
OPTIONAL MATCH (p)<-[x:SUPPORTS|OPPOSES]-(h:Country)
WITH key, x, h
WHERE x.edgeId IS NOT NULL
RETURN key AS position, h.iso3 AS holder, type(x) AS side, x.spell AS spell, x.first AS first,
    x.last AS last;

// name: stances on positions
UNWIND $keys AS key
MATCH (p:Position {positionId: key})
OPTIONAL MATCH (h:Actor)-[:TAKES]->(s:Stance)-[t:TOWARDS]->(p), (s)-[:REPORTED_IN]->(r:Article)
WHERE s.hearsay = false AND s.dismissed = false
WITH key, h, s, t, min(r.publishedOn) AS published
WHERE s.stanceId IS NOT NULL
RETURN key AS position, h.actorId AS holder, t.side AS side, s.saidOn AS saidOn,
    published AS published;

// name: names of actors
UNWIND $keys AS key
MATCH (n:Actor {actorId: key})
RETURN n.actorId AS key, n.name AS name, n.kind AS kind;

// name: names of countries
UNWIND $keys AS key
MATCH (n:Country {iso3: key})
RETURN n.iso3 AS key, n.name AS name, 'country' AS kind;
