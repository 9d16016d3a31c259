// The whole graph on Neo4j: what must be unique, and what is found by an index. Every statement
// ends in a semicolon at the end of a line. The versions run in order, once; all statements can be
// run again, for a load that is cut short begins anew. All of it works on the Community Edition and
// on Aura. Names begin with stancegraph, since a database may hold other graphs as well.

// Keys: of nodes, of those that are no part of the graph, of relationships

CREATE CONSTRAINT stancegraph_article_key IF NOT EXISTS
FOR (n:Article) REQUIRE n.articleId IS UNIQUE;

CREATE CONSTRAINT stancegraph_actor_key IF NOT EXISTS
FOR (n:Actor) REQUIRE n.actorId IS UNIQUE;

CREATE CONSTRAINT stancegraph_country_key IF NOT EXISTS
FOR (n:Country) REQUIRE n.iso3 IS UNIQUE;

CREATE CONSTRAINT stancegraph_position_key IF NOT EXISTS
FOR (n:Position) REQUIRE n.positionId IS UNIQUE;

CREATE CONSTRAINT stancegraph_statement_key IF NOT EXISTS
FOR (n:Statement) REQUIRE n.statementId IS UNIQUE;

CREATE CONSTRAINT stancegraph_stance_key IF NOT EXISTS
FOR (n:Stance) REQUIRE n.stanceId IS UNIQUE;

CREATE CONSTRAINT stancegraph_condition_key IF NOT EXISTS
FOR (n:Condition) REQUIRE n.conditionId IS UNIQUE;

CREATE CONSTRAINT stancegraph_meta_key IF NOT EXISTS
FOR (n:Meta) REQUIRE n.key IS UNIQUE;

CREATE CONSTRAINT stancegraph_quote_key_key IF NOT EXISTS
FOR (n:QuoteKey) REQUIRE n.key IS UNIQUE;

CREATE CONSTRAINT stancegraph_supports_key IF NOT EXISTS
FOR ()-[r:SUPPORTS]-() REQUIRE r.edgeId IS UNIQUE;

CREATE CONSTRAINT stancegraph_opposes_key IF NOT EXISTS
FOR ()-[r:OPPOSES]-() REQUIRE r.edgeId IS UNIQUE;

CREATE CONSTRAINT stancegraph_conditions_on_key IF NOT EXISTS
FOR ()-[r:CONDITIONS_ON]-() REQUIRE r.edgeId IS UNIQUE;

// Dates

CREATE INDEX stancegraph_article_published_on IF NOT EXISTS FOR (n:Article) ON (n.publishedOn);

CREATE INDEX stancegraph_article_loaded_at IF NOT EXISTS FOR (n:Article) ON (n.loadedAt);

CREATE INDEX stancegraph_statement_said_on IF NOT EXISTS FOR (n:Statement) ON (n.saidOn);

CREATE INDEX stancegraph_stance_said_on IF NOT EXISTS FOR (n:Stance) ON (n.saidOn);

CREATE INDEX stancegraph_condition_said_on IF NOT EXISTS FOR (n:Condition) ON (n.saidOn);

// What a last name alone is found by

CREATE INDEX stancegraph_actor_last_name IF NOT EXISTS FOR (n:Actor) ON (n.lastName);

// Words. These are brought up to date in the background, so that a load does not wait for them.

CREATE FULLTEXT INDEX stancegraph_quotes IF NOT EXISTS
FOR (n:Statement|Stance|Condition) ON EACH [n.text]
OPTIONS {indexConfig: {`fulltext.eventually_consistent`: true}};

CREATE FULLTEXT INDEX stancegraph_names IF NOT EXISTS
FOR (n:Actor|Country|Position) ON EACH [n.name, n.aliases, n.text]
OPTIONS {indexConfig: {`fulltext.eventually_consistent`: true}};
