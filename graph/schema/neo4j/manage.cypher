// How the store itself is kept: what it is asked, apart from the graph.

// name: read meta
MATCH (m:Meta)
WHERE m.key IN ['schemaVersion', 'writtenBy']
RETURN m.key AS key, m.value AS value;

// name: await indexes
CALL db.awaitIndexes(600);

// One who changes the graph reads what is there and then writes what is missing, so two must not
// do that at once. The node is locked from here to the end of the transaction.
// name: lock
MERGE (m:Meta {key: 'lock'})
SET m.value = 'taken by each transaction that writes';
