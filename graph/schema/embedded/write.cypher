// How rows are merged into the embedded store. $rows is an Arrow table with a column a property
// (and, for a relationship, the columns source and target with the keys of its two ends).
//
// A node that exists keeps what it has, but for the properties named under ON MATCH. MERGE with
// ON CREATE SET is no way to make relationships: ladybug sets each property by a search among
// all that the node has. Each end of a relationship has a MATCH of its own: with both in one
// MATCH ladybug builds a cross product. A relationship that takes new values is deleted first.

// name: merge Article
LOAD FROM $rows
MERGE (n:Article {articleId: articleId})
ON CREATE SET n.title = title, n.url = url, n.outlet = outlet, n.author = author,
        n.publishedOn = publishedOn, n.language = language, n.sha256 = sha256, n.text = text,
        n.name = name, n.extractor = extractor, n.loadedAt = loadedAt;

// name: merge Actor
LOAD FROM $rows
MERGE (n:Actor {actorId: actorId})
ON CREATE SET n.name = name, n.kind = kind, n.aliases = aliases, n.lastName = lastName,
        n.wikidataId = wikidataId, n.mergedInto = mergedInto,
        n.nameKey = nameKey
ON MATCH SET n.aliases = aliases;

// name: merge Country
LOAD FROM $rows
MERGE (n:Country {iso3: iso3})
ON CREATE SET n.iso2 = iso2, n.name = name;

// name: merge Position
LOAD FROM $rows
MERGE (n:Position {positionId: positionId})
ON CREATE SET n.text = text, n.source = source, n.canonical = canonical, n.actors = actors,
        n.countries = countries, n.topic = topic, n.mergedInto = mergedInto;

// name: merge Statement
LOAD FROM $rows
MERGE (n:Statement {statementId: statementId})
ON CREATE SET n.text = text, n.kind = kind, n.cue = cue, n.spans = spans, n.articleId = articleId, n.saidOn = saidOn, n.saidPrecision = saidPrecision,
        n.dateSource = dateSource, n.confidence = confidence, n.rule = rule,
        n.extractor = extractor, n.loadedAt = loadedAt;

// name: merge Stance
LOAD FROM $rows
MERGE (n:Stance {stanceId: stanceId})
ON CREATE SET n.polarity = polarity, n.act = act, n.text = text, n.quantity = quantity,
        n.hearsay = hearsay, n.attributedBy = attributedBy, n.conditional = conditional,
        n.wording = wording, n.form = form, n.strength = strength, n.figures = figures,
        n.dismissed = dismissed,
        n.articleId = articleId, n.saidOn = saidOn, n.saidPrecision = saidPrecision,
        n.dateSource = dateSource, n.confidence = confidence, n.rule = rule,
        n.extractor = extractor, n.loadedAt = loadedAt;

// name: merge Condition
LOAD FROM $rows
MERGE (n:Condition {conditionId: conditionId})
ON CREATE SET n.marker = marker, n.kind = kind, n.text = text, n.consequenceSpan = consequenceSpan,
        n.requirementSpan = requirementSpan, n.consequenceWording = consequenceWording,
        n.consequenceForm = consequenceForm, n.requirementWording = requirementWording,
        n.requirementForm = requirementForm, n.dismissed = dismissed,
        n.articleId = articleId, n.saidOn = saidOn,
        n.saidPrecision = saidPrecision, n.dateSource = dateSource, n.confidence = confidence,
        n.rule = rule, n.extractor = extractor, n.loadedAt = loadedAt;

// name: merge PositionFounder
LOAD FROM $rows
MERGE (n:PositionFounder {positionId: positionId})
ON CREATE SET n.wording = wording, n.form = form, n.meaning = meaning, n.vector = vector,
        n.actionVector = actionVector;

// name: merge PositionForm
LOAD FROM $rows
MERGE (n:PositionForm {form: form})
ON CREATE SET n.positionId = positionId, n.turned = turned, n.wording = wording,
        n.likeness = likeness, n.rival = rival, n.rivalLikeness = rivalLikeness;

// name: merge PositionBlock
LOAD FROM $rows
MERGE (n:PositionBlock {key: key})
ON CREATE SET n.parts = parts, n.positionIds = positionIds
ON MATCH SET n.parts = parts, n.positionIds = positionIds;

