// How rows are merged into Neo4j. $rows is a list of maps with a key for each property (and, for a
// relationship, the keys source and target with the keys of its two ends).
//
// A node that exists keeps what it has, but for the properties named under ON MATCH. A
// relationship is told from others between the same two nodes by the properties in its pattern;
// one that is renewed takes the others anew (SET), one of the evidence keeps them (ON CREATE SET).

// name: merge Article
UNWIND $rows AS row
MERGE (n:Article {articleId: row.articleId})
ON CREATE SET n.title = row.title, n.url = row.url, n.outlet = row.outlet, n.author = row.author,
    n.publishedOn = row.publishedOn, n.language = row.language, n.sha256 = row.sha256,
    n.text = row.text, n.name = row.name, n.extractor = row.extractor, n.loadedAt = row.loadedAt;

// name: merge Actor
UNWIND $rows AS row
MERGE (n:Actor {actorId: row.actorId})
ON CREATE SET n.name = row.name, n.kind = row.kind, n.aliases = row.aliases,
    n.lastName = row.lastName, n.wikidataId = row.wikidataId, n.mergedInto = row.mergedInto,
    n.nameKey = row.nameKey
ON MATCH SET n.aliases = row.aliases;

// name: merge Country
UNWIND $rows AS row
MERGE (n:Country {iso3: row.iso3})
ON CREATE SET n.iso2 = row.iso2, n.name = row.name;

// name: merge Position
UNWIND $rows AS row
MERGE (n:Position {positionId: row.positionId})
ON CREATE SET n.text = row.text, n.source = row.source, n.canonical = row.canonical,
    n.actors = row.actors, n.countries = row.countries, n.topic = row.topic,
    n.mergedInto = row.mergedInto;

// name: merge Statement
UNWIND $rows AS row
MERGE (n:Statement {statementId: row.statementId})
ON CREATE SET n.text = row.text, n.kind = row.kind, n.cue = row.cue, n.spans = row.spans,
    n.articleId = row.articleId, n.saidOn = row.saidOn, n.saidPrecision = row.saidPrecision,
    n.dateSource = row.dateSource, n.confidence = row.confidence, n.rule = row.rule,
    n.extractor = row.extractor, n.loadedAt = row.loadedAt;

// name: merge Stance
UNWIND $rows AS row
MERGE (n:Stance {stanceId: row.stanceId})
ON CREATE SET n.polarity = row.polarity, n.act = row.act, n.text = row.text,
    n.quantity = row.quantity, n.hearsay = row.hearsay, n.attributedBy = row.attributedBy,
    n.conditional = row.conditional, n.wording = row.wording, n.form = row.form,
    n.strength = row.strength, n.figures = row.figures, n.dismissed = row.dismissed,
    n.articleId = row.articleId, n.saidOn = row.saidOn,
    n.saidPrecision = row.saidPrecision, n.dateSource = row.dateSource,
    n.confidence = row.confidence, n.rule = row.rule, n.extractor = row.extractor,
    n.loadedAt = row.loadedAt;

// name: merge Condition
UNWIND $rows AS row
MERGE (n:Condition {conditionId: row.conditionId})
ON CREATE SET n.marker = row.marker, n.kind = row.kind, n.text = row.text,
    n.consequenceSpan = row.consequenceSpan, n.requirementSpan = row.requirementSpan,
    n.consequenceWording = row.consequenceWording, n.consequenceForm = row.consequenceForm,
    n.requirementWording = row.requirementWording, n.requirementForm = row.requirementForm,
    n.dismissed = row.dismissed,
    n.articleId = row.articleId, n.saidOn = row.saidOn, n.saidPrecision = row.saidPrecision,
    n.dateSource = row.dateSource, n.confidence = row.confidence, n.rule = row.rule,
    n.extractor = row.extractor, n.loadedAt = row.loadedAt;

// name: merge Meta
UNWIND $rows AS row
MERGE (n:Meta {key: row.key})
ON CREATE SET n.value = row.value
ON MATCH SET n.value = row.value;

