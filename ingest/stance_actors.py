"""Find who takes a stance: the subject, the agent, the possessor, or the speaker."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest import modality, syntax
from ingest.actors import Cast
from ingest.records import Actor
from ingest.stance_lexicon import Group, words
from ingest.stance_scene import Holder, Scene

CARRIED = frozenset({"obj", "dobj", "obl", "pobj", "nsubj:pass", "nsubjpass", "xcomp", "attr"})
MODIFIER = frozenset({"amod", "compound"})
AGENTIVE = frozenset({"supporter", "opponent"})
EMBEDDED = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "relcl", "xcomp"})


def holders(cue: Token, group: Group, scene: Scene) -> list[Holder]:
    """List who holds the stance of a cue, each with the mention."""
    seats = seated(cue, group, scene)
    return seats[0] if seats else []


def seated(cue: Token, group: Group, scene: Scene) -> list[list[Holder]]:
    """List who may hold the stance of a cue: the likeliest together, then who may instead.

    Another may hold it where a noun has two near it ("opposed a Swedish plan": whose plan?), and
    where a second verb may hang on the clause inside or on the one around it.
    """
    said, cast = scene.speakers_of(cue), scene.cast
    seats: list[list[Holder]] = []
    for token in (*_places(cue, group), *_outer(cue)):
        found = of_token(token, cast)
        if found and not seats:
            both = found if len(found) > 1 or not said else said
            seats.append(list(dict.fromkeys((*both, *partners(cue, cast)))))
        elif found and {a.name for a, _ in found}.isdisjoint(a.name for a, _ in seats[0]):
            seats.append(found)
        if len(seats) > 1:
            break
    return seats or ([said] if said else [])


def _outer(cue: Token) -> Iterator[Token]:
    """Yield the subject around a clause in which a second verb without its own stands."""
    first = syntax.first_conjunct(cue)
    if cue.pos_ != "VERB" or first == cue or first.dep_ not in EMBEDDED:
        return
    if syntax.own_subject(cue) is None:
        subject = syntax.subject_of(first.head)
        if subject is not None:
            yield subject


def partners(cue: Token, cast: Cast) -> list[Holder]:
    """List who agrees with the holder: "signed a truce with the rebels"."""
    if cue.lemma_.lower() not in words("mutual", "words"):
        return []
    patient = syntax.direct_object(cue)
    for at in (cue, patient):
        who = syntax.oblique(at, "with") if at is not None else None
        if who is not None:
            return of_token(who, cast)
    return []


def _places(cue: Token, group: Group) -> Iterator[Token]:
    """Yield the tokens that may name the holder, the likeliest first."""
    if group.name in AGENTIVE:
        yield cue
    elif group.kind == "adjectives" and cue.pos_ == "VERB":
        yield from _passive_holders(cue)
    elif group.kind == "nouns":
        yield from noun_holders(cue)
    else:
        yield from verb_holders(cue)


def of_token(token: Token, cast: Cast) -> list[Holder]:
    """List the actors that a token names, following what somebody wrote to the writer."""
    if token.lemma_.lower() in words("documents", "words"):
        for author in noun_holders(token):
            found = of_token(author, cast)
            if found:
                return found
        return []
    if token.lemma_.lower() in words("partitives", "words"):
        whole = syntax.oblique(token, "of", "in")
        found = of_token(whole, cast) if whole is not None else []
        if found:
            return found
    several = _several(token, cast)
    actors = cast.actors_of(token)
    if several or not actors:
        return several or _unknown(token, cast)
    spans = [cast.mention_span(t) for t in cast.coordinated(token)]
    if len(actors) == 1:
        return [(actors[0], spans[0])]
    return [(a, spans[i] if len(spans) == len(actors) else None) for i, a in enumerate(actors)]


def _several(token: Token, cast: Cast) -> list[Holder]:
    """Part "the governments of X and Y" and "Saudi and Turkish officials" into one each."""
    if token.tag_ != "NNS" or len(syntax.conjuncts(token)) > 1:
        return []
    span = cast.mention_span(token)
    owner = syntax.oblique(token, "of")
    if owner is not None and len(syntax.conjuncts(owner)) > 1:
        each = [(f"{token.lemma_} of {_name(t, cast)}", t) for t in syntax.conjuncts(owner)]
    else:
        pair = [t for c in syntax.children(token, MODIFIER) for t in syntax.conjuncts(c)]
        each = [(f"{t.text} {_rest(token, pair)}", t) for t in pair] if len(pair) > 1 else []
    known = [(name, cast.actor_of(t) or cast.state_of(t)) for name, t in each]
    if not all(actor is not None and actor.country for _, actor in known):
        return []
    return [
        (Actor(name=name, kind="group", country=actor.country if actor else None), span)
        for name, actor in known
    ]


def _name(token: Token, cast: Cast) -> str:
    actor = cast.actor_of(token)
    return actor.name if actor is not None else token.text


def _rest(noun: Token, adjectives: list[Token]) -> str:
    """Write a noun with what stands between it and its coordinated adjectives."""
    last = max(t.i for t in adjectives)
    return noun.doc[last + 1 : noun.i + 1].text


def _unknown(token: Token, cast: Cast) -> list[Holder]:
    """Take a name that the cast does not know for an organisation."""
    if token.pos_ != "PROPN" or token.ent_type_ in ("DATE", "EVENT", "LAW", "WORK_OF_ART"):
        return []
    span = cast.mention_span(token)
    name = token.doc.text[slice(*span)].removeprefix("The ").removeprefix("the ")
    return [(Actor(name=name, kind="organization"), span)]


def verb_holders(cue: Token) -> Iterator[Token]:
    """Yield who does what a verb or adjective says."""
    if cue.pos_ == "VERB" and syntax.is_passive(cue):
        who = syntax.agent(cue)
        if who is not None:
            yield who
        return
    subject = syntax.subject_of(cue)
    if subject is None and modality.falls_short(cue):
        verb = next((t for t in cue.ancestors if t.pos_ == "VERB"), cue)
        subject = syntax.subject_of(verb)
    if subject is not None:
        yield subject
    if cue.dep_ in ("amod", "acl", "acl:relcl", "relcl"):
        yield cue.head


def _passive_holders(cue: Token) -> Iterator[Token]:
    """Yield who is opposed, worried, prepared."""
    subject = syntax.own_subject(cue) or syntax.subject_of(cue)
    if cue.dep_ in syntax.NOUN_CLAUSE and (subject is None or subject.tag_ in ("WP", "WDT")):
        yield cue.head
    elif subject is not None:
        yield subject


def noun_holders(noun: Token) -> Iterator[Token]:
    """Yield whose a noun of stance is: "its support", "calls by Y", "X voiced", "Iraqi calls"."""
    yield from syntax.children(noun, syntax.POSSESSIVE)
    for preposition, who in syntax.obliques(noun):
        if preposition in ("by", "from", "among") and who.i > noun.i:
            yield who
    for c in noun.children:
        if c.dep_ == "acl" and c.tag_ == "VBN":
            maker = syntax.agent(c)
            if maker is not None:
                yield maker
    yield from _carriers(noun)
    yield from _modifiers(noun)
    for preposition, who in syntax.obliques(noun):
        if preposition == "of" and who.i > noun.i:
            yield who


def _carriers(noun: Token) -> Iterator[Token]:
    """Yield the subject of the verb that carries a noun: "voiced support", "draw fire from"."""
    verb = noun.head
    if verb.dep_ in ("prep", "agent"):
        verb = verb.head
    if noun.dep_ not in CARRIED or verb == noun:
        return
    if verb.pos_ not in ("VERB", "AUX"):
        return
    if verb.lemma_ in words("carrying", "receiving") or syntax.is_passive(verb):
        who = syntax.oblique(verb, "from", "by", "among")
    else:
        who = syntax.subject_of(verb)
    if who is not None and who != noun:
        yield who


def _modifiers(noun: Token) -> Iterator[Token]:
    for c in noun.children:
        if c.dep_ in ("amod", "compound", "nmod") and c.i < noun.i:
            yield c