// name: merge QuoteKey
LOAD FROM $rows
MERGE (n:QuoteKey {key: key})
ON CREATE SET n.statementIds = statementIds
ON MATCH SET n.statementIds = statementIds;

// name: merge ArticleSketch
LOAD FROM $rows
MERGE (n:ArticleSketch {articleId: articleId})
ON CREATE SET n.publishedOn = publishedOn, n.sketch = sketch;

// name: merge CopyKey
LOAD FROM $rows
MERGE (n:CopyKey {key: key})
ON CREATE SET n.articleIds = articleIds
ON MATCH SET n.articleIds = articleIds;

// name: merge Meta
LOAD FROM $rows
MERGE (n:Meta {key: key})
ON CREATE SET n.value = value
ON MATCH SET n.value = value;

// name: merge SAID Actor Statement
LOAD FROM $rows
MATCH (a:Actor {actorId: source})
MATCH (b:Statement {statementId: target})
WHERE NOT EXISTS { MATCH (a)-[r:SAID]->(b) WHERE r.named = named }
CREATE (a)-[:SAID {named: named}]->(b);

// name: merge REPORTED_IN Statement Article
LOAD FROM $rows
MATCH (a:Statement {statementId: source})
MATCH (b:Article {articleId: target})
WHERE NOT EXISTS {
    MATCH (a)-[r:REPORTED_IN]->(b) WHERE r.charStart = charStart AND r.charEnd = charEnd
}
CREATE (a)-[:REPORTED_IN {charStart: charStart, charEnd: charEnd, spans: spans}]->(b);

// name: merge REPORTED_IN Stance Article
LOAD FROM $rows
MATCH (a:Stance {stanceId: source})
MATCH (b:Article {articleId: target})
WHERE NOT EXISTS {
    MATCH (a)-[r:REPORTED_IN]->(b) WHERE r.charStart = charStart AND r.charEnd = charEnd
}
CREATE (a)-[:REPORTED_IN {charStart: charStart, charEnd: charEnd, spans: spans}]->(b);

// name: merge REPORTED_IN Condition Article
LOAD FROM $rows
MATCH (a:Condition {conditionId: source})
MATCH (b:Article {articleId: target})
WHERE NOT EXISTS {
    MATCH (a)-[r:REPORTED_IN]->(b) WHERE r.charStart = charStart AND r.charEnd = charEnd
}
CREATE (a)-[:REPORTED_IN {charStart: charStart, charEnd: charEnd, spans: spans}]->(b);

// name: merge ADDRESSED_TO Statement Actor
LOAD FROM $rows
MATCH (a:Statement {statementId: source})
MATCH (b:Actor {actorId: target})
WHERE NOT EXISTS { MATCH (a)-[r:ADDRESSED_TO]->(b) WHERE r.named = named }
CREATE (a)-[:ADDRESSED_TO {named: named}]->(b);

// name: merge MENTIONS Statement Actor
LOAD FROM $rows
MATCH (a:Statement {statementId: source})
MATCH (b:Actor {actorId: target})
WHERE NOT EXISTS { MATCH (a)-[r:MENTIONS]->(b) WHERE r.named = named }
CREATE (a)-[:MENTIONS {named: named}]->(b);

// name: merge MENTIONS Statement Country
LOAD FROM $rows
MATCH (a:Statement {statementId: source})
MATCH (b:Country {iso3: target})
WHERE NOT EXISTS { MATCH (a)-[r:MENTIONS]->(b) WHERE r.named = named }
CREATE (a)-[:MENTIONS {named: named}]->(b);

// name: merge TAKES Actor Stance
LOAD FROM $rows
MATCH (a:Actor {actorId: source})
MATCH (b:Stance {stanceId: target})
WHERE NOT EXISTS { MATCH (a)-[r:TAKES]->(b) WHERE r.named = named }
CREATE (a)-[:TAKES {named: named}]->(b);

// name: merge TOWARDS Stance Position
LOAD FROM $rows
MATCH (a:Stance {stanceId: source})
MATCH (b:Position {positionId: target})
WHERE NOT EXISTS { MATCH (a)-[r:TOWARDS]->(b) WHERE r.named = named }
CREATE (a)-[:TOWARDS {named: named, side: side}]->(b);

