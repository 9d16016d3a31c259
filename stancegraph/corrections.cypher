// What the commands that list and correct positions and actors ask of the graph. What follows from
// a key is an OPTIONAL MATCH: the embedded store goes there from the key, where it would read the
// whole table for a MATCH.

// name: positions
MATCH (p:Position)
WHERE p.mergedInto IS NULL AND ($about = ''
    OR toLower(replace(replace(p.text, 'İ', 'i'), 'Σ', 'σ')) CONTAINS $about)
OPTIONAL MATCH (p)<-[r:TOWARDS]-(:Stance)
WITH p, count(r) AS stances
OPTIONAL MATCH (p)<-[c:CONSEQUENCE|REQUIRES]-(:Condition)
WITH p, stances, count(c) AS conditions
RETURN p.text AS position, p.topic AS topic, p.source AS source, stances AS stances,
    conditions AS conditions, p.positionId AS id
ORDER BY stances DESC, conditions DESC, position, id LIMIT $limit;

// name: position
UNWIND $ids AS id
MATCH (p:Position {positionId: id})
OPTIONAL MATCH (p)<-[r:TOWARDS]-(:Stance)
RETURN p.positionId AS id, p.text AS text, p.topic AS topic, p.source AS source,
    p.mergedInto AS mergedInto, count(r) AS stances;

// name: positions merged into
MATCH (p:Position)
WHERE p.mergedInto = $id
RETURN p.text AS text, p.positionId AS id
ORDER BY text, id;

// name: wordings
MATCH (p:Position {positionId: $id})
OPTIONAL MATCH (p)<-[r:TOWARDS]-(s:Stance)
WITH r, s
WHERE s.stanceId IS NOT NULL
RETURN s.wording AS wording, r.side <> s.polarity AS opposite, s.form AS form, r.named AS named,
    s.saidOn AS said
UNION ALL
MATCH (p:Position {positionId: $id})
OPTIONAL MATCH (p)<-[r:CONSEQUENCE]-(c:Condition)
WITH r, c
WHERE c.conditionId IS NOT NULL
RETURN c.consequenceWording AS wording, r.turned AS opposite, c.consequenceForm AS form,
    r.named AS named, c.saidOn AS said
UNION ALL
MATCH (p:Position {positionId: $id})
OPTIONAL MATCH (p)<-[r:REQUIRES]-(c:Condition)
WITH r, c
WHERE c.conditionId IS NOT NULL
RETURN c.requirementWording AS wording, r.turned AS opposite, c.requirementForm AS form,
    r.named AS named, c.saidOn AS said;

// name: rivals
MATCH (f:PositionForm)
WHERE f.rivalLikeness >= $least
RETURN f.positionId AS one, f.rival AS other, max(f.rivalLikeness) AS likeness
ORDER BY likeness DESC, one, other;

// name: guesses
MATCH (f:PositionForm)
WHERE f.likeness < 1.0
RETURN f.form AS form, f.wording AS wording, f.positionId AS named, f.likeness AS likeness,
    f.rival AS rival, coalesce(f.rivalLikeness, 0.0) AS rivalLikeness
ORDER BY likeness, form;

// name: form
MATCH (f:PositionForm {form: $form})
RETURN f.form AS form, f.wording AS wording;

// name: form of wording
MATCH (f:PositionForm)
WHERE f.wording = $wording
RETURN f.form AS form, f.wording AS wording
ORDER BY form;

// name: form of stance
MATCH (s:Stance)
WHERE s.wording = $wording AND s.form IS NOT NULL
RETURN DISTINCT s.form AS form, s.wording AS wording
ORDER BY form;

// name: stances of form
MATCH (p:Position {positionId: $id})
OPTIONAL MATCH (p)<-[:TOWARDS]-(s:Stance)
WITH s
WHERE s.form = $form
RETURN s.stanceId AS id
ORDER BY id LIMIT 3;

