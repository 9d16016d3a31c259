// What the command itself asks of the graph. The questions that users ask are in queries/.

// name: known articles
UNWIND $ids AS id
MATCH (a:Article {articleId: id})
RETURN a.articleId AS articleId, a.sha256 AS sha256, a.publishedOn AS publishedOn
ORDER BY articleId;

// name: find statement
MATCH (e:Statement) WHERE e.statementId STARTS WITH $id
OPTIONAL MATCH (actor:Actor)-[:SAID]->(e)
RETURN e.statementId AS id, actor.name AS who, e.kind AS manner, e.cue AS cue, e.text AS text,
       e.saidOn AS saidOn, e.saidPrecision AS saidPrecision, e.dateSource AS dateSource,
       e.confidence AS confidence, e.rule AS rule
ORDER BY id, who LIMIT 6;

// name: find stance
MATCH (e:Stance) WHERE e.stanceId STARTS WITH $id
OPTIONAL MATCH (actor:Actor)-[:TAKES]->(e)
OPTIONAL MATCH (e)-[u:TOWARDS]->(p:Position)
OPTIONAL MATCH (e)-[v:TOWARDS]->(a:Actor)
OPTIONAL MATCH (e)-[w:TOWARDS]->(c:Country)
RETURN e.stanceId AS id, actor.name AS who, coalesce(u.side, v.side, w.side) AS manner, e.act AS act,
       coalesce(p.text, a.name, c.name) AS target, e.attributedBy AS attributedBy,
       e.text AS text, e.saidOn AS saidOn, e.saidPrecision AS saidPrecision,
       e.dateSource AS dateSource, e.confidence AS confidence, e.rule AS rule
ORDER BY id, who LIMIT 6;

// name: find condition
MATCH (e:Condition) WHERE e.conditionId STARTS WITH $id
OPTIONAL MATCH (actor:Actor)-[:SETS]->(e)
OPTIONAL MATCH (e)-[c:CONSEQUENCE]->(p:Position)
OPTIONAL MATCH (e)-[d:REQUIRES]->(r:Position)
RETURN e.conditionId AS id, actor.name AS who, e.kind AS manner, e.marker AS marker,
       CASE WHEN c.turned THEN 'not: ' ELSE '' END + p.text AS consequence,
       CASE WHEN d.turned THEN 'not: ' ELSE '' END + r.text AS requirement, e.text AS text, e.saidOn AS saidOn,
       e.saidPrecision AS saidPrecision, e.dateSource AS dateSource,
       e.confidence AS confidence, e.rule AS rule
ORDER BY id, who LIMIT 6;

// name: reports of statement
MATCH (e:Statement)-[r:REPORTED_IN]->(a:Article) WHERE e.statementId = $id
RETURN a.title AS title, a.outlet AS outlet, a.author AS author, a.publishedOn AS publishedOn,
       a.url AS url, a.name AS name, a.text AS text, r.charStart AS charStart,
       r.charEnd AS charEnd, r.spans AS spans
ORDER BY publishedOn, name, a.articleId, charStart;

// name: reports of stance
MATCH (e:Stance)-[r:REPORTED_IN]->(a:Article) WHERE e.stanceId = $id
RETURN a.title AS title, a.outlet AS outlet, a.author AS author, a.publishedOn AS publishedOn,
       a.url AS url, a.name AS name, a.text AS text, r.charStart AS charStart,
       r.charEnd AS charEnd, r.spans AS spans
ORDER BY publishedOn, name, a.articleId, charStart;

// name: reports of condition
MATCH (e:Condition)-[r:REPORTED_IN]->(a:Article) WHERE e.conditionId = $id
RETURN a.title AS title, a.outlet AS outlet, a.author AS author, a.publishedOn AS publishedOn,
       a.url AS url, a.name AS name, a.text AS text, r.charStart AS charStart,
       r.charEnd AS charEnd, r.spans AS spans
ORDER BY publishedOn, name, a.articleId, charStart;

// name: stances of statement
MATCH (s:Statement)-[:EXPRESSES]->(e:Stance) WHERE s.statementId = $id
OPTIONAL MATCH (actor:Actor)-[:TAKES]->(e)
OPTIONAL MATCH (e)-[u:TOWARDS]->(p:Position)
OPTIONAL MATCH (e)-[v:TOWARDS]->(a:Actor)
OPTIONAL MATCH (e)-[w:TOWARDS]->(c:Country)
RETURN e.stanceId AS id, actor.name AS who, coalesce(u.side, v.side, w.side) AS manner,
       coalesce(p.text, a.name, c.name) AS what
ORDER BY id, who;

// name: conditions of statement
MATCH (s:Statement)-[:EXPRESSES]->(e:Condition) WHERE s.statementId = $id
OPTIONAL MATCH (actor:Actor)-[:SETS]->(e)
RETURN e.conditionId AS id, actor.name AS who, e.marker AS manner, e.text AS what
ORDER BY id, who;
