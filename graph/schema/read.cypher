// How a whole graph is read, on either store: the keys of a label, a page at a time; the nodes that
// have them; the relationships of one kind at the nodes that have them. A relationship is looked up
// from that end which has fewer of its kind, so that a page stays small ("paged by" in
// graph/paging.py). What is no part of the graph has no key, and is not seen. What follows from a key
// is an OPTIONAL MATCH: the embedded store goes there from the key, where it would read the whole
// table for a MATCH.

// name: keys Article
MATCH (n:Article) WHERE n.articleId > $after
RETURN n.articleId AS key
ORDER BY key
LIMIT $size;

// name: keys Actor
MATCH (n:Actor) WHERE n.actorId > $after
RETURN n.actorId AS key
ORDER BY key
LIMIT $size;

// name: keys Country
MATCH (n:Country) WHERE n.iso3 > $after
RETURN n.iso3 AS key
ORDER BY key
LIMIT $size;

// name: keys Position
MATCH (n:Position) WHERE n.positionId > $after
RETURN n.positionId AS key
ORDER BY key
LIMIT $size;

// name: keys Statement
MATCH (n:Statement) WHERE n.statementId > $after
RETURN n.statementId AS key
ORDER BY key
LIMIT $size;

// name: keys Stance
MATCH (n:Stance) WHERE n.stanceId > $after
RETURN n.stanceId AS key
ORDER BY key
LIMIT $size;

// name: keys Condition
MATCH (n:Condition) WHERE n.conditionId > $after
RETURN n.conditionId AS key
ORDER BY key
LIMIT $size;

// name: keys PositionFounder
MATCH (n:PositionFounder) WHERE n.positionId > $after
RETURN n.positionId AS key
ORDER BY key
LIMIT $size;

// name: keys PositionForm
MATCH (n:PositionForm) WHERE n.form > $after
RETURN n.form AS key
ORDER BY key
LIMIT $size;

// name: keys PositionBlock
MATCH (n:PositionBlock) WHERE n.key > $after
RETURN n.key AS key
ORDER BY key
LIMIT $size;

// name: keys QuoteKey
MATCH (n:QuoteKey) WHERE n.key > $after
RETURN n.key AS key
ORDER BY key
LIMIT $size;

// name: keys ArticleSketch
MATCH (n:ArticleSketch) WHERE n.articleId > $after
RETURN n.articleId AS key
ORDER BY key
LIMIT $size;

// name: keys CopyKey
MATCH (n:CopyKey) WHERE n.key > $after
RETURN n.key AS key
ORDER BY key
LIMIT $size;

// name: nodes Article
UNWIND $keys AS key
MATCH (n:Article {articleId: key})
RETURN n.articleId AS articleId, n.title AS title, n.url AS url, n.outlet AS outlet, n.author AS
    author, n.publishedOn AS publishedOn, n.language AS language, n.sha256 AS sha256, n.text AS
    text, n.name AS name, n.extractor AS extractor, n.loadedAt AS loadedAt;

// name: nodes Actor
UNWIND $keys AS key
MATCH (n:Actor {actorId: key})
RETURN n.actorId AS actorId, n.name AS name, n.kind AS kind, n.aliases AS aliases, n.lastName AS
    lastName, n.wikidataId AS wikidataId, n.mergedInto AS mergedInto,
    n.nameKey AS nameKey;

// name: nodes Country
UNWIND $keys AS key
MATCH (n:Country {iso3: key})
RETURN n.iso3 AS iso3, n.iso2 AS iso2, n.name AS name;

// name: nodes Position
UNWIND $keys AS key
MATCH (n:Position {positionId: key})
RETURN n.positionId AS positionId, n.text AS text, n.source AS source, n.canonical AS canonical,
    n.actors AS actors, n.countries AS countries, n.topic AS topic, n.mergedInto AS mergedInto;

// name: nodes Statement
UNWIND $keys AS key
MATCH (n:Statement {statementId: key})
RETURN n.statementId AS statementId, n.text AS text, n.kind AS kind, n.cue AS cue, n.spans AS spans,
    n.articleId AS articleId, n.saidOn AS saidOn, n.saidPrecision AS saidPrecision, n.dateSource AS
    dateSource, n.confidence AS confidence, n.rule AS rule, n.extractor AS extractor, n.loadedAt AS
    loadedAt;

