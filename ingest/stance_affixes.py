"""Read the stances that hide in one word: "anti-war", "pro-Norish", "a Norish-backed militia"."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest import syntax
from ingest.records import Actor
from ingest.stance_actors import of_token
from ingest.stance_lexicon import words
from ingest.stance_scene import Holder, Scene
from ingest.stance_targets import Target

Named = tuple[Holder, Target, int]
BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})


def affixed(token: Token, scene: Scene) -> Iterator[Named]:
    """Yield (who, about what, side) of a word before a noun that takes a side by itself."""
    noun = token.head
    if token.dep_ not in BEFORE_NOUN or token.i > noun.i or noun.pos_ not in ("NOUN", "PROPN"):
        return
    side = prefix_side(token)
    if side:
        for holder in of_token(noun, scene.cast):
            yield holder, Target(head=token, frame="prefix"), side
    elif token.lemma_.lower() in words("backing", "words"):
        for who in token.children:
            if _is_hyphened(who, token):
                for holder in _backers(who, scene):
                    yield holder, Target(head=noun, frame="backed"), 1


def prefix_side(token: Token) -> int:
    """Say what a prefix tells: "anti-war" -1, "pro-war" 1, else 0."""
    start, mark, rest = token.lower_.partition("-")
    if not mark or len(rest) < 3:
        return 0
    return {"anti": -1, "pro": 1}.get(start, 0)


def _is_hyphened(who: Token, token: Token) -> bool:
    """Say whether "Norish" stands before "backed" with a hyphen between."""
    return who.i == token.i - 2 and token.nbor(-1).text in ("-", "\u2013", "\u2011")


def _backers(who: Token, scene: Scene) -> list[Holder]:
    actor = scene.cast.state_of(who) or scene.cast.actor_of(who)
    if actor is None and who.pos_ == "PROPN":
        actor = Actor(name=who.text, kind="organization")
    return [(actor, (who.idx, who.idx + len(who)))] if actor is not None else []


def agreed(token: Token, scene: Scene) -> Iterator[Named]:
    """Yield who made an agreement with whom: "a truce between A and B", "a deal with B"."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in words("accords", "words"):
        return
    for preposition, who in syntax.obliques(token):
        if preposition in ("between", "with") and who.i > token.i:
            for holder in of_token(who, scene.cast):
                yield holder, Target(head=token, frame=preposition), 1
