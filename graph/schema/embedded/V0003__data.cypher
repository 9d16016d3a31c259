// What earlier versions left open in a graph that they wrote: each name means whom it pointed at,
// each wording is that of its position.

MATCH (a:Actor)-[r:SAID]->(:Statement) SET r.named = a.actorId;
MATCH (:Statement)-[r:ADDRESSED_TO]->(a:Actor) SET r.named = a.actorId;
MATCH (:Statement)-[r:MENTIONS]->(a:Actor) SET r.named = a.actorId;
MATCH (:Statement)-[r:MENTIONS]->(c:Country) SET r.named = c.iso3;
MATCH (a:Actor)-[r:TAKES]->(:Stance) SET r.named = a.actorId;
MATCH (a:Actor)-[r:SETS]->(:Condition) SET r.named = a.actorId;
MATCH (a:Actor)-[r:SPEAKS_FOR]->(:Country) SET r.named = a.actorId;
MATCH (s:Stance)-[r:TOWARDS]->(p:Position)
SET r.named = p.positionId, r.side = s.polarity, s.wording = p.text, s.form = p.canonical;
MATCH (s:Stance)-[r:TOWARDS]->(a:Actor) SET r.named = a.actorId, r.side = s.polarity, s.wording = a.name;
MATCH (s:Stance)-[r:TOWARDS]->(c:Country) SET r.named = c.iso3, r.side = s.polarity, s.wording = c.name;
MATCH (c:Condition)-[r:CONSEQUENCE]->(p:Position)
SET r.named = p.positionId, c.consequenceWording = p.text, c.consequenceForm = p.canonical;
MATCH (c:Condition)-[r:REQUIRES]->(p:Position)
SET r.named = p.positionId, c.requirementWording = p.text, c.requirementForm = p.canonical;
MATCH (p:Position)
CREATE (:PositionForm {form: p.canonical, positionId: p.positionId, turned: false, wording: p.text,
    likeness: 1.0});