// name: merge TOWARDS Stance Actor
LOAD FROM $rows
MATCH (a:Stance {stanceId: source})
MATCH (b:Actor {actorId: target})
WHERE NOT EXISTS { MATCH (a)-[r:TOWARDS]->(b) WHERE r.named = named }
CREATE (a)-[:TOWARDS {named: named, side: side}]->(b);

// name: merge TOWARDS Stance Country
LOAD FROM $rows
MATCH (a:Stance {stanceId: source})
MATCH (b:Country {iso3: target})
WHERE NOT EXISTS { MATCH (a)-[r:TOWARDS]->(b) WHERE r.named = named }
CREATE (a)-[:TOWARDS {named: named, side: side}]->(b);

// name: merge EXPRESSES Statement Stance
LOAD FROM $rows
MATCH (a:Statement {statementId: source})
MATCH (b:Stance {stanceId: target})
WHERE NOT EXISTS { MATCH (a)-[r:EXPRESSES]->(b) }
CREATE (a)-[:EXPRESSES]->(b);

// name: merge EXPRESSES Statement Condition
LOAD FROM $rows
MATCH (a:Statement {statementId: source})
MATCH (b:Condition {conditionId: target})
WHERE NOT EXISTS { MATCH (a)-[r:EXPRESSES]->(b) }
CREATE (a)-[:EXPRESSES]->(b);

// name: merge SETS Actor Condition
LOAD FROM $rows
MATCH (a:Actor {actorId: source})
MATCH (b:Condition {conditionId: target})
WHERE NOT EXISTS { MATCH (a)-[r:SETS]->(b) WHERE r.named = named }
CREATE (a)-[:SETS {named: named}]->(b);

// name: merge CONSEQUENCE Condition Position
LOAD FROM $rows
MATCH (a:Condition {conditionId: source})
MATCH (b:Position {positionId: target})
WHERE NOT EXISTS { MATCH (a)-[r:CONSEQUENCE]->(b) WHERE r.named = named }
CREATE (a)-[:CONSEQUENCE {named: named, turned: turned}]->(b);

// name: merge REQUIRES Condition Position
LOAD FROM $rows
MATCH (a:Condition {conditionId: source})
MATCH (b:Position {positionId: target})
WHERE NOT EXISTS { MATCH (a)-[r:REQUIRES]->(b) WHERE r.named = named }
CREATE (a)-[:REQUIRES {named: named, turned: turned}]->(b);

// name: merge SPEAKS_FOR Actor Country
LOAD FROM $rows
MATCH (a:Actor {actorId: source})
MATCH (b:Country {iso3: target})
WHERE NOT EXISTS {
    MATCH (a)-[r:SPEAKS_FOR]->(b) WHERE r.role = role AND r.named = named
}
CREATE (a)-[:SPEAKS_FOR {role: role, named: named, first: first, last: last}]->(b);

// name: merge SUPPORTS Actor Position
LOAD FROM $rows
MATCH (a:Actor {actorId: source})
MATCH (b:Position {positionId: target})
WHERE NOT EXISTS { MATCH (a)-[r:SUPPORTS]->(b) WHERE r.edgeId = edgeId }
CREATE (a)-[:SUPPORTS {edgeId: edgeId, spell: spell, first: first, last: last, stances: stances,
    articles: articles, conditional: conditional, confidence: confidence, quote: quote,
    stanceId: stanceId}]->(b);

// name: merge SUPPORTS Actor Actor
LOAD FROM $rows
MATCH (a:Actor {actorId: source})
MATCH (b:Actor {actorId: target})
WHERE NOT EXISTS { MATCH (a)-[r:SUPPORTS]->(b) WHERE r.edgeId = edgeId }
CREATE (a)-[:SUPPORTS {edgeId: edgeId, spell: spell, first: first, last: last, stances: stances,
    articles: articles, conditional: conditional, confidence: confidence, quote: quote,
    stanceId: stanceId}]->(b);

// name: merge SUPPORTS Actor Country
LOAD FROM $rows
MATCH (a:Actor {actorId: source})
MATCH (b:Country {iso3: target})
WHERE NOT EXISTS { MATCH (a)-[r:SUPPORTS]->(b) WHERE r.edgeId = edgeId }
CREATE (a)-[:SUPPORTS {edgeId: edgeId, spell: spell, first: first, last: last, stances: stances,
    articles: articles, conditional: conditional, confidence: confidence, quote: quote,
    stanceId: stanceId}]->(b);

