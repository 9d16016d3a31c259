// 1 Choose whom and what: run this first
// The questions are asked with these values. As it stands, each line takes what the graph has
// most of. To choose, put words of a name or a text between the empty quotation marks ''.
// Run this whole, then a question. Some ask about everybody after :param actor => ''
:param actor => COLLECT { MATCH (a:Actor) WHERE a.name CONTAINS '' RETURN a.actorId ORDER BY COUNT { (a)-[:TAKES]->() } DESC, a.actorId LIMIT 1 }[0];
:param other => COLLECT { MATCH (a:Actor) WHERE a.name CONTAINS '' RETURN a.actorId ORDER BY COUNT { (a)-[:TAKES]->() } DESC, a.actorId LIMIT 2 }[-1];
:param country => COLLECT { MATCH (c:Country) WHERE c.name CONTAINS '' RETURN c.iso3 ORDER BY COUNT { (c)<-[:SPEAKS_FOR]-() } DESC, c.iso3 LIMIT 1 }[0];
:param position => COLLECT { MATCH (p:Position) WHERE toLower(p.text) CONTAINS toLower('') RETURN p.positionId ORDER BY COUNT { (p)<-[:SUPPORTS|OPPOSES]-(:Actor) } DESC, p.positionId LIMIT 2 };
:param article => COLLECT { MATCH (a:Article) WHERE toLower(coalesce(a.title, a.name)) CONTAINS toLower('') RETURN a.articleId ORDER BY COUNT { (a)<-[:REPORTED_IN]-() } DESC, a.articleId LIMIT 1 }[0];
:param words => 'will';
:param from => date('0001-01-01');
:param to => date('9999-12-31');
:param limit => 30;
