// What it takes to put wordings on positions by their meaning, and to find actors and evidence for
// corrections. All statements can be run again.

DROP CONSTRAINT stancegraph_position_vector_key IF EXISTS;

CREATE CONSTRAINT stancegraph_position_founder_key IF NOT EXISTS
FOR (n:PositionFounder) REQUIRE n.positionId IS UNIQUE;

CREATE CONSTRAINT stancegraph_position_form_key IF NOT EXISTS
FOR (n:PositionForm) REQUIRE n.form IS UNIQUE;

CREATE CONSTRAINT stancegraph_position_block_key IF NOT EXISTS
FOR (n:PositionBlock) REQUIRE n.key IS UNIQUE;

CREATE CONSTRAINT stancegraph_shifts_to_key IF NOT EXISTS
FOR ()-[r:SHIFTS_TO]-() REQUIRE r.edgeId IS UNIQUE;

CREATE INDEX stancegraph_actor_name_key IF NOT EXISTS FOR (n:Actor) ON (n.nameKey);

CREATE INDEX stancegraph_actor_wikidata_id IF NOT EXISTS FOR (n:Actor) ON (n.wikidataId);
