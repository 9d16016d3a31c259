// What an offline import from CSV leaves open: a list without items has no form there. The other
// lists of the graph always have some.

// name: Actor
MATCH (n:Actor) WHERE n.aliases IS NULL
CALL (n) { SET n.aliases = [] } IN TRANSACTIONS OF 10000 ROWS;

// name: Position
MATCH (n:Position) WHERE n.actors IS NULL OR n.countries IS NULL
CALL (n) { SET n.actors = coalesce(n.actors, []), n.countries = coalesce(n.countries, []) }
IN TRANSACTIONS OF 10000 ROWS;