// name: nodes Stance
UNWIND $keys AS key
MATCH (n:Stance {stanceId: key})
RETURN n.stanceId AS stanceId, n.polarity AS polarity, n.act AS act, n.text AS text, n.quantity AS
    quantity, n.hearsay AS hearsay, n.attributedBy AS attributedBy, n.conditional AS conditional,
    n.articleId AS articleId, n.saidOn AS saidOn, n.saidPrecision AS saidPrecision, n.dateSource AS
    dateSource, n.confidence AS confidence, n.rule AS rule, n.extractor AS extractor, n.loadedAt AS
    loadedAt, n.wording AS wording, n.form AS form, n.strength AS strength, n.figures AS figures,
    n.dismissed AS dismissed;

// name: nodes Condition
UNWIND $keys AS key
MATCH (n:Condition {conditionId: key})
RETURN n.conditionId AS conditionId, n.marker AS marker, n.kind AS kind, n.text AS text,
    n.consequenceSpan AS consequenceSpan, n.requirementSpan AS requirementSpan, n.articleId AS
    articleId, n.saidOn AS saidOn, n.saidPrecision AS saidPrecision, n.dateSource AS dateSource,
    n.confidence AS confidence, n.rule AS rule, n.extractor AS extractor, n.loadedAt AS loadedAt,
    n.consequenceWording AS consequenceWording, n.consequenceForm AS consequenceForm,
    n.requirementWording AS requirementWording, n.requirementForm AS requirementForm, n.dismissed AS
    dismissed;

// name: nodes PositionFounder
UNWIND $keys AS key
MATCH (n:PositionFounder {positionId: key})
RETURN n.positionId AS positionId, n.wording AS wording, n.form AS form, n.meaning AS meaning,
    n.vector AS vector, n.actionVector AS actionVector;

// name: nodes PositionForm
UNWIND $keys AS key
MATCH (n:PositionForm {form: key})
RETURN n.form AS form, n.positionId AS positionId, n.turned AS turned, n.wording AS wording,
    n.likeness AS likeness, n.rival AS rival, n.rivalLikeness AS rivalLikeness;

// name: nodes PositionBlock
UNWIND $keys AS key
MATCH (n:PositionBlock {key: key})
RETURN n.key AS key, n.parts AS parts, n.positionIds AS positionIds;

// name: nodes QuoteKey
UNWIND $keys AS key
MATCH (n:QuoteKey {key: key})
RETURN n.key AS key, n.statementIds AS statementIds;

// name: nodes ArticleSketch
UNWIND $keys AS key
MATCH (n:ArticleSketch {articleId: key})
RETURN n.articleId AS articleId, n.publishedOn AS publishedOn, n.sketch AS sketch;

// name: nodes CopyKey
UNWIND $keys AS key
MATCH (n:CopyKey {key: key})
RETURN n.key AS key, n.articleIds AS articleIds;

// name: edges SAID Actor Statement
UNWIND $keys AS key
MATCH (b:Statement {statementId: key})
OPTIONAL MATCH (b)<-[r:SAID]-(a:Actor)
WITH key, r, a
WHERE a.actorId IS NOT NULL
RETURN a.actorId AS source, key AS target, r.named AS named;

// name: edges REPORTED_IN Statement Article
UNWIND $keys AS key
MATCH (a:Statement {statementId: key})
OPTIONAL MATCH (a)-[r:REPORTED_IN]->(b:Article)
WITH key, r, b
WHERE b.articleId IS NOT NULL
RETURN key AS source, b.articleId AS target, r.charStart AS charStart, r.charEnd AS charEnd, r.spans
    AS spans;

// name: edges REPORTED_IN Stance Article
UNWIND $keys AS key
MATCH (a:Stance {stanceId: key})
OPTIONAL MATCH (a)-[r:REPORTED_IN]->(b:Article)
WITH key, r, b
WHERE b.articleId IS NOT NULL
RETURN key AS source, b.articleId AS target, r.charStart AS charStart, r.charEnd AS charEnd, r.spans
    AS spans;

// name: edges REPORTED_IN Condition Article
UNWIND $keys AS key
MATCH (a:Condition {conditionId: key})
OPTIONAL MATCH (a)-[r:REPORTED_IN]->(b:Article)
WITH key, r, b
WHERE b.articleId IS NOT NULL
RETURN key AS source, b.articleId AS target, r.charStart AS charStart, r.charEnd AS charEnd, r.spans
    AS spans;

