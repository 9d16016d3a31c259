// Our own indexes, by name. Those that somebody else has made are not touched, even where they
// serve the same labels.

DROP CONSTRAINT stancegraph_article_key IF EXISTS;

DROP CONSTRAINT stancegraph_actor_key IF EXISTS;

DROP CONSTRAINT stancegraph_country_key IF EXISTS;

DROP CONSTRAINT stancegraph_position_key IF EXISTS;

DROP CONSTRAINT stancegraph_statement_key IF EXISTS;

DROP CONSTRAINT stancegraph_stance_key IF EXISTS;

DROP CONSTRAINT stancegraph_condition_key IF EXISTS;

DROP CONSTRAINT stancegraph_meta_key IF EXISTS;

DROP CONSTRAINT stancegraph_position_founder_key IF EXISTS;

DROP CONSTRAINT stancegraph_position_form_key IF EXISTS;

DROP CONSTRAINT stancegraph_position_block_key IF EXISTS;

DROP CONSTRAINT stancegraph_quote_key_key IF EXISTS;

DROP CONSTRAINT stancegraph_article_sketch_key IF EXISTS;

DROP CONSTRAINT stancegraph_copy_key_key IF EXISTS;

DROP CONSTRAINT stancegraph_supports_key IF EXISTS;

DROP CONSTRAINT stancegraph_opposes_key IF EXISTS;

DROP CONSTRAINT stancegraph_conditions_on_key IF EXISTS;

DROP CONSTRAINT stancegraph_shifts_to_key IF EXISTS;

DROP INDEX stancegraph_article_published_on IF EXISTS;

DROP INDEX stancegraph_article_loaded_at IF EXISTS;

DROP INDEX stancegraph_statement_said_on IF EXISTS;

DROP INDEX stancegraph_stance_said_on IF EXISTS;

DROP INDEX stancegraph_condition_said_on IF EXISTS;

DROP INDEX stancegraph_actor_last_name IF EXISTS;

DROP INDEX stancegraph_actor_name_key IF EXISTS;

DROP INDEX stancegraph_actor_wikidata_id IF EXISTS;

DROP INDEX stancegraph_quotes IF EXISTS;

DROP INDEX stancegraph_names IF EXISTS;