// name: merge SUPPORTS Country Position
LOAD FROM $rows
MATCH (a:Country {iso3: source})
MATCH (b:Position {positionId: target})
WHERE NOT EXISTS { MATCH (a)-[r:SUPPORTS]->(b) WHERE r.edgeId = edgeId }
CREATE (a)-[:SUPPORTS {edgeId: edgeId, spell: spell, first: first, last: last, stances: stances,
    articles: articles, conditional: conditional, confidence: confidence, quote: quote,
    stanceId: stanceId}]->(b);

// name: merge SUPPORTS Country Actor
LOAD FROM $rows
MATCH (a:Country {iso3: source})
MATCH (b:Actor {actorId: target})
WHERE NOT EXISTS { MATCH (a)-[r:SUPPORTS]->(b) WHERE r.edgeId = edgeId }
CREATE (a)-[:SUPPORTS {edgeId: edgeId, spell: spell, first: first, last: last, stances: stances,
    articles: articles, conditional: conditional, confidence: confidence, quote: quote,
    stanceId: stanceId}]->(b);

// name: merge SUPPORTS Country Country
LOAD FROM $rows
MATCH (a:Country {iso3: source})
MATCH (b:Country {iso3: target})
WHERE NOT EXISTS { MATCH (a)-[r:SUPPORTS]->(b) WHERE r.edgeId = edgeId }
CREATE (a)-[:SUPPORTS {edgeId: edgeId, spell: spell, first: first, last: last, stances: stances,
    articles: articles, conditional: conditional, confidence: confidence, quote: quote,
    stanceId: stanceId}]->(b);

// name: merge OPPOSES Actor Position
LOAD FROM $rows
MATCH (a:Actor {actorId: source})
MATCH (b:Position {positionId: target})
WHERE NOT EXISTS { MATCH (a)-[r:OPPOSES]->(b) WHERE r.edgeId = edgeId }
CREATE (a)-[:OPPOSES {edgeId: edgeId, spell: spell, first: first, last: last, stances: stances,
    articles: articles, conditional: conditional, confidence: confidence, quote: quote,
    stanceId: stanceId}]->(b);

// name: merge OPPOSES Actor Actor
LOAD FROM $rows
MATCH (a:Actor {actorId: source})
MATCH (b:Actor {actorId: target})
WHERE NOT EXISTS { MATCH (a)-[r:OPPOSES]->(b) WHERE r.edgeId = edgeId }
CREATE (a)-[:OPPOSES {edgeId: edgeId, spell: spell, first: first, last: last, stances: stances,
    articles: articles, conditional: conditional, confidence: confidence, quote: quote,
    stanceId: stanceId}]->(b);

// name: merge OPPOSES Actor Country
LOAD FROM $rows
MATCH (a:Actor {actorId: source})
MATCH (b:Country {iso3: target})
WHERE NOT EXISTS { MATCH (a)-[r:OPPOSES]->(b) WHERE r.edgeId = edgeId }
CREATE (a)-[:OPPOSES {edgeId: edgeId, spell: spell, first: first, last: last, stances: stances,
    articles: articles, conditional: conditional, confidence: confidence, quote: quote,
    stanceId: stanceId}]->(b);

// name: merge OPPOSES Country Position
LOAD FROM $rows
MATCH (a:Country {iso3: source})
MATCH (b:Position {positionId: target})
WHERE NOT EXISTS { MATCH (a)-[r:OPPOSES]->(b) WHERE r.edgeId = edgeId }
CREATE (a)-[:OPPOSES {edgeId: edgeId, spell: spell, first: first, last: last, stances: stances,
    articles: articles, conditional: conditional, confidence: confidence, quote: quote,
    stanceId: stanceId}]->(b);

// name: merge OPPOSES Country Actor
LOAD FROM $rows
MATCH (a:Country {iso3: source})
MATCH (b:Actor {actorId: target})
WHERE NOT EXISTS { MATCH (a)-[r:OPPOSES]->(b) WHERE r.edgeId = edgeId }
CREATE (a)-[:OPPOSES {edgeId: edgeId, spell: spell, first: first, last: last, stances: stances,
    articles: articles, conditional: conditional, confidence: confidence, quote: quote,
    stanceId: stanceId}]->(b);