// name: edges ADDRESSED_TO Statement Actor
UNWIND $keys AS key
MATCH (a:Statement {statementId: key})
OPTIONAL MATCH (a)-[r:ADDRESSED_TO]->(b:Actor)
WITH key, r, b
WHERE b.actorId IS NOT NULL
RETURN key AS source, b.actorId AS target, r.named AS named;

// name: edges MENTIONS Statement Actor
UNWIND $keys AS key
MATCH (a:Statement {statementId: key})
OPTIONAL MATCH (a)-[r:MENTIONS]->(b:Actor)
WITH key, r, b
WHERE b.actorId IS NOT NULL
RETURN key AS source, b.actorId AS target, r.named AS named;

// name: edges MENTIONS Statement Country
UNWIND $keys AS key
MATCH (a:Statement {statementId: key})
OPTIONAL MATCH (a)-[r:MENTIONS]->(b:Country)
WITH key, r, b
WHERE b.iso3 IS NOT NULL
RETURN key AS source, b.iso3 AS target, r.named AS named;

// name: edges TAKES Actor Stance
UNWIND $keys AS key
MATCH (b:Stance {stanceId: key})
OPTIONAL MATCH (b)<-[r:TAKES]-(a:Actor)
WITH key, r, a
WHERE a.actorId IS NOT NULL
RETURN a.actorId AS source, key AS target, r.named AS named;

// name: edges TOWARDS Stance Position
UNWIND $keys AS key
MATCH (a:Stance {stanceId: key})
OPTIONAL MATCH (a)-[r:TOWARDS]->(b:Position)
WITH key, r, b
WHERE b.positionId IS NOT NULL
RETURN key AS source, b.positionId AS target, r.named AS named, r.side AS side;

// name: edges TOWARDS Stance Actor
UNWIND $keys AS key
MATCH (a:Stance {stanceId: key})
OPTIONAL MATCH (a)-[r:TOWARDS]->(b:Actor)
WITH key, r, b
WHERE b.actorId IS NOT NULL
RETURN key AS source, b.actorId AS target, r.named AS named, r.side AS side;

// name: edges TOWARDS Stance Country
UNWIND $keys AS key
MATCH (a:Stance {stanceId: key})
OPTIONAL MATCH (a)-[r:TOWARDS]->(b:Country)
WITH key, r, b
WHERE b.iso3 IS NOT NULL
RETURN key AS source, b.iso3 AS target, r.named AS named, r.side AS side;

// name: edges EXPRESSES Statement Stance
UNWIND $keys AS key
MATCH (a:Statement {statementId: key})
OPTIONAL MATCH (a)-[r:EXPRESSES]->(b:Stance)
WITH key, r, b
WHERE b.stanceId IS NOT NULL
RETURN key AS source, b.stanceId AS target;

// name: edges EXPRESSES Statement Condition
UNWIND $keys AS key
MATCH (a:Statement {statementId: key})
OPTIONAL MATCH (a)-[r:EXPRESSES]->(b:Condition)
WITH key, r, b
WHERE b.conditionId IS NOT NULL
RETURN key AS source, b.conditionId AS target;

// name: edges SETS Actor Condition
UNWIND $keys AS key
MATCH (b:Condition {conditionId: key})
OPTIONAL MATCH (b)<-[r:SETS]-(a:Actor)
WITH key, r, a
WHERE a.actorId IS NOT NULL
RETURN a.actorId AS source, key AS target, r.named AS named;

// name: edges CONSEQUENCE Condition Position
UNWIND $keys AS key
MATCH (a:Condition {conditionId: key})
OPTIONAL MATCH (a)-[r:CONSEQUENCE]->(b:Position)
WITH key, r, b
WHERE b.positionId IS NOT NULL
RETURN key AS source, b.positionId AS target, r.named AS named, r.turned AS turned;

// name: edges REQUIRES Condition Position
UNWIND $keys AS key
MATCH (a:Condition {conditionId: key})
OPTIONAL MATCH (a)-[r:REQUIRES]->(b:Position)
WITH key, r, b
WHERE b.positionId IS NOT NULL
RETURN key AS source, b.positionId AS target, r.named AS named, r.turned AS turned;

