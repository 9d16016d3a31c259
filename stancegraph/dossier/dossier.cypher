// What a page about one actor, country or position asks beside the saved questions.

// name: actor
MATCH (a:Actor {actorId: $id})
OPTIONAL MATCH (a)-[:SAID]->(s:Statement)
RETURN a.kind AS kind, a.aliases AS aliases, a.wikidataId AS wikidataId, count(s) AS statements;

// name: roles
MATCH (a:Actor {actorId: $id})-[r:SPEAKS_FOR]->(c:Country)
RETURN r.role AS role, c.name AS country, r.first AS first, r.last AS last
ORDER BY first, country, role;

// name: reports of stances
UNWIND $ids AS id
MATCH (e:Stance {stanceId: id})
OPTIONAL MATCH (e)-[:REPORTED_IN]->(a:Article)
RETURN id AS id, a.articleId AS articleId, coalesce(a.title, a.name) AS title,
    a.outlet AS outlet, a.publishedOn AS published, a.url AS url;

// name: reports of conditions
UNWIND $ids AS id
MATCH (e:Condition {conditionId: id})
OPTIONAL MATCH (e)-[:REPORTED_IN]->(a:Article)
RETURN id AS id, a.articleId AS articleId, coalesce(a.title, a.name) AS title,
    a.outlet AS outlet, a.publishedOn AS published, a.url AS url;

// name: allies of a country
MATCH (c:Country {iso3: $id})-[x:SUPPORTS|OPPOSES]->(t)
MATCH (t)<-[y:SUPPORTS|OPPOSES]-(o:Country)
WHERE o.iso3 <> c.iso3
    AND NOT EXISTS { MATCH (c)-[z:SUPPORTS|OPPOSES]->(t) WHERE z.spell > x.spell }
    AND NOT EXISTS { MATCH (o)-[z:SUPPORTS|OPPOSES]->(t) WHERE z.spell > y.spell }
WITH o, count(CASE WHEN type(y) = type(x) THEN 1 ELSE NULL END) AS agree,
    count(CASE WHEN type(y) <> type(x) THEN 1 ELSE NULL END) AS differ
RETURN o.name AS other, agree AS agree, differ AS differ, agree - differ AS balance
ORDER BY balance DESC, agree DESC, other;