// name: merge OPPOSES Country Country
LOAD FROM $rows
MATCH (a:Country {iso3: source})
MATCH (b:Country {iso3: target})
WHERE NOT EXISTS { MATCH (a)-[r:OPPOSES]->(b) WHERE r.edgeId = edgeId }
CREATE (a)-[:OPPOSES {edgeId: edgeId, spell: spell, first: first, last: last, stances: stances,
    articles: articles, conditional: conditional, confidence: confidence, quote: quote,
    stanceId: stanceId}]->(b);

// name: merge CONDITIONS_ON Position Position
LOAD FROM $rows
MATCH (a:Position {positionId: source})
MATCH (b:Position {positionId: target})
WHERE NOT EXISTS { MATCH (a)-[r:CONDITIONS_ON]->(b) WHERE r.edgeId = edgeId }
CREATE (a)-[:CONDITIONS_ON {edgeId: edgeId, actorId: actorId, marker: marker, kind: kind,
    consequenceTurned: consequenceTurned, requirementTurned: requirementTurned, first: first,
    last: last, conditions: conditions, quote: quote, conditionId: conditionId}]->(b);

// name: merge SHIFTS_TO Stance Stance
LOAD FROM $rows
MATCH (a:Stance {stanceId: source})
MATCH (b:Stance {stanceId: target})
WHERE NOT EXISTS { MATCH (a)-[r:SHIFTS_TO]->(b) WHERE r.edgeId = edgeId }
CREATE (a)-[:SHIFTS_TO {edgeId: edgeId, change: change, days: days}]->(b);

// name: delete SPEAKS_FOR Actor Country
LOAD FROM $rows
MATCH (a:Actor {actorId: source})-[r:SPEAKS_FOR]->(b:Country)
WHERE b.iso3 = target AND r.role = role AND r.named = named
DELETE r;

// name: delete SUPPORTS Actor Position
LOAD FROM $rows
MATCH (a:Actor {actorId: source})-[r:SUPPORTS]->(b:Position)
WHERE r.edgeId = edgeId
DELETE r;

// name: delete SUPPORTS Actor Actor
LOAD FROM $rows
MATCH (a:Actor {actorId: source})-[r:SUPPORTS]->(b:Actor)
WHERE r.edgeId = edgeId
DELETE r;

// name: delete SUPPORTS Actor Country
LOAD FROM $rows
MATCH (a:Actor {actorId: source})-[r:SUPPORTS]->(b:Country)
WHERE r.edgeId = edgeId
DELETE r;

// name: delete SUPPORTS Country Position
LOAD FROM $rows
MATCH (a:Country {iso3: source})-[r:SUPPORTS]->(b:Position)
WHERE r.edgeId = edgeId
DELETE r;

// name: delete SUPPORTS Country Actor
LOAD FROM $rows
MATCH (a:Country {iso3: source})-[r:SUPPORTS]->(b:Actor)
WHERE r.edgeId = edgeId
DELETE r;

// name: delete SUPPORTS Country Country
LOAD FROM $rows
MATCH (a:Country {iso3: source})-[r:SUPPORTS]->(b:Country)
WHERE r.edgeId = edgeId
DELETE r;

// name: delete OPPOSES Actor Position
LOAD FROM $rows
MATCH (a:Actor {actorId: source})-[r:OPPOSES]->(b:Position)
WHERE r.edgeId = edgeId
DELETE r;

// name: delete OPPOSES Actor Actor
LOAD FROM $rows
MATCH (a:Actor {actorId: source})-[r:OPPOSES]->(b:Actor)
WHERE r.edgeId = edgeId
DELETE r;

// name: delete OPPOSES Actor Country
LOAD FROM $rows
MATCH (a:Actor {actorId: source})-[r:OPPOSES]->(b:Country)
WHERE r.edgeId = edgeId
DELETE r;

// name: delete OPPOSES Country Position
LOAD FROM $rows
MATCH (a:Country {iso3: source})-[r:OPPOSES]->(b:Position)
WHERE r.edgeId = edgeId
DELETE r;

// name: delete OPPOSES Country Actor
LOAD FROM $rows
MATCH (a:Country {iso3: source})-[r:OPPOSES]->(b:Actor)
WHERE r.edgeId = edgeId
DELETE r;