// name: edges SPEAKS_FOR Actor Country
UNWIND $keys AS key
MATCH (a:Actor {actorId: key})
OPTIONAL MATCH (a)-[r:SPEAKS_FOR]->(b:Country)
WITH key, r, b
WHERE b.iso3 IS NOT NULL
RETURN key AS source, b.iso3 AS target, r.role AS role, r.first AS first, r.last AS last, r.named AS
    named;

// name: edges SUPPORTS Actor Position
UNWIND $keys AS key
MATCH (b:Position {positionId: key})
OPTIONAL MATCH (b)<-[r:SUPPORTS]-(a:Actor)
WITH key, r, a
WHERE a.actorId IS NOT NULL
RETURN a.actorId AS source, key AS target, r.edgeId AS edgeId, r.spell AS spell, r.first AS first,
    r.last AS last, r.stances AS stances, r.articles AS articles, r.conditional AS conditional,
    r.confidence AS confidence, r.quote AS quote, r.stanceId AS stanceId;

// name: edges SUPPORTS Actor Actor
UNWIND $keys AS key
MATCH (a:Actor {actorId: key})
OPTIONAL MATCH (a)-[r:SUPPORTS]->(b:Actor)
WITH key, r, b
WHERE b.actorId IS NOT NULL
RETURN key AS source, b.actorId AS target, r.edgeId AS edgeId, r.spell AS spell, r.first AS first,
    r.last AS last, r.stances AS stances, r.articles AS articles, r.conditional AS conditional,
    r.confidence AS confidence, r.quote AS quote, r.stanceId AS stanceId;

// name: edges SUPPORTS Actor Country
UNWIND $keys AS key
MATCH (a:Actor {actorId: key})
OPTIONAL MATCH (a)-[r:SUPPORTS]->(b:Country)
WITH key, r, b
WHERE b.iso3 IS NOT NULL
RETURN key AS source, b.iso3 AS target, r.edgeId AS edgeId, r.spell AS spell, r.first AS first,
    r.last AS last, r.stances AS stances, r.articles AS articles, r.conditional AS conditional,
    r.confidence AS confidence, r.quote AS quote, r.stanceId AS stanceId;

// name: edges SUPPORTS Country Position
UNWIND $keys AS key
MATCH (b:Position {positionId: key})
OPTIONAL MATCH (b)<-[r:SUPPORTS]-(a:Country)
WITH key, r, a
WHERE a.iso3 IS NOT NULL
RETURN a.iso3 AS source, key AS target, r.edgeId AS edgeId, r.spell AS spell, r.first AS first,
    r.last AS last, r.stances AS stances, r.articles AS articles, r.conditional AS conditional,
    r.confidence AS confidence, r.quote AS quote, r.stanceId AS stanceId;

// name: edges SUPPORTS Country Actor
UNWIND $keys AS key
MATCH (b:Actor {actorId: key})
OPTIONAL MATCH (b)<-[r:SUPPORTS]-(a:Country)
WITH key, r, a
WHERE a.iso3 IS NOT NULL
RETURN a.iso3 AS source, key AS target, r.edgeId AS edgeId, r.spell AS spell, r.first AS first,
    r.last AS last, r.stances AS stances, r.articles AS articles, r.conditional AS conditional,
    r.confidence AS confidence, r.quote AS quote, r.stanceId AS stanceId;

// name: edges SUPPORTS Country Country
UNWIND $keys AS key
MATCH (a:Country {iso3: key})
OPTIONAL MATCH (a)-[r:SUPPORTS]->(b:Country)
WITH key, r, b
WHERE b.iso3 IS NOT NULL
RETURN key AS source, b.iso3 AS target, r.edgeId AS edgeId, r.spell AS spell, r.first AS first,
    r.last AS last, r.stances AS stances, r.articles AS articles, r.conditional AS conditional,
    r.confidence AS confidence, r.quote AS quote, r.stanceId AS stanceId;

// name: edges OPPOSES Actor Position
UNWIND $keys AS key
MATCH (b:Position {positionId: key})
OPTIONAL MATCH (b)<-[r:OPPOSES]-(a:Actor)
WITH key, r, a
WHERE a.actorId IS NOT NULL
RETURN a.actorId AS source, key AS target, r.edgeId AS edgeId, r.spell AS spell, r.first AS first,
    r.last AS last, r.stances AS stances, r.articles AS articles, r.conditional AS conditional,
    r.confidence AS confidence, r.quote AS quote, r.stanceId AS stanceId;

