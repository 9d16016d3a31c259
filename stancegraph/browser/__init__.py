"""The kit for Neo4j Browser: a guide, a style, the saved questions, and what serves them."""