// name: merge PositionFounder
UNWIND $rows AS row
MERGE (n:PositionFounder {positionId: row.positionId})
ON CREATE SET n.wording = row.wording, n.form = row.form, n.meaning = row.meaning,
    n.vector = row.vector, n.actionVector = row.actionVector;

// name: merge PositionForm
UNWIND $rows AS row
MERGE (n:PositionForm {form: row.form})
ON CREATE SET n.positionId = row.positionId, n.turned = row.turned, n.wording = row.wording,
    n.likeness = row.likeness, n.rival = row.rival, n.rivalLikeness = row.rivalLikeness;

// name: merge PositionBlock
UNWIND $rows AS row
MERGE (n:PositionBlock {key: row.key})
ON CREATE SET n.parts = row.parts, n.positionIds = row.positionIds
ON MATCH SET n.parts = row.parts, n.positionIds = row.positionIds;

// name: merge QuoteKey
UNWIND $rows AS row
MERGE (n:QuoteKey {key: row.key})
ON CREATE SET n.statementIds = row.statementIds
ON MATCH SET n.statementIds = row.statementIds;

// name: merge ArticleSketch
UNWIND $rows AS row
MERGE (n:ArticleSketch {articleId: row.articleId})
ON CREATE SET n.publishedOn = row.publishedOn, n.sketch = row.sketch;

// name: merge CopyKey
UNWIND $rows AS row
MERGE (n:CopyKey {key: row.key})
ON CREATE SET n.articleIds = row.articleIds
ON MATCH SET n.articleIds = row.articleIds;

// name: merge SAID Actor Statement
UNWIND $rows AS row
MATCH (a:Actor {actorId: row.source})
MATCH (b:Statement {statementId: row.target})
MERGE (a)-[:SAID {named: row.named}]->(b);

// name: merge REPORTED_IN Statement Article
UNWIND $rows AS row
MATCH (a:Statement {statementId: row.source})
MATCH (b:Article {articleId: row.target})
MERGE (a)-[r:REPORTED_IN {charStart: row.charStart, charEnd: row.charEnd}]->(b)
ON CREATE SET r.spans = row.spans;

// name: merge REPORTED_IN Stance Article
UNWIND $rows AS row
MATCH (a:Stance {stanceId: row.source})
MATCH (b:Article {articleId: row.target})
MERGE (a)-[r:REPORTED_IN {charStart: row.charStart, charEnd: row.charEnd}]->(b)
ON CREATE SET r.spans = row.spans;

// name: merge REPORTED_IN Condition Article
UNWIND $rows AS row
MATCH (a:Condition {conditionId: row.source})
MATCH (b:Article {articleId: row.target})
MERGE (a)-[r:REPORTED_IN {charStart: row.charStart, charEnd: row.charEnd}]->(b)
ON CREATE SET r.spans = row.spans;

// name: merge ADDRESSED_TO Statement Actor
UNWIND $rows AS row
MATCH (a:Statement {statementId: row.source})
MATCH (b:Actor {actorId: row.target})
MERGE (a)-[:ADDRESSED_TO {named: row.named}]->(b);

// name: merge MENTIONS Statement Actor
UNWIND $rows AS row
MATCH (a:Statement {statementId: row.source})
MATCH (b:Actor {actorId: row.target})
MERGE (a)-[:MENTIONS {named: row.named}]->(b);

// name: merge MENTIONS Statement Country
UNWIND $rows AS row
MATCH (a:Statement {statementId: row.source})
MATCH (b:Country {iso3: row.target})
MERGE (a)-[:MENTIONS {named: row.named}]->(b);

// name: merge TAKES Actor Stance
UNWIND $rows AS row
MATCH (a:Actor {actorId: row.source})
MATCH (b:Stance {stanceId: row.target})
MERGE (a)-[:TAKES {named: row.named}]->(b);

// name: merge TOWARDS Stance Position
UNWIND $rows AS row
MATCH (a:Stance {stanceId: row.source})
MATCH (b:Position {positionId: row.target})
MERGE (a)-[r:TOWARDS {named: row.named}]->(b)
ON CREATE SET r.side = row.side;

