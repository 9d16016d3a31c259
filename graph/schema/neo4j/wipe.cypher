// How our own is taken out of a Neo4j database that may hold other graphs as well: relationships
// of our kinds between nodes that have our keys, and such nodes once nothing hangs on them any more.
// What else hangs on one (a note that somebody tied to an actor) is not ours, and keeps the node.

// name: SAID Actor Statement
UNWIND $keys AS key
MATCH (b:Statement {statementId: key})<-[r:SAID]-(a:Actor)
WHERE a.actorId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: REPORTED_IN Statement Article
UNWIND $keys AS key
MATCH (a:Statement {statementId: key})-[r:REPORTED_IN]->(b:Article)
WHERE b.articleId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: REPORTED_IN Stance Article
UNWIND $keys AS key
MATCH (a:Stance {stanceId: key})-[r:REPORTED_IN]->(b:Article)
WHERE b.articleId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: REPORTED_IN Condition Article
UNWIND $keys AS key
MATCH (a:Condition {conditionId: key})-[r:REPORTED_IN]->(b:Article)
WHERE b.articleId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: ADDRESSED_TO Statement Actor
UNWIND $keys AS key
MATCH (a:Statement {statementId: key})-[r:ADDRESSED_TO]->(b:Actor)
WHERE b.actorId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: MENTIONS Statement Actor
UNWIND $keys AS key
MATCH (a:Statement {statementId: key})-[r:MENTIONS]->(b:Actor)
WHERE b.actorId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: MENTIONS Statement Country
UNWIND $keys AS key
MATCH (a:Statement {statementId: key})-[r:MENTIONS]->(b:Country)
WHERE b.iso3 IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: TAKES Actor Stance
UNWIND $keys AS key
MATCH (b:Stance {stanceId: key})<-[r:TAKES]-(a:Actor)
WHERE a.actorId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: TOWARDS Stance Position
UNWIND $keys AS key
MATCH (a:Stance {stanceId: key})-[r:TOWARDS]->(b:Position)
WHERE b.positionId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: TOWARDS Stance Actor
UNWIND $keys AS key
MATCH (a:Stance {stanceId: key})-[r:TOWARDS]->(b:Actor)
WHERE b.actorId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: TOWARDS Stance Country
UNWIND $keys AS key
MATCH (a:Stance {stanceId: key})-[r:TOWARDS]->(b:Country)
WHERE b.iso3 IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: EXPRESSES Statement Stance
UNWIND $keys AS key
MATCH (a:Statement {statementId: key})-[r:EXPRESSES]->(b:Stance)
WHERE b.stanceId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: EXPRESSES Statement Condition
UNWIND $keys AS key
MATCH (a:Statement {statementId: key})-[r:EXPRESSES]->(b:Condition)
WHERE b.conditionId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: SETS Actor Condition
UNWIND $keys AS key
MATCH (b:Condition {conditionId: key})<-[r:SETS]-(a:Actor)
WHERE a.actorId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: CONSEQUENCE Condition Position
UNWIND $keys AS key
MATCH (a:Condition {conditionId: key})-[r:CONSEQUENCE]->(b:Position)
WHERE b.positionId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: REQUIRES Condition Position
UNWIND $keys AS key
MATCH (a:Condition {conditionId: key})-[r:REQUIRES]->(b:Position)
WHERE b.positionId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: SPEAKS_FOR Actor Country
UNWIND $keys AS key
MATCH (a:Actor {actorId: key})-[r:SPEAKS_FOR]->(b:Country)
WHERE b.iso3 IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: SUPPORTS Actor Position
UNWIND $keys AS key
MATCH (b:Position {positionId: key})<-[r:SUPPORTS]-(a:Actor)
WHERE a.actorId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: SUPPORTS Actor Actor
UNWIND $keys AS key
MATCH (a:Actor {actorId: key})-[r:SUPPORTS]->(b:Actor)
WHERE b.actorId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: SUPPORTS Actor Country
UNWIND $keys AS key
MATCH (a:Actor {actorId: key})-[r:SUPPORTS]->(b:Country)
WHERE b.iso3 IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: SUPPORTS Country Position
UNWIND $keys AS key
MATCH (b:Position {positionId: key})<-[r:SUPPORTS]-(a:Country)
WHERE a.iso3 IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: SUPPORTS Country Actor
UNWIND $keys AS key
MATCH (b:Actor {actorId: key})<-[r:SUPPORTS]-(a:Country)
WHERE a.iso3 IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: SUPPORTS Country Country
UNWIND $keys AS key
MATCH (a:Country {iso3: key})-[r:SUPPORTS]->(b:Country)
WHERE b.iso3 IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: OPPOSES Actor Position
UNWIND $keys AS key
MATCH (b:Position {positionId: key})<-[r:OPPOSES]-(a:Actor)
WHERE a.actorId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: OPPOSES Actor Actor
UNWIND $keys AS key
MATCH (a:Actor {actorId: key})-[r:OPPOSES]->(b:Actor)
WHERE b.actorId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: OPPOSES Actor Country
UNWIND $keys AS key
MATCH (a:Actor {actorId: key})-[r:OPPOSES]->(b:Country)
WHERE b.iso3 IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: OPPOSES Country Position
UNWIND $keys AS key
MATCH (b:Position {positionId: key})<-[r:OPPOSES]-(a:Country)
WHERE a.iso3 IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: OPPOSES Country Actor
UNWIND $keys AS key
MATCH (b:Actor {actorId: key})<-[r:OPPOSES]-(a:Country)
WHERE a.iso3 IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: OPPOSES Country Country
UNWIND $keys AS key
MATCH (a:Country {iso3: key})-[r:OPPOSES]->(b:Country)
WHERE b.iso3 IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: CONDITIONS_ON Position Position
UNWIND $keys AS key
MATCH (a:Position {positionId: key})-[r:CONDITIONS_ON]->(b:Position)
WHERE b.positionId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: SHIFTS_TO Stance Stance
UNWIND $keys AS key
MATCH (a:Stance {stanceId: key})-[r:SHIFTS_TO]->(b:Stance)
WHERE b.stanceId IS NOT NULL
DELETE r
RETURN count(r) AS gone;