// name: stances of position
MATCH (p:Position {positionId: $id})
OPTIONAL MATCH (p)<-[:TOWARDS]-(s:Stance)
WITH s
WHERE s.stanceId IS NOT NULL
RETURN s.stanceId AS id
ORDER BY id LIMIT 2;

// name: actors
MATCH (a:Actor)
WHERE a.mergedInto IS NULL AND ($about = ''
    OR toLower(replace(replace(a.name, 'İ', 'i'), 'Σ', 'σ')) CONTAINS $about)
OPTIONAL MATCH (a)-[:SPEAKS_FOR]->(c:Country)
WITH a, min(c.name) AS country
OPTIONAL MATCH (a)-[s:SAID]->(:Statement)
WITH a, country, count(s) AS statements
OPTIONAL MATCH (a)-[t:TAKES]->(:Stance)
WITH a, country, statements, count(t) AS stances
RETURN a.name AS actor, a.kind AS kind, country AS speaksFor, statements AS statements,
    stances AS stances, a.actorId AS id
ORDER BY statements DESC, stances DESC, actor, id LIMIT $limit;

// name: actor
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
OPTIONAL MATCH (a)-[r:SPEAKS_FOR]->(c:Country)
RETURN a.actorId AS id, a.name AS name, a.kind AS kind, a.aliases AS aliases,
    a.wikidataId AS wikidataId, a.mergedInto AS mergedInto, c.name AS country, r.role AS role,
    r.first AS first, r.last AS last
ORDER BY id, country, role;

// name: actors merged into
MATCH (a:Actor)
WHERE a.mergedInto = $id
RETURN a.name AS text, a.actorId AS id
ORDER BY text, id;

// name: articles of actor
MATCH (a:Actor {actorId: $id})
OPTIONAL MATCH (a)-[r:SAID]->(e:Statement)
WITH r, e
WHERE e.statementId IS NOT NULL
RETURN e.articleId AS articleId, r.named AS named, e.saidOn AS said
UNION ALL
MATCH (a:Actor {actorId: $id})
OPTIONAL MATCH (a)-[r:TAKES]->(e:Stance)
WITH r, e
WHERE e.stanceId IS NOT NULL
RETURN e.articleId AS articleId, r.named AS named, e.saidOn AS said
UNION ALL
MATCH (a:Actor {actorId: $id})
OPTIONAL MATCH (a)-[r:SETS]->(e:Condition)
WITH r, e
WHERE e.conditionId IS NOT NULL
RETURN e.articleId AS articleId, r.named AS named, e.saidOn AS said;

// name: articles
UNWIND $ids AS id
MATCH (a:Article {articleId: id})
RETURN a.articleId AS id, a.outlet AS outlet, a.publishedOn AS published,
    coalesce(a.title, a.name) AS article;

// name: people
MATCH (a:Actor)
WHERE a.kind = 'person' AND a.mergedInto IS NULL
RETURN a.actorId AS id, a.name AS name, a.lastName AS last
ORDER BY id;

// name: words of actor
MATCH (a:Actor {actorId: $id})
OPTIONAL MATCH (a)-[:SAID]->(s:Statement)
WITH s
WHERE s.statementId IS NOT NULL
RETURN s.statementId AS id
ORDER BY id LIMIT 1;

// name: stances taken by actor
MATCH (a:Actor {actorId: $id})
OPTIONAL MATCH (a)-[:TAKES]->(s:Stance)
WITH s
WHERE s.stanceId IS NOT NULL
RETURN s.stanceId AS id
ORDER BY id LIMIT 1;

// name: unsure stances
MATCH (s:Stance)
WHERE s.confidence < $below AND s.dismissed = false
RETURN s.stanceId AS id, s.confidence AS confidence
ORDER BY confidence, id;

// name: side of stance
MATCH (s:Stance {stanceId: $id})
OPTIONAL MATCH (s)-[r:TOWARDS]->(t)
RETURN r.side AS side;
