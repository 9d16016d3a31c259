"""Find who takes a stance: the subject, the agent, the possessor, or the speaker."""

from collections.abc import Sequence

from spacy.tokens import Token

from ingest import syntax
from ingest.actors import Cast
from ingest.records import Actor, Span, Statement
from ingest.stance_lexicon import Group, words

Holder = tuple[Actor, Span | None]
CARRIED = frozenset({"obj", "dobj", "obl", "pobj", "nsubj:pass", "nsubjpass", "xcomp", "attr"})


def holders(cue: Token, group: Group, cast: Cast, statements: Sequence[Statement]) -> list[Holder]:
    """List who holds the stance of a cue, each with the mention."""
    speaker = speaker_of_cue(cue, statements)
    if speaker is not None:
        return [speaker]
    if group.name in ("supporter", "opponent"):
        return of_token(cue, cast)
    token = noun_holder(cue) if group.kind == "nouns" else verb_holder(cue)
    return of_token(token, cast) if token is not None else []


def of_token(token: Token, cast: Cast) -> list[Holder]:
    """List the actors that a token names, following what somebody wrote to the writer."""
    actors = cast.actors_of(token)
    if token.lemma_.lower() in words("documents", "words"):
        author = document_author(token)
        actors = cast.actors_of(author) if author is not None else ()
    if not actors:
        return []
    if len(actors) == 1:
        return [(actors[0], cast.mention_span(token))]
    spans = [cast.mention_span(t) for t in syntax.conjuncts(token)]
    return [(a, spans[i] if len(spans) == len(actors) else None) for i, a in enumerate(actors)]


def speaker_of_cue(cue: Token, statements: Sequence[Statement]) -> Holder | None:
    """Find the speaker of the statement that a cue itself introduces ("demanded that")."""
    for one in statements:
        if one.cue_span is not None and one.speaker is not None:
            start, end = one.cue_span
            if start <= cue.idx < end:
                return one.speaker, one.speaker_span
    return None


def verb_holder(cue: Token) -> Token | None:
    """Find who does what a verb or adjective says."""
    if cue.pos_ == "VERB" and syntax.is_passive(cue):
        return syntax.agent(cue)
    subject = syntax.subject_of(cue)
    if subject is None and cue.dep_ == "amod":
        return cue.head
    return subject


def noun_holder(noun: Token) -> Token | None:
    """Find whose a noun of stance is: "its support", "calls by Y", "Iraqi calls", "X voiced"."""
    owner = syntax.child(noun, syntax.POSSESSIVE)
    if owner is not None:
        return owner
    for preposition, who in syntax.obliques(noun):
        if preposition in ("by", "from", "among") and who.i > noun.i:
            return who
    return _carrier(noun) or _modifier(noun)


def _carrier(noun: Token) -> Token | None:
    """Find the subject of the verb that carries a noun: "voiced support", "draw criticism from"."""
    verb = noun.head
    if verb.dep_ in ("prep", "agent"):
        verb = verb.head
    if noun.dep_ not in CARRIED:
        return None
    if verb.pos_ == "NOUN":
        return noun_holder(verb) if verb is not noun else None
    if verb.lemma_ in words("carrying", "receiving") or syntax.is_passive(verb):
        return syntax.oblique(verb, "from", "by")
    return syntax.subject_of(verb)


def _modifier(noun: Token) -> Token | None:
    named = (c for c in noun.children if c.dep_ in ("amod", "compound", "nmod") and c.i < noun.i)
    return next((c for c in named if c.pos_ in ("PROPN", "ADJ", "NOUN")), None)


def document_author(noun: Token) -> Token | None:
    """Find who speaks through a text: "the ministry's letter", "adopted a resolution urging"."""
    return noun_holder(noun)