// name: edges OPPOSES Actor Actor
UNWIND $keys AS key
MATCH (a:Actor {actorId: key})
OPTIONAL MATCH (a)-[r:OPPOSES]->(b:Actor)
WITH key, r, b
WHERE b.actorId IS NOT NULL
RETURN key AS source, b.actorId AS target, r.edgeId AS edgeId, r.spell AS spell, r.first AS first,
    r.last AS last, r.stances AS stances, r.articles AS articles, r.conditional AS conditional,
    r.confidence AS confidence, r.quote AS quote, r.stanceId AS stanceId;

// name: edges OPPOSES Actor Country
UNWIND $keys AS key
MATCH (a:Actor {actorId: key})
OPTIONAL MATCH (a)-[r:OPPOSES]->(b:Country)
WITH key, r, b
WHERE b.iso3 IS NOT NULL
RETURN key AS source, b.iso3 AS target, r.edgeId AS edgeId, r.spell AS spell, r.first AS first,
    r.last AS last, r.stances AS stances, r.articles AS articles, r.conditional AS conditional,
    r.confidence AS confidence, r.quote AS quote, r.stanceId AS stanceId;

// name: edges OPPOSES Country Position
UNWIND $keys AS key
MATCH (b:Position {positionId: key})
OPTIONAL MATCH (b)<-[r:OPPOSES]-(a:Country)
WITH key, r, a
WHERE a.iso3 IS NOT NULL
RETURN a.iso3 AS source, key AS target, r.edgeId AS edgeId, r.spell AS spell, r.first AS first,
    r.last AS last, r.stances AS stances, r.articles AS articles, r.conditional AS conditional,
    r.confidence AS confidence, r.quote AS quote, r.stanceId AS stanceId;

// name: edges OPPOSES Country Actor
UNWIND $keys AS key
MATCH (b:Actor {actorId: key})
OPTIONAL MATCH (b)<-[r:OPPOSES]-(a:Country)
WITH key, r, a
WHERE a.iso3 IS NOT NULL
RETURN a.iso3 AS source, key AS target, r.edgeId AS edgeId, r.spell AS spell, r.first AS first,
    r.last AS last, r.stances AS stances, r.articles AS articles, r.conditional AS conditional,
    r.confidence AS confidence, r.quote AS quote, r.stanceId AS stanceId;

// name: edges OPPOSES Country Country
UNWIND $keys AS key
MATCH (a:Country {iso3: key})
OPTIONAL MATCH (a)-[r:OPPOSES]->(b:Country)
WITH key, r, b
WHERE b.iso3 IS NOT NULL
RETURN key AS source, b.iso3 AS target, r.edgeId AS edgeId, r.spell AS spell, r.first AS first,
    r.last AS last, r.stances AS stances, r.articles AS articles, r.conditional AS conditional,
    r.confidence AS confidence, r.quote AS quote, r.stanceId AS stanceId;

// name: edges CONDITIONS_ON Position Position
UNWIND $keys AS key
MATCH (a:Position {positionId: key})
OPTIONAL MATCH (a)-[r:CONDITIONS_ON]->(b:Position)
WITH key, r, b
WHERE b.positionId IS NOT NULL
RETURN key AS source, b.positionId AS target, r.edgeId AS edgeId, r.actorId AS actorId, r.marker AS
    marker, r.kind AS kind, r.first AS first, r.last AS last, r.conditions AS conditions, r.quote AS
    quote, r.conditionId AS conditionId, r.consequenceTurned AS consequenceTurned,
    r.requirementTurned AS requirementTurned;

// name: edges SHIFTS_TO Stance Stance
UNWIND $keys AS key
MATCH (a:Stance {stanceId: key})
OPTIONAL MATCH (a)-[r:SHIFTS_TO]->(b:Stance)
WITH key, r, b
WHERE b.stanceId IS NOT NULL
RETURN key AS source, b.stanceId AS target, r.edgeId AS edgeId, r.change AS change, r.days AS days;

// name: count Article
MATCH (n:Article) WHERE n.articleId IS NOT NULL
RETURN count(n) AS number;

// name: count Actor
MATCH (n:Actor) WHERE n.actorId IS NOT NULL
RETURN count(n) AS number;

// name: count Country
MATCH (n:Country) WHERE n.iso3 IS NOT NULL
RETURN count(n) AS number;

