// By what copies of an article are known: the sketch of its text, and the articles by the least
// hashes in it. No part of the graph.

CREATE CONSTRAINT stancegraph_article_sketch_key IF NOT EXISTS
FOR (n:ArticleSketch) REQUIRE n.articleId IS UNIQUE;

CREATE CONSTRAINT stancegraph_copy_key_key IF NOT EXISTS
FOR (n:CopyKey) REQUIRE n.key IS UNIQUE;
