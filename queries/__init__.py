"""One question, one .cypher file."""