// name: count Position
MATCH (n:Position) WHERE n.positionId IS NOT NULL
RETURN count(n) AS number;

// name: count Statement
MATCH (n:Statement) WHERE n.statementId IS NOT NULL
RETURN count(n) AS number;

// name: count Stance
MATCH (n:Stance) WHERE n.stanceId IS NOT NULL
RETURN count(n) AS number;

// name: count Condition
MATCH (n:Condition) WHERE n.conditionId IS NOT NULL
RETURN count(n) AS number;

// name: count PositionFounder
MATCH (n:PositionFounder) WHERE n.positionId IS NOT NULL
RETURN count(n) AS number;

// name: count PositionForm
MATCH (n:PositionForm) WHERE n.form IS NOT NULL
RETURN count(n) AS number;

// name: count PositionBlock
MATCH (n:PositionBlock) WHERE n.key IS NOT NULL
RETURN count(n) AS number;

// name: count QuoteKey
MATCH (n:QuoteKey) WHERE n.key IS NOT NULL
RETURN count(n) AS number;

// name: count ArticleSketch
MATCH (n:ArticleSketch) WHERE n.articleId IS NOT NULL
RETURN count(n) AS number;

// name: count CopyKey
MATCH (n:CopyKey) WHERE n.key IS NOT NULL
RETURN count(n) AS number;

// name: count SAID Actor Statement
MATCH (a:Actor)-[r:SAID]->(b:Statement)
WHERE a.actorId IS NOT NULL AND b.statementId IS NOT NULL
RETURN count(r) AS number;

// name: count REPORTED_IN Statement Article
MATCH (a:Statement)-[r:REPORTED_IN]->(b:Article)
WHERE a.statementId IS NOT NULL AND b.articleId IS NOT NULL
RETURN count(r) AS number;

// name: count REPORTED_IN Stance Article
MATCH (a:Stance)-[r:REPORTED_IN]->(b:Article)
WHERE a.stanceId IS NOT NULL AND b.articleId IS NOT NULL
RETURN count(r) AS number;

// name: count REPORTED_IN Condition Article
MATCH (a:Condition)-[r:REPORTED_IN]->(b:Article)
WHERE a.conditionId IS NOT NULL AND b.articleId IS NOT NULL
RETURN count(r) AS number;

// name: count ADDRESSED_TO Statement Actor
MATCH (a:Statement)-[r:ADDRESSED_TO]->(b:Actor)
WHERE a.statementId IS NOT NULL AND b.actorId IS NOT NULL
RETURN count(r) AS number;

// name: count MENTIONS Statement Actor
MATCH (a:Statement)-[r:MENTIONS]->(b:Actor)
WHERE a.statementId IS NOT NULL AND b.actorId IS NOT NULL
RETURN count(r) AS number;

// name: count MENTIONS Statement Country
MATCH (a:Statement)-[r:MENTIONS]->(b:Country)
WHERE a.statementId IS NOT NULL AND b.iso3 IS NOT NULL
RETURN count(r) AS number;

// name: count TAKES Actor Stance
MATCH (a:Actor)-[r:TAKES]->(b:Stance)
WHERE a.actorId IS NOT NULL AND b.stanceId IS NOT NULL
RETURN count(r) AS number;

// name: count TOWARDS Stance Position
MATCH (a:Stance)-[r:TOWARDS]->(b:Position)
WHERE a.stanceId IS NOT NULL AND b.positionId IS NOT NULL
RETURN count(r) AS number;

// name: count TOWARDS Stance Actor
MATCH (a:Stance)-[r:TOWARDS]->(b:Actor)
WHERE a.stanceId IS NOT NULL AND b.actorId IS NOT NULL
RETURN count(r) AS number;

// name: count TOWARDS Stance Country
MATCH (a:Stance)-[r:TOWARDS]->(b:Country)
WHERE a.stanceId IS NOT NULL AND b.iso3 IS NOT NULL
RETURN count(r) AS number;

// name: count EXPRESSES Statement Stance
MATCH (a:Statement)-[r:EXPRESSES]->(b:Stance)
WHERE a.statementId IS NOT NULL AND b.stanceId IS NOT NULL
RETURN count(r) AS number;

// name: count EXPRESSES Statement Condition
MATCH (a:Statement)-[r:EXPRESSES]->(b:Condition)
WHERE a.statementId IS NOT NULL AND b.conditionId IS NOT NULL
RETURN count(r) AS number;

