// By what copies of an article are known, and what they report outside quotation marks: the sketch of
// its text, and keys of stances and conditions that no statement expresses. No part of the graph.

CREATE NODE TABLE ArticleSketch (articleId STRING PRIMARY KEY, sketch STRING);

CREATE NODE TABLE CopyKey (key STRING PRIMARY KEY, evidenceIds STRING[]);