// name: merge TOWARDS Stance Actor
UNWIND $rows AS row
MATCH (a:Stance {stanceId: row.source})
MATCH (b:Actor {actorId: row.target})
MERGE (a)-[r:TOWARDS {named: row.named}]->(b)
ON CREATE SET r.side = row.side;

// name: merge TOWARDS Stance Country
UNWIND $rows AS row
MATCH (a:Stance {stanceId: row.source})
MATCH (b:Country {iso3: row.target})
MERGE (a)-[r:TOWARDS {named: row.named}]->(b)
ON CREATE SET r.side = row.side;

// name: merge EXPRESSES Statement Stance
UNWIND $rows AS row
MATCH (a:Statement {statementId: row.source})
MATCH (b:Stance {stanceId: row.target})
MERGE (a)-[:EXPRESSES]->(b);

// name: merge EXPRESSES Statement Condition
UNWIND $rows AS row
MATCH (a:Statement {statementId: row.source})
MATCH (b:Condition {conditionId: row.target})
MERGE (a)-[:EXPRESSES]->(b);

// name: merge SETS Actor Condition
UNWIND $rows AS row
MATCH (a:Actor {actorId: row.source})
MATCH (b:Condition {conditionId: row.target})
MERGE (a)-[:SETS {named: row.named}]->(b);

// name: merge CONSEQUENCE Condition Position
UNWIND $rows AS row
MATCH (a:Condition {conditionId: row.source})
MATCH (b:Position {positionId: row.target})
MERGE (a)-[r:CONSEQUENCE {named: row.named}]->(b)
ON CREATE SET r.turned = row.turned;

// name: merge REQUIRES Condition Position
UNWIND $rows AS row
MATCH (a:Condition {conditionId: row.source})
MATCH (b:Position {positionId: row.target})
MERGE (a)-[r:REQUIRES {named: row.named}]->(b)
ON CREATE SET r.turned = row.turned;

// name: merge SPEAKS_FOR Actor Country
UNWIND $rows AS row
MATCH (a:Actor {actorId: row.source})
MATCH (b:Country {iso3: row.target})
MERGE (a)-[r:SPEAKS_FOR {role: row.role, named: row.named}]->(b)
SET r.first = row.first, r.last = row.last;

// name: merge SUPPORTS Actor Position
UNWIND $rows AS row
MATCH (a:Actor {actorId: row.source})
MATCH (b:Position {positionId: row.target})
MERGE (a)-[r:SUPPORTS {edgeId: row.edgeId}]->(b)
SET r.spell = row.spell, r.first = row.first, r.last = row.last, r.stances = row.stances,
    r.articles = row.articles, r.conditional = row.conditional, r.confidence = row.confidence,
    r.quote = row.quote, r.stanceId = row.stanceId;

// name: merge SUPPORTS Actor Actor
UNWIND $rows AS row
MATCH (a:Actor {actorId: row.source})
MATCH (b:Actor {actorId: row.target})
MERGE (a)-[r:SUPPORTS {edgeId: row.edgeId}]->(b)
SET r.spell = row.spell, r.first = row.first, r.last = row.last, r.stances = row.stances,
    r.articles = row.articles, r.conditional = row.conditional, r.confidence = row.confidence,
    r.quote = row.quote, r.stanceId = row.stanceId;

// name: merge SUPPORTS Actor Country
UNWIND $rows AS row
MATCH (a:Actor {actorId: row.source})
MATCH (b:Country {iso3: row.target})
MERGE (a)-[r:SUPPORTS {edgeId: row.edgeId}]->(b)
SET r.spell = row.spell, r.first = row.first, r.last = row.last, r.stances = row.stances,
    r.articles = row.articles, r.conditional = row.conditional, r.confidence = row.confidence,
    r.quote = row.quote, r.stanceId = row.stanceId;

// name: merge SUPPORTS Country Position
UNWIND $rows AS row
MATCH (a:Country {iso3: row.source})
MATCH (b:Position {positionId: row.target})
MERGE (a)-[r:SUPPORTS {edgeId: row.edgeId}]->(b)
SET r.spell = row.spell, r.first = row.first, r.last = row.last, r.stances = row.stances,
    r.articles = row.articles, r.conditional = row.conditional, r.confidence = row.confidence,
    r.quote = row.quote, r.stanceId = row.stanceId;

