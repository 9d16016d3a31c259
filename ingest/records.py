"""What reading and extraction yield: frozen records of names, words and character offsets.

Every span is (start, end), end exclusive, in characters of Article.text. A record holds no
spaCy object and knows no store; graph/ turns records into rows.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Span = tuple[int, int]

ActorKind = Literal["person", "organization", "state", "group", "unnamed"]
StatementKind = Literal["direct", "mixed", "indirect"]
Polarity = Literal["supports", "opposes"]
DatePrecision = Literal["day", "week", "month", "year", "unknown"]
DateSource = Literal["text", "published", "unknown"]
ConditionKind = Literal[
    "necessary", "sufficient", "exceptive", "temporal", "exchange", "counterfactual"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Hold one article as it was read.

    ``name`` is the file's name without suffix or the record's id. ``article_id`` is the hash
    of the canonical URL, else of the text; ``sha256`` is that of the text in UTF-8.
    """

    article_id: str
    name: str
    text: str
    sha256: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published_on: date | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Name one who speaks or takes a stance, as the article gives it at its fullest.

    ``country`` is the ISO 3166-1 alpha-3 code of the state that the actor speaks for
    (officials, governments, capitals), else None. ``aliases`` are the other forms seen.
    """

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidDate:
    """Say when something was said, how exactly that is known, and from what."""

    on: date | None = None
    precision: DatePrecision = "unknown"
    source: DateSource = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """Hold what a wording of a position means, so that it can be placed near others.

    ``turned`` says that the wording would end what it is about ("a ban on bullfighting" is
    about bullfighting). ``action`` is the rest of it without ``names`` (folded), ``countries``
    (ISO alpha-3) and ``numbers`` (digits, ordinals as "#2"). ``acronyms`` and ``initials`` are
    as written. Both vectors, of the whole and of the action, are 384 signed bytes: what counts is
    their direction.
    """

    turned: bool
    action: str
    names: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    initials: str = ""
    vector: bytes = field(default=b"", repr=False)
    action_vector: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """Hold how a side is taken.

    ``strength`` is 1 where it is firm ("will never"), -1 where it has a reserve ("not now"),
    else 0. ``figures`` are times, amounts and shares in their normal form.
    """

    strength: int = 0
    conditional: bool = False
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """Word what one can be for or against, positively and neutrally.

    ``canonical`` is the same for wordings that differ only in inflection, articles and order
    of the like (content lemmas); equal canonical forms are one Position. ``actors`` and
    ``countries`` (ISO alpha-3) are those named in it. ``actor`` or ``country`` is set where
    the whole target is a bare actor or country ("condemned Mr. Volk"). ``meaning`` is that of
    ``text``, for placing it among others; None where unknown.
    """

    text: str
    canonical: str
    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    actor: Actor | None = None
    country: str | None = None
    meaning: Meaning | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Hold one report that somebody said or wrote something.

    ``spans`` are the words said, without cue and quotation marks; more than one where the
    quote is interrupted. ``cue`` is the reporting word or phrase, "" where there is none.
    ``joint`` are those who say it together with the speaker ("Norway and Iceland said").
    """

    spans: tuple[Span, ...]
    text: str
    kind: StatementKind
    speaker: Actor | None
    speaker_span: Span | None
    cue: str
    cue_span: Span | None
    said: SaidDate
    confidence: float
    rule: str
    joint: tuple[Actor, ...] = ()
    addressed_to: tuple[Actor, ...] = ()
    mentions: tuple[Actor, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Hold one report that an actor is for or against something.

    ``span`` is the smallest clause that shows it, ``actor_span`` the mention of the actor.
    ``statement`` is the index in Extraction.statements of the statement that expresses it.
    ``attributed_by`` is who says so, if neither the journalist nor the actor: hearsay.
    ``act`` names the manner: assert, demand, promise, reject, threaten, vote, sign, ...
    ``quantity`` is a time or an amount that the claim turns on, normalised ("24 hours").
    ``manner`` is how the side is taken, by the words of ``span``.
    """

    actor: Actor
    actor_span: Span | None
    polarity: Polarity
    act: str
    position: Proposition
    span: Span
    text: str
    said: SaidDate
    confidence: float
    rule: str
    statement: int | None = None
    attributed_by: Actor | None = None
    quantity: str | None = None
    manner: Manner = Manner()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Hold one report that a state of affairs is made to depend on another.

    ``marker`` is the connective as gold/SPEC names it ("if", "only after", "in exchange
    for"); ``actor`` is who states or sets it, None for the journalist.
    """

    actor: Actor | None
    marker: str
    kind: ConditionKind
    consequence: Proposition
    consequence_span: Span
    requirement: Proposition
    requirement_span: Span
    text: str
    said: SaidDate
    confidence: float
    rule: str
    statement: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Hold all that one article says; ``extractor`` names the version that read it."""

    article: Article
    statements: tuple[Statement, ...]
    stances: tuple[Stance, ...]
    conditions: tuple[Condition, ...]
    extractor: str
