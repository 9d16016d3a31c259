// The whole graph on the embedded store (ladybug): node tables, relationship tables, macros.
// Every statement ends in a semicolon at the end of a line. The versions run in order, once.

// What wrote this file, and by which version of the schema. No part of the graph.
CREATE NODE TABLE Meta (key STRING PRIMARY KEY, value STRING);

// The sentence vector of the proposition that founded a Position. Apart from Position, so that
// RETURN p shows words and not 384 numbers. No part of the graph.
CREATE NODE TABLE PositionVector (positionId STRING PRIMARY KEY, vector FLOAT[]);

// The quotes by a hash of speaker and words, so that a reprint is known. No part of the graph.
CREATE NODE TABLE QuoteKey (key STRING PRIMARY KEY, statementIds STRING[]);

// Evidence

CREATE NODE TABLE Article (
    articleId STRING PRIMARY KEY, title STRING, url STRING, outlet STRING, author STRING,
    publishedOn DATE, language STRING, sha256 STRING, text STRING, name STRING,
    extractor STRING, loadedAt TIMESTAMP
);

CREATE NODE TABLE Actor (
    actorId STRING PRIMARY KEY, name STRING, kind STRING, aliases STRING[], lastName STRING,
    wikidataId STRING
);

CREATE NODE TABLE Country (iso3 STRING PRIMARY KEY, iso2 STRING, name STRING);

CREATE NODE TABLE Position (
    positionId STRING PRIMARY KEY, text STRING, source STRING, canonical STRING,
    actors STRING[], countries STRING[]
);

CREATE NODE TABLE Statement (
    statementId STRING PRIMARY KEY, text STRING, kind STRING, cue STRING, spans INT64[],
    articleId STRING, saidOn DATE, saidPrecision STRING, dateSource STRING, confidence DOUBLE,
    rule STRING, extractor STRING, loadedAt TIMESTAMP
);

CREATE NODE TABLE Stance (
    stanceId STRING PRIMARY KEY, polarity STRING, act STRING, text STRING, quantity STRING,
    hearsay BOOLEAN, attributedBy STRING, conditional BOOLEAN, articleId STRING, saidOn DATE,
    saidPrecision STRING, dateSource STRING, confidence DOUBLE, rule STRING, extractor STRING, loadedAt TIMESTAMP
);

CREATE NODE TABLE Condition (
    conditionId STRING PRIMARY KEY, marker STRING, kind STRING, text STRING,
    consequenceSpan INT64[], requirementSpan INT64[], articleId STRING, saidOn DATE,
    saidPrecision STRING, dateSource STRING, confidence DOUBLE, rule STRING, extractor STRING, loadedAt TIMESTAMP
);

CREATE REL TABLE SAID (FROM Actor TO Statement);

CREATE REL TABLE REPORTED_IN (
    FROM Statement TO Article, FROM Stance TO Article, FROM Condition TO Article,
    charStart INT64, charEnd INT64, spans INT64[]
);

CREATE REL TABLE ADDRESSED_TO (FROM Statement TO Actor);

CREATE REL TABLE MENTIONS (FROM Statement TO Actor, FROM Statement TO Country);

CREATE REL TABLE TAKES (FROM Actor TO Stance);

CREATE REL TABLE TOWARDS (FROM Stance TO Position, FROM Stance TO Actor, FROM Stance TO Country);

CREATE REL TABLE EXPRESSES (FROM Statement TO Stance, FROM Statement TO Condition);

CREATE REL TABLE SETS (FROM Actor TO Condition);

CREATE REL TABLE CONSEQUENCE (FROM Condition TO Position);

CREATE REL TABLE REQUIRES (FROM Condition TO Position);

CREATE REL TABLE SPEAKS_FOR (FROM Actor TO Country, role STRING, first DATE, last DATE);

// Summary: derived from the evidence

CREATE REL TABLE SUPPORTS (
    FROM Actor TO Position, FROM Actor TO Actor, FROM Actor TO Country,
    FROM Country TO Position, FROM Country TO Actor, FROM Country TO Country,
    edgeId STRING, spell INT64, first DATE, last DATE, stances INT64, articles INT64,
    conditional BOOLEAN, confidence DOUBLE, quote STRING, stanceId STRING
);

CREATE REL TABLE OPPOSES (
    FROM Actor TO Position, FROM Actor TO Actor, FROM Actor TO Country,
    FROM Country TO Position, FROM Country TO Actor, FROM Country TO Country,
    edgeId STRING, spell INT64, first DATE, last DATE, stances INT64, articles INT64,
    conditional BOOLEAN, confidence DOUBLE, quote STRING, stanceId STRING
);

CREATE REL TABLE CONDITIONS_ON (
    FROM Position TO Position,
    edgeId STRING, actorId STRING, marker STRING, kind STRING, first DATE, last DATE,
    conditions INT64, quote STRING, conditionId STRING
);

// What Neo4j has built in

CREATE MACRO type(e) AS label(e);
CREATE MACRO toString(x) AS CAST(x, 'STRING');
CREATE MACRO toInteger(x) AS CAST(x, 'INT64');
CREATE MACRO toFloat(x) AS CAST(x, 'DOUBLE');
CREATE MACRO split(a, b) AS string_split(a, b);