// name: Article
UNWIND $keys AS key
MATCH (n:Article {articleId: key})
WHERE NOT EXISTS { (n)--() }
DELETE n
RETURN count(n) AS gone;

// name: Actor
UNWIND $keys AS key
MATCH (n:Actor {actorId: key})
WHERE NOT EXISTS { (n)--() }
DELETE n
RETURN count(n) AS gone;

// name: Country
UNWIND $keys AS key
MATCH (n:Country {iso3: key})
WHERE NOT EXISTS { (n)--() }
DELETE n
RETURN count(n) AS gone;

// name: Position
UNWIND $keys AS key
MATCH (n:Position {positionId: key})
WHERE NOT EXISTS { (n)--() }
DELETE n
RETURN count(n) AS gone;

// name: Statement
UNWIND $keys AS key
MATCH (n:Statement {statementId: key})
WHERE NOT EXISTS { (n)--() }
DELETE n
RETURN count(n) AS gone;

// name: Stance
UNWIND $keys AS key
MATCH (n:Stance {stanceId: key})
WHERE NOT EXISTS { (n)--() }
DELETE n
RETURN count(n) AS gone;

// name: Condition
UNWIND $keys AS key
MATCH (n:Condition {conditionId: key})
WHERE NOT EXISTS { (n)--() }
DELETE n
RETURN count(n) AS gone;

// name: PositionFounder
UNWIND $keys AS key
MATCH (n:PositionFounder {positionId: key})
WHERE NOT EXISTS { (n)--() }
DELETE n
RETURN count(n) AS gone;

// name: PositionForm
UNWIND $keys AS key
MATCH (n:PositionForm {form: key})
WHERE NOT EXISTS { (n)--() }
DELETE n
RETURN count(n) AS gone;

// name: PositionBlock
UNWIND $keys AS key
MATCH (n:PositionBlock {key: key})
WHERE NOT EXISTS { (n)--() }
DELETE n
RETURN count(n) AS gone;

// name: QuoteKey
UNWIND $keys AS key
MATCH (n:QuoteKey {key: key})
WHERE NOT EXISTS { (n)--() }
DELETE n
RETURN count(n) AS gone;

// name: ArticleSketch
UNWIND $keys AS key
MATCH (n:ArticleSketch {articleId: key})
WHERE NOT EXISTS { (n)--() }
DELETE n
RETURN count(n) AS gone;

// name: CopyKey
UNWIND $keys AS key
MATCH (n:CopyKey {key: key})
WHERE NOT EXISTS { (n)--() }
DELETE n
RETURN count(n) AS gone;

// name: Meta
MATCH (m:Meta)
WHERE m.key IN ['schemaVersion', 'writtenBy', 'lock', 'copyOf', 'corrections', 'codebook',
    'correcting']
DELETE m
RETURN count(m) AS gone;