// name: merge SUPPORTS Country Actor
UNWIND $rows AS row
MATCH (a:Country {iso3: row.source})
MATCH (b:Actor {actorId: row.target})
MERGE (a)-[r:SUPPORTS {edgeId: row.edgeId}]->(b)
SET r.spell = row.spell, r.first = row.first, r.last = row.last, r.stances = row.stances,
    r.articles = row.articles, r.conditional = row.conditional, r.confidence = row.confidence,
    r.quote = row.quote, r.stanceId = row.stanceId;

// name: merge SUPPORTS Country Country
UNWIND $rows AS row
MATCH (a:Country {iso3: row.source})
MATCH (b:Country {iso3: row.target})
MERGE (a)-[r:SUPPORTS {edgeId: row.edgeId}]->(b)
SET r.spell = row.spell, r.first = row.first, r.last = row.last, r.stances = row.stances,
    r.articles = row.articles, r.conditional = row.conditional, r.confidence = row.confidence,
    r.quote = row.quote, r.stanceId = row.stanceId;

// name: merge OPPOSES Actor Position
UNWIND $rows AS row
MATCH (a:Actor {actorId: row.source})
MATCH (b:Position {positionId: row.target})
MERGE (a)-[r:OPPOSES {edgeId: row.edgeId}]->(b)
SET r.spell = row.spell, r.first = row.first, r.last = row.last, r.stances = row.stances,
    r.articles = row.articles, r.conditional = row.conditional, r.confidence = row.confidence,
    r.quote = row.quote, r.stanceId = row.stanceId;

// name: merge OPPOSES Actor Actor
UNWIND $rows AS row
MATCH (a:Actor {actorId: row.source})
MATCH (b:Actor {actorId: row.target})
MERGE (a)-[r:OPPOSES {edgeId: row.edgeId}]->(b)
SET r.spell = row.spell, r.first = row.first, r.last = row.last, r.stances = row.stances,
    r.articles = row.articles, r.conditional = row.conditional, r.confidence = row.confidence,
    r.quote = row.quote, r.stanceId = row.stanceId;

// name: merge OPPOSES Actor Country
UNWIND $rows AS row
MATCH (a:Actor {actorId: row.source})
MATCH (b:Country {iso3: row.target})
MERGE (a)-[r:OPPOSES {edgeId: row.edgeId}]->(b)
SET r.spell = row.spell, r.first = row.first, r.last = row.last, r.stances = row.stances,
    r.articles = row.articles, r.conditional = row.conditional, r.confidence = row.confidence,
    r.quote = row.quote, r.stanceId = row.stanceId;

// name: merge OPPOSES Country Position
UNWIND $rows AS row
MATCH (a:Country {iso3: row.source})
MATCH (b:Position {positionId: row.target})
MERGE (a)-[r:OPPOSES {edgeId: row.edgeId}]->(b)
SET r.spell = row.spell, r.first = row.first, r.last = row.last, r.stances = row.stances,
    r.articles = row.articles, r.conditional = row.conditional, r.confidence = row.confidence,
    r.quote = row.quote, r.stanceId = row.stanceId;

// name: merge OPPOSES Country Actor
UNWIND $rows AS row
MATCH (a:Country {iso3: row.source})
MATCH (b:Actor {actorId: row.target})
MERGE (a)-[r:OPPOSES {edgeId: row.edgeId}]->(b)
SET r.spell = row.spell, r.first = row.first, r.last = row.last, r.stances = row.stances,
    r.articles = row.articles, r.conditional = row.conditional, r.confidence = row.confidence,
    r.quote = row.quote, r.stanceId = row.stanceId;

