// By what copies of an article are known: the sketch of its text, and the articles by the least
// hashes in it. No part of the graph.

CREATE NODE TABLE ArticleSketch (
    articleId STRING PRIMARY KEY, publishedOn DATE, sketch STRING
);

CREATE NODE TABLE CopyKey (key STRING PRIMARY KEY, articleIds STRING[]);
