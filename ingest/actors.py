"""Say who a name, a noun or a pronoun denotes within one article.

The cast is built once an article: names are put together by their bearers (bearers.py), each
gets what the article calls it (roles.py: "Dmitri Peskov, the Kremlin spokesman"), and nouns
("the minister", nominals.py) and pronouns (focus.py) are followed to the bearer that was last
in focus, with agreement of number, gender and sort.
"""

from spacy.tokens import Doc, Token

from ingest.bearers import Roster
from ingest.focus import Focus
from ingest.mentions import mention_span
from ingest.names import Bearer, NameSpan, is_title, words
from ingest.nominals import Nominals
from ingest.nouns import instances
from ingest.records import Actor, Span
from ingest.roles import describe, fullest, named_by, person_below
from ingest.syntax import NAME_PART, conjuncts

DENOTING = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "NUM", "DET"})


class Cast:
    """Hold who appears in an article and tell who a token denotes."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._roster = Roster(doc)
        describe(self._roster)
        self._focus = Focus(self._roster)
        self._nominals = Nominals(self._roster, self._focus)
        self._said_by: list[tuple[Span, Actor]] = []
        self._walk()

    @property
    def bearers(self) -> list[Bearer]:
        """List who appears: the named first, then who only has a noun."""
        return self._roster.bearers

    @property
    def spans(self) -> list[NameSpan]:
        """List the names of the article in the order of the text."""
        return self._roster.spans

    def actor_of(self, token: Token) -> Actor | None:
        """Say who a token denotes; None where it is nobody who can speak or act."""
        if token.lower_ in words("pronouns", "first") and token.text != "US":
            return self._speaker_around(token)
        bearer = self.bearer_of(token)
        return None if bearer is None else as_actor(bearer)

    def actors_of(self, token: Token) -> tuple[Actor, ...]:
        """Say whom a coordination names ("Britain and France"), each once, in order."""
        found = [as_actor(b) for b in self._focus.pair(token)]
        if not found:
            found = [a for t in self.coordinated(token) if (a := self.actor_of(t)) is not None]
        return tuple(dict.fromkeys(found))

    def coordinated(self, token: Token) -> list[Token]:
        """List the heads of a coordination; of "states such as X and Y" those of the names."""
        named = [t for t in instances(token) if self.is_named(t) and self.actor_of(t) is not None]
        return named or conjuncts(token)

    def bearer_of(self, token: Token) -> Bearer | None:
        """Find the bearer that a token denotes."""
        bearer = self._roster.at(token.i)
        if bearer is not None:
            return person_below(self._roster, token) or bearer
        taken_up = self._focus.pronoun_at(token.i)
        if taken_up is not None:
            return taken_up
        titled = self._roster.person_at(token.i + 1) if is_title(token) else None
        if titled is not None:
            return titled
        if token.pos_ in DENOTING:
            return self._nominals.bearer_of(token)
        return named_by(self._roster, token)

    def state_of(self, token: Token) -> Actor | None:
        """Return the state that a name or an adjective of one names: "Alandian demands"."""
        span = self._roster.span_at(token.i)
        if span is None or span.iso3 is None:
            return None
        state = self._roster.state(span)
        return None if state is None else as_actor(state)

    def is_animate(self, token: Token) -> bool:
        """Say whether a token names one who can speak or act: a person, body, state or group."""
        return self.actor_of(token) is not None

    def is_named(self, token: Token) -> bool:
        """Say whether a token is part of a bearer's name."""
        return self._roster.at(token.i) is not None

    def mention_span(self, token: Token) -> Span:
        """Measure the mention headed by a token, without relative clauses and appositions."""
        return mention_span(self._roster, token)

    def names_in(self, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Collect the actors and countries (ISO alpha-3) named in characters [start, end)."""
        names: dict[str, None] = {}
        countries: dict[str, None] = {}
        for span in self._roster.spans_in(start, end):
            bearer = self._roster.at(span.start)
            if span.iso3 is not None:
                countries[span.iso3] = None
            elif bearer is not None:
                names[bearer.name] = None
        for bearer in self._focus.pronouns_in(start, end).values():
            names[bearer.name] = None
        return tuple(names), tuple(countries)

    def mentioned(self, start: int, end: int) -> tuple[Actor, ...]:
        """List the actors named in characters [start, end), each once, in order."""
        found = self._focus.pronouns_in(start, end)
        for span in self._roster.spans_in(start, end):
            bearer = self._roster.at(span.start)
            if bearer is not None:
                found[span.start] = bearer
        return tuple(dict.fromkeys(as_actor(found[i]) for i in sorted(found)))

    def hear(self, span: Span, speaker: Actor | None) -> None:
        """Note who speaks in characters [start, end), so that "I" and "we" denote them there."""
        if speaker is not None:
            self._said_by.append((span, speaker))

    def sentence_of(self, token: Token) -> int:
        """Return the number of the sentence that a token stands in."""
        return self._focus.sentence_of(token)

    def last_speakable(self, sentence: int) -> Actor | None:
        """Find the person or body in focus at the start of a sentence number."""
        bearer = self._focus.last_actor(sentence)
        return None if bearer is None else as_actor(bearer)

    def _walk(self) -> None:
        """Walk the article once: names set the focus, pronouns and bare nouns take and renew it."""
        for token in self._doc:
            bearer, span = self._roster.at(token.i), self._roster.span_at(token.i)
            if bearer is not None and span is not None:
                if span.end - 1 == token.i and not span.adjective:
                    self._focus.add(token, bearer)
            elif token.lower_ in words("pronouns", "male", "female", "plural", "neuter"):
                self._focus.follow(token)
            elif token.pos_ in ("NOUN", "PROPN") and token.dep_ not in NAME_PART:
                nominal = self._nominals.bearer_of(token)
                if nominal is not None:
                    self._focus.add(token, nominal)

    def _speaker_around(self, token: Token) -> Actor | None:
        """Find who speaks in the smallest stretch of speech around a token."""
        around = [(s, a) for s, a in self._said_by if s[0] <= token.idx < s[1]]
        return min(around, key=lambda x: x[0][1] - x[0][0])[1] if around else None


def as_actor(bearer: Bearer) -> Actor:
    """Freeze what is known of a bearer."""
    aliases = tuple(sorted(f for f in bearer.forms if f != bearer.name))
    return Actor(
        name=bearer.name,
        kind=bearer.kind,
        aliases=aliases,
        country=bearer.country,
        role=fullest(bearer.roles, bearer.country),
    )