// name: merge OPPOSES Country Country
UNWIND $rows AS row
MATCH (a:Country {iso3: row.source})
MATCH (b:Country {iso3: row.target})
MERGE (a)-[r:OPPOSES {edgeId: row.edgeId}]->(b)
SET r.spell = row.spell, r.first = row.first, r.last = row.last, r.stances = row.stances,
    r.articles = row.articles, r.conditional = row.conditional, r.confidence = row.confidence,
    r.quote = row.quote, r.stanceId = row.stanceId;

// name: merge CONDITIONS_ON Position Position
UNWIND $rows AS row
MATCH (a:Position {positionId: row.source})
MATCH (b:Position {positionId: row.target})
MERGE (a)-[r:CONDITIONS_ON {edgeId: row.edgeId}]->(b)
SET r.actorId = row.actorId, r.marker = row.marker, r.kind = row.kind,
    r.consequenceTurned = row.consequenceTurned, r.requirementTurned = row.requirementTurned,
    r.first = row.first, r.last = row.last, r.conditions = row.conditions, r.quote = row.quote,
    r.conditionId = row.conditionId;

// name: merge SHIFTS_TO Stance Stance
UNWIND $rows AS row
MATCH (a:Stance {stanceId: row.source})
MATCH (b:Stance {stanceId: row.target})
MERGE (a)-[r:SHIFTS_TO {edgeId: row.edgeId}]->(b)
SET r.change = row.change, r.days = row.days;

// name: delete SUPPORTS Actor Position
UNWIND $rows AS row
MATCH (:Actor {actorId: row.source})-[r:SUPPORTS {edgeId: row.edgeId}]->(:Position)
DELETE r;

// name: delete SUPPORTS Actor Actor
UNWIND $rows AS row
MATCH (:Actor {actorId: row.source})-[r:SUPPORTS {edgeId: row.edgeId}]->(:Actor)
DELETE r;

// name: delete SUPPORTS Actor Country
UNWIND $rows AS row
MATCH (:Actor {actorId: row.source})-[r:SUPPORTS {edgeId: row.edgeId}]->(:Country)
DELETE r;

// name: delete SUPPORTS Country Position
UNWIND $rows AS row
MATCH (:Country {iso3: row.source})-[r:SUPPORTS {edgeId: row.edgeId}]->(:Position)
DELETE r;

// name: delete SUPPORTS Country Actor
UNWIND $rows AS row
MATCH (:Country {iso3: row.source})-[r:SUPPORTS {edgeId: row.edgeId}]->(:Actor)
DELETE r;

// name: delete SUPPORTS Country Country
UNWIND $rows AS row
MATCH (:Country {iso3: row.source})-[r:SUPPORTS {edgeId: row.edgeId}]->(:Country)
DELETE r;

// name: delete OPPOSES Actor Position
UNWIND $rows AS row
MATCH (:Actor {actorId: row.source})-[r:OPPOSES {edgeId: row.edgeId}]->(:Position)
DELETE r;

// name: delete OPPOSES Actor Actor
UNWIND $rows AS row
MATCH (:Actor {actorId: row.source})-[r:OPPOSES {edgeId: row.edgeId}]->(:Actor)
DELETE r;

// name: delete OPPOSES Actor Country
UNWIND $rows AS row
MATCH (:Actor {actorId: row.source})-[r:OPPOSES {edgeId: row.edgeId}]->(:Country)
DELETE r;

// name: delete OPPOSES Country Position
UNWIND $rows AS row
MATCH (:Country {iso3: row.source})-[r:OPPOSES {edgeId: row.edgeId}]->(:Position)
DELETE r;

// name: delete OPPOSES Country Actor
UNWIND $rows AS row
MATCH (:Country {iso3: row.source})-[r:OPPOSES {edgeId: row.edgeId}]->(:Actor)
DELETE r;

// name: delete OPPOSES Country Country
UNWIND $rows AS row
MATCH (:Country {iso3: row.source})-[r:OPPOSES {edgeId: row.edgeId}]->(:Country)
DELETE r;

// name: delete CONDITIONS_ON Position Position
UNWIND $rows AS row
MATCH (:Position {positionId: row.source})-[r:CONDITIONS_ON {edgeId: row.edgeId}]->(:Position)
DELETE r;