// name: count SETS Actor Condition
MATCH (a:Actor)-[r:SETS]->(b:Condition)
WHERE a.actorId IS NOT NULL AND b.conditionId IS NOT NULL
RETURN count(r) AS number;

// name: count CONSEQUENCE Condition Position
MATCH (a:Condition)-[r:CONSEQUENCE]->(b:Position)
WHERE a.conditionId IS NOT NULL AND b.positionId IS NOT NULL
RETURN count(r) AS number;

// name: count REQUIRES Condition Position
MATCH (a:Condition)-[r:REQUIRES]->(b:Position)
WHERE a.conditionId IS NOT NULL AND b.positionId IS NOT NULL
RETURN count(r) AS number;

// name: count SPEAKS_FOR Actor Country
MATCH (a:Actor)-[r:SPEAKS_FOR]->(b:Country)
WHERE a.actorId IS NOT NULL AND b.iso3 IS NOT NULL
RETURN count(r) AS number;

// name: count SUPPORTS Actor Position
MATCH (a:Actor)-[r:SUPPORTS]->(b:Position)
WHERE a.actorId IS NOT NULL AND b.positionId IS NOT NULL
RETURN count(r) AS number;

// name: count SUPPORTS Actor Actor
MATCH (a:Actor)-[r:SUPPORTS]->(b:Actor)
WHERE a.actorId IS NOT NULL AND b.actorId IS NOT NULL
RETURN count(r) AS number;

// name: count SUPPORTS Actor Country
MATCH (a:Actor)-[r:SUPPORTS]->(b:Country)
WHERE a.actorId IS NOT NULL AND b.iso3 IS NOT NULL
RETURN count(r) AS number;

// name: count SUPPORTS Country Position
MATCH (a:Country)-[r:SUPPORTS]->(b:Position)
WHERE a.iso3 IS NOT NULL AND b.positionId IS NOT NULL
RETURN count(r) AS number;

// name: count SUPPORTS Country Actor
MATCH (a:Country)-[r:SUPPORTS]->(b:Actor)
WHERE a.iso3 IS NOT NULL AND b.actorId IS NOT NULL
RETURN count(r) AS number;

// name: count SUPPORTS Country Country
MATCH (a:Country)-[r:SUPPORTS]->(b:Country)
WHERE a.iso3 IS NOT NULL AND b.iso3 IS NOT NULL
RETURN count(r) AS number;

// name: count OPPOSES Actor Position
MATCH (a:Actor)-[r:OPPOSES]->(b:Position)
WHERE a.actorId IS NOT NULL AND b.positionId IS NOT NULL
RETURN count(r) AS number;

// name: count OPPOSES Actor Actor
MATCH (a:Actor)-[r:OPPOSES]->(b:Actor)
WHERE a.actorId IS NOT NULL AND b.actorId IS NOT NULL
RETURN count(r) AS number;

// name: count OPPOSES Actor Country
MATCH (a:Actor)-[r:OPPOSES]->(b:Country)
WHERE a.actorId IS NOT NULL AND b.iso3 IS NOT NULL
RETURN count(r) AS number;

// name: count OPPOSES Country Position
MATCH (a:Country)-[r:OPPOSES]->(b:Position)
WHERE a.iso3 IS NOT NULL AND b.positionId IS NOT NULL
RETURN count(r) AS number;

// name: count OPPOSES Country Actor
MATCH (a:Country)-[r:OPPOSES]->(b:Actor)
WHERE a.iso3 IS NOT NULL AND b.actorId IS NOT NULL
RETURN count(r) AS number;

// name: count OPPOSES Country Country
MATCH (a:Country)-[r:OPPOSES]->(b:Country)
WHERE a.iso3 IS NOT NULL AND b.iso3 IS NOT NULL
RETURN count(r) AS number;

// name: count CONDITIONS_ON Position Position
MATCH (a:Position)-[r:CONDITIONS_ON]->(b:Position)
WHERE a.positionId IS NOT NULL AND b.positionId IS NOT NULL
RETURN count(r) AS number;

// name: count SHIFTS_TO Stance Stance
MATCH (a:Stance)-[r:SHIFTS_TO]->(b:Stance)
WHERE a.stanceId IS NOT NULL AND b.stanceId IS NOT NULL
RETURN count(r) AS number;
