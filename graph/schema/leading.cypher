// What leads to and from evidence and may be moved by corrections, on either store: at the nodes
// where it ends, or of the evidence where it begins. What follows from a key is an OPTIONAL MATCH:
// the embedded store goes there from the key, where it would read the whole table for a MATCH.

// name: TOWARDS at Position
UNWIND $ids AS id
MATCH (p:Position {positionId: id})
OPTIONAL MATCH (p)<-[r:TOWARDS]-(s:Stance)
WITH id, r, s
WHERE s.stanceId IS NOT NULL
RETURN s.stanceId AS source, id AS target, r.named AS named, r.side AS side, s.form AS form,
    s.polarity AS polarity;

// name: CONSEQUENCE at Position
UNWIND $ids AS id
MATCH (p:Position {positionId: id})
OPTIONAL MATCH (p)<-[r:CONSEQUENCE]-(c:Condition)
WITH id, r, c
WHERE c.conditionId IS NOT NULL
RETURN c.conditionId AS source, id AS target, r.named AS named, r.turned AS turned,
    c.consequenceForm AS form;

// name: REQUIRES at Position
UNWIND $ids AS id
MATCH (p:Position {positionId: id})
OPTIONAL MATCH (p)<-[r:REQUIRES]-(c:Condition)
WITH id, r, c
WHERE c.conditionId IS NOT NULL
RETURN c.conditionId AS source, id AS target, r.named AS named, r.turned AS turned,
    c.requirementForm AS form;

// name: TOWARDS of evidence
UNWIND $ids AS id
MATCH (s:Stance {stanceId: id})
OPTIONAL MATCH (s)-[r:TOWARDS]->(p:Position)
WITH id, r, s, p
WHERE p.positionId IS NOT NULL
RETURN id AS source, p.positionId AS target, r.named AS named, r.side AS side, s.form AS form,
    s.polarity AS polarity;

// name: CONSEQUENCE of evidence
UNWIND $ids AS id
MATCH (c:Condition {conditionId: id})
OPTIONAL MATCH (c)-[r:CONSEQUENCE]->(p:Position)
WITH id, r, c, p
WHERE p.positionId IS NOT NULL
RETURN id AS source, p.positionId AS target, r.named AS named, r.turned AS turned,
    c.consequenceForm AS form;

// name: REQUIRES of evidence
UNWIND $ids AS id
MATCH (c:Condition {conditionId: id})
OPTIONAL MATCH (c)-[r:REQUIRES]->(p:Position)
WITH id, r, c, p
WHERE p.positionId IS NOT NULL
RETURN id AS source, p.positionId AS target, r.named AS named, r.turned AS turned,
    c.requirementForm AS form;

// name: TAKES of evidence
UNWIND $ids AS id
MATCH (e:Stance {stanceId: id})
OPTIONAL MATCH (e)<-[r:TAKES]-(a:Actor)
WITH id, r, e, a
WHERE a.actorId IS NOT NULL
RETURN a.actorId AS source, id AS target, r.named AS named, e.articleId AS articleId;

// name: SETS of evidence
UNWIND $ids AS id
MATCH (e:Condition {conditionId: id})
OPTIONAL MATCH (e)<-[r:SETS]-(a:Actor)
WITH id, r, e, a
WHERE a.actorId IS NOT NULL
RETURN a.actorId AS source, id AS target, r.named AS named, e.articleId AS articleId;

// name: TOWARDS Actor of evidence
UNWIND $ids AS id
MATCH (s:Stance {stanceId: id})
OPTIONAL MATCH (s)-[r:TOWARDS]->(a:Actor)
WITH id, r, s, a
WHERE a.actorId IS NOT NULL
RETURN id AS source, a.actorId AS target, r.named AS named, r.side AS side,
    s.polarity AS polarity, s.articleId AS articleId;

// name: TOWARDS Country of evidence
UNWIND $ids AS id
MATCH (s:Stance {stanceId: id})
OPTIONAL MATCH (s)-[r:TOWARDS]->(c:Country)
WITH id, r, s, c
WHERE c.iso3 IS NOT NULL
RETURN id AS source, c.iso3 AS target, r.named AS named, r.side AS side,
    s.polarity AS polarity, s.articleId AS articleId;

// name: SAID at Actor
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
OPTIONAL MATCH (a)-[r:SAID]->(e:Statement)
WITH id, r, e
WHERE e.statementId IS NOT NULL
RETURN id AS source, e.statementId AS target, r.named AS named, e.articleId AS articleId;

// name: TAKES at Actor
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
OPTIONAL MATCH (a)-[r:TAKES]->(e:Stance)
WITH id, r, e
WHERE e.stanceId IS NOT NULL
RETURN id AS source, e.stanceId AS target, r.named AS named, e.articleId AS articleId;

// name: SETS at Actor
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
OPTIONAL MATCH (a)-[r:SETS]->(e:Condition)
WITH id, r, e
WHERE e.conditionId IS NOT NULL
RETURN id AS source, e.conditionId AS target, r.named AS named, e.articleId AS articleId;

// name: ADDRESSED_TO at Actor
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
OPTIONAL MATCH (a)<-[r:ADDRESSED_TO]-(e:Statement)
WITH id, r, e
WHERE e.statementId IS NOT NULL
RETURN e.statementId AS source, id AS target, r.named AS named, e.articleId AS articleId;

// name: MENTIONS at Actor
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
OPTIONAL MATCH (a)<-[r:MENTIONS]-(e:Statement)
WITH id, r, e
WHERE e.statementId IS NOT NULL
RETURN e.statementId AS source, id AS target, r.named AS named, e.articleId AS articleId;

// name: TOWARDS at Actor
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
OPTIONAL MATCH (a)<-[r:TOWARDS]-(s:Stance)
WITH id, r, s
WHERE s.stanceId IS NOT NULL
RETURN s.stanceId AS source, id AS target, r.named AS named, r.side AS side,
    s.polarity AS polarity, s.articleId AS articleId;

// name: SPEAKS_FOR at Actor
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
OPTIONAL MATCH (a)-[r:SPEAKS_FOR]->(c:Country)
WITH id, r, c
WHERE c.iso3 IS NOT NULL
RETURN id AS source, c.iso3 AS target, r.named AS named, r.role AS role, r.first AS first,
    r.last AS last;

// name: there Position
UNWIND $ids AS id
MATCH (p:Position {positionId: id})
RETURN p.positionId AS key, p.text AS name;

// name: there Actor
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
RETURN a.actorId AS key, a.name AS name, a.kind AS kind;

// name: there Stance
UNWIND $ids AS id
MATCH (s:Stance {stanceId: id})
RETURN s.stanceId AS key;

// name: there Stance on Position
UNWIND $ids AS id
MATCH (s:Stance {stanceId: id})
WHERE s.form IS NOT NULL
RETURN s.stanceId AS key;

// name: there Condition
UNWIND $ids AS id
MATCH (c:Condition {conditionId: id})
RETURN c.conditionId AS key;

// name: there PositionForm
UNWIND $ids AS id
MATCH (f:PositionForm {form: id})
RETURN f.form AS key, f.positionId AS positionId;

// name: positions to amend
UNWIND $ids AS id
MATCH (p:Position {positionId: id})
RETURN p.positionId AS positionId, p.text AS text, p.source AS source, p.topic AS topic,
    p.mergedInto AS mergedInto;

// name: actors to amend
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
RETURN a.actorId AS actorId, a.name AS name, a.wikidataId AS wikidataId,
    a.mergedInto AS mergedInto;