// name: delete SHIFTS_TO Stance Stance
UNWIND $rows AS row
MATCH (:Stance {stanceId: row.source})-[r:SHIFTS_TO {edgeId: row.edgeId}]->(:Stance)
DELETE r;

// What corrections move is deleted at its old place.

// name: delete SAID Actor Statement
UNWIND $rows AS row
MATCH (:Actor {actorId: row.source})-[r:SAID {named: row.named}]->(:Statement {statementId: row.target})
DELETE r;

// name: delete ADDRESSED_TO Statement Actor
UNWIND $rows AS row
MATCH (:Statement {statementId: row.source})-[r:ADDRESSED_TO {named: row.named}]->(:Actor {actorId: row.target})
DELETE r;

// name: delete MENTIONS Statement Actor
UNWIND $rows AS row
MATCH (:Statement {statementId: row.source})-[r:MENTIONS {named: row.named}]->(:Actor {actorId: row.target})
DELETE r;

// name: delete MENTIONS Statement Country
UNWIND $rows AS row
MATCH (:Statement {statementId: row.source})-[r:MENTIONS {named: row.named}]->(:Country {iso3: row.target})
DELETE r;

// name: delete TAKES Actor Stance
UNWIND $rows AS row
MATCH (:Actor {actorId: row.source})-[r:TAKES {named: row.named}]->(:Stance {stanceId: row.target})
DELETE r;

// name: delete TOWARDS Stance Position
UNWIND $rows AS row
MATCH (:Stance {stanceId: row.source})-[r:TOWARDS {named: row.named}]->(:Position {positionId: row.target})
DELETE r;

// name: delete TOWARDS Stance Actor
UNWIND $rows AS row
MATCH (:Stance {stanceId: row.source})-[r:TOWARDS {named: row.named}]->(:Actor {actorId: row.target})
DELETE r;

// name: delete TOWARDS Stance Country
UNWIND $rows AS row
MATCH (:Stance {stanceId: row.source})-[r:TOWARDS {named: row.named}]->(:Country {iso3: row.target})
DELETE r;

// name: delete SETS Actor Condition
UNWIND $rows AS row
MATCH (:Actor {actorId: row.source})-[r:SETS {named: row.named}]->(:Condition {conditionId: row.target})
DELETE r;

// name: delete CONSEQUENCE Condition Position
UNWIND $rows AS row
MATCH (:Condition {conditionId: row.source})-[r:CONSEQUENCE {named: row.named}]->(:Position {positionId: row.target})
DELETE r;

// name: delete REQUIRES Condition Position
UNWIND $rows AS row
MATCH (:Condition {conditionId: row.source})-[r:REQUIRES {named: row.named}]->(:Position {positionId: row.target})
DELETE r;

// name: delete SPEAKS_FOR Actor Country
UNWIND $rows AS row
MATCH (:Actor {actorId: row.source})
    -[r:SPEAKS_FOR {role: row.role, named: row.named}]->(:Country {iso3: row.target})
DELETE r;

// What corrections say of nodes that are there.

// name: amend Actor
UNWIND $rows AS row
MATCH (n:Actor {actorId: row.actorId})
SET n.name = row.name, n.mergedInto = row.mergedInto, n.wikidataId = row.wikidataId;

// name: amend Position
UNWIND $rows AS row
MATCH (n:Position {positionId: row.positionId})
SET n.text = row.text, n.source = row.source, n.topic = row.topic, n.mergedInto = row.mergedInto;

// name: amend Stance
UNWIND $rows AS row
MATCH (n:Stance {stanceId: row.stanceId})
SET n.dismissed = row.dismissed;

// name: amend Condition
UNWIND $rows AS row
MATCH (n:Condition {conditionId: row.conditionId})
SET n.dismissed = row.dismissed;

// What corrections had made is removed once nothing hangs on it any more.

// name: remove Actor
UNWIND $rows AS row
MATCH (n:Actor {actorId: row.actorId})
WHERE NOT (n)--()
DELETE n;

// name: remove Position
UNWIND $rows AS row
MATCH (n:Position {positionId: row.positionId})
WHERE NOT (n)--()
DELETE n;