// name: delete OPPOSES Country Country
LOAD FROM $rows
MATCH (a:Country {iso3: source})-[r:OPPOSES]->(b:Country)
WHERE r.edgeId = edgeId
DELETE r;

// name: delete CONDITIONS_ON Position Position
LOAD FROM $rows
MATCH (a:Position {positionId: source})-[r:CONDITIONS_ON]->(b:Position)
WHERE r.edgeId = edgeId
DELETE r;

// name: delete SHIFTS_TO Stance Stance
LOAD FROM $rows
MATCH (a:Stance {stanceId: source})-[r:SHIFTS_TO]->(b:Stance)
WHERE r.edgeId = edgeId
DELETE r;

// What corrections move is deleted at its old place.

// name: delete SAID Actor Statement
LOAD FROM $rows
MATCH (b:Statement {statementId: target})<-[r:SAID]-(a:Actor)
WHERE a.actorId = source AND r.named = named
DELETE r;

// name: delete ADDRESSED_TO Statement Actor
LOAD FROM $rows
MATCH (a:Statement {statementId: source})-[r:ADDRESSED_TO]->(b:Actor)
WHERE b.actorId = target AND r.named = named
DELETE r;

// name: delete MENTIONS Statement Actor
LOAD FROM $rows
MATCH (a:Statement {statementId: source})-[r:MENTIONS]->(b:Actor)
WHERE b.actorId = target AND r.named = named
DELETE r;

// name: delete MENTIONS Statement Country
LOAD FROM $rows
MATCH (a:Statement {statementId: source})-[r:MENTIONS]->(b:Country)
WHERE b.iso3 = target AND r.named = named
DELETE r;

// name: delete TAKES Actor Stance
LOAD FROM $rows
MATCH (b:Stance {stanceId: target})<-[r:TAKES]-(a:Actor)
WHERE a.actorId = source AND r.named = named
DELETE r;

// name: delete TOWARDS Stance Position
LOAD FROM $rows
MATCH (a:Stance {stanceId: source})-[r:TOWARDS]->(b:Position)
WHERE b.positionId = target AND r.named = named
DELETE r;

// name: delete TOWARDS Stance Actor
LOAD FROM $rows
MATCH (a:Stance {stanceId: source})-[r:TOWARDS]->(b:Actor)
WHERE b.actorId = target AND r.named = named
DELETE r;

// name: delete TOWARDS Stance Country
LOAD FROM $rows
MATCH (a:Stance {stanceId: source})-[r:TOWARDS]->(b:Country)
WHERE b.iso3 = target AND r.named = named
DELETE r;

// name: delete SETS Actor Condition
LOAD FROM $rows
MATCH (b:Condition {conditionId: target})<-[r:SETS]-(a:Actor)
WHERE a.actorId = source AND r.named = named
DELETE r;

// name: delete CONSEQUENCE Condition Position
LOAD FROM $rows
MATCH (a:Condition {conditionId: source})-[r:CONSEQUENCE]->(b:Position)
WHERE b.positionId = target AND r.named = named
DELETE r;

// name: delete REQUIRES Condition Position
LOAD FROM $rows
MATCH (a:Condition {conditionId: source})-[r:REQUIRES]->(b:Position)
WHERE b.positionId = target AND r.named = named
DELETE r;

// What corrections say of nodes that are there.

// name: amend Actor
LOAD FROM $rows
MATCH (n:Actor {actorId: actorId})
SET n.name = name, n.mergedInto = mergedInto, n.wikidataId = wikidataId;

// name: amend Position
LOAD FROM $rows
MATCH (n:Position {positionId: positionId})
SET n.text = text, n.source = source, n.topic = topic, n.mergedInto = mergedInto;

// name: amend Stance
LOAD FROM $rows
MATCH (n:Stance {stanceId: stanceId})
SET n.dismissed = dismissed;

// name: amend Condition
LOAD FROM $rows
MATCH (n:Condition {conditionId: conditionId})
SET n.dismissed = dismissed;

// What corrections had made is removed once nothing hangs on it any more.

// name: remove Actor
LOAD FROM $rows
MATCH (n:Actor {actorId: actorId})
WHERE NOT EXISTS { MATCH (n)-[r]-(m) }
DELETE n;

// name: remove Position
LOAD FROM $rows
MATCH (n:Position {positionId: positionId})
WHERE NOT EXISTS { MATCH (n)-[r]-(m) }
DELETE n;
