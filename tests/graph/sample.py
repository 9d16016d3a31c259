"""Extractions built by hand, in prose of our own: an invented talk about an invented canal."""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from ingest.records import (
    Actor,
    Article,
    Condition,
    ConditionKind,
    Extraction,
    Meaning,
    Polarity,
    Proposition,
    SaidDate,
    Span,
    Stance,
    Statement,
    StatementKind,
)

VOLK = Actor(
    name="Anna Volk",
    kind="person",
    aliases=("Volk", "the minister"),
    country="NOR",
    role="Foreign Minister",
)
VOLK_BARE = Actor(name="Volk", kind="person")
MARR = Actor(name="Tomas Marr", kind="person", country="PRT", role="chief negotiator")
SEAT = Actor(name="the Palace", kind="state", country="PRT")
UNION = Actor(name="Boatmen's Union", kind="organization", aliases=("BU",))
OFFICIAL = Actor(name="a senior official", kind="unnamed", country="NOR")


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def article(text: str, name: str = "one", **more: Any) -> Article:
    """Make an article; its id is the hash of its URL, else of its text."""
    identity = more.get("url") or text
    return Article(article_id=sha(identity)[:16], name=name, text=text, sha256=sha(text), **more)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def said(day: date | None) -> SaidDate:
    if day is None:
        return SaidDate()
    return SaidDate(on=day, precision="day", source="published")


def about(text: str, **more: Any) -> Proposition:
    words = sorted(word.strip(".").lower() for word in text.split() if len(word) > 2)
    return Proposition(text=text, canonical=" ".join(words), **more)


def meant(text: str, seed: str | None = None, *, turned: bool = False, **more: Any) -> Meaning:
    """Make a meaning whose vectors are noise that grows from a seed; the text is the default."""
    noise = hashlib.shake_128((seed or text).encode()).digest(384)
    return Meaning(turned=turned, action=text, vector=noise, action_vector=noise, **more)


OPENING = about("the canal opens", actors=(), meaning=meant("canal opens"))
TOLLS = about("Norway pays tolls", countries=("NOR",))
DREDGING = about("the harbour is dredged")


def statement(
    text: str,
    words: str | list[str],
    speaker: Actor | None,
    cue: str = "said",
    kind: StatementKind = "direct",
    day: date | None = None,
    **more: Any,
) -> Statement:
    parts = [words] if isinstance(words, str) else words
    spans = tuple(span(text, part) for part in parts)
    return Statement(
        spans=spans,
        text=" ".join(parts),
        kind=kind,
        speaker=speaker,
        speaker_span=None,
        cue=cue,
        cue_span=None,
        said=said(day),
        confidence=0.9,
        rule="test",
        **more,
    )


def stance(
    text: str,
    words: str,
    actor: Actor,
    polarity: Polarity,
    position: Proposition,
    day: date | None = None,
    **more: Any,
) -> Stance:
    return Stance(
        actor=actor,
        actor_span=more.pop("actor_span", None),
        polarity=polarity,
        act=more.pop("act", "assert"),
        position=position,
        span=span(text, words),
        text=words,
        said=said(day),
        confidence=more.pop("confidence", 0.8),
        rule="test",
        **more,
    )


def condition(
    text: str,
    consequence: tuple[str, Proposition],
    requirement: tuple[str, Proposition],
    actor: Actor | None,
    marker: str = "if",
    kind: ConditionKind = "sufficient",
    day: date | None = None,
    **more: Any,
) -> Condition:
    first, second = span(text, consequence[0]), span(text, requirement[0])
    return Condition(
        actor=actor,
        marker=marker,
        kind=kind,
        consequence=consequence[1],
        consequence_span=first,
        requirement=requirement[1],
        requirement_span=second,
        text=text[min(first[0], second[0]) : max(first[1], second[1])],
        said=said(day),
        confidence=0.7,
        rule="test",
        **more,
    )


def extraction(
    article: Article,
    statements: Iterable[Statement] = (),
    stances: Iterable[Stance] = (),
    conditions: Iterable[Condition] = (),
    extractor: str = "test 1",
) -> Extraction:
    return Extraction(
        article=article,
        statements=tuple(statements),
        stances=tuple(stances),
        conditions=tuple(conditions),
        extractor=extractor,
    )


def one_stance(
    day: date | None,
    polarity: Polarity,
    actor: Actor = VOLK,
    position: Proposition = OPENING,
    name: str = "",
    **more: Any,
) -> Extraction:
    """Make an article that holds one stance and nothing else."""
    verb = "welcomes" if polarity == "supports" else "rejects"
    text = f"{actor.name} {verb} it: {position.text}. ({name or day})"
    words = text.partition(" (")[0]
    taken = stance(text, words, actor, polarity, position, day, **more)
    return extraction(article(text, name or str(day), published_on=day), stances=[taken])


def talks() -> list[Extraction]:
    """Tell of the talks in seven articles by five papers over three months."""
    return [_demand(), _deal(), _reprint(), _reversal(), _union(), _hearsay(), _undated()]


def _demand() -> Extraction:
    day = date(2031, 3, 3)
    text = (
        'Foreign Minister Anna Volk rejected the plan on Monday. "The canal must stay shut until '
        "the harbour is dredged,\" Volk told the Boatmen's Union. She praised Tomas Marr."
    )
    quote = "The canal must stay shut until the harbour is dredged"
    spoken = statement(
        text,
        quote,
        VOLK,
        "told",
        day=day,
        addressed_to=(UNION,),
        mentions=(MARR,),
        countries=("PRT",),
    )
    return extraction(
        article(text, "demand", published_on=day, outlet="The Lock", url="https://lock.test/1"),
        [spoken],
        [
            stance(text, "The canal must stay shut", VOLK, "opposes", OPENING, day, statement=0),
            stance(
                text,
                "She praised Tomas Marr",
                VOLK,
                "supports",
                Proposition(text="Tomas Marr", canonical="tomas marr", actor=MARR),
                day,
            ),
        ],
        [
            condition(
                text,
                ("The canal must stay shut", OPENING),
                ("the harbour is dredged", DREDGING),
                VOLK,
                "until",
                "necessary",
                day,
                statement=0,
            )
        ],
    )


def _deal() -> Extraction:
    day = date(2031, 3, 20)
    text = (
        '"We will open the canal in six months if Norway pays tolls," Tomas Marr said. The Palace '
        "backed him."
    )
    spoken = statement(
        text, "We will open the canal in six months if Norway pays tolls", MARR, day=day
    )
    return extraction(
        article(text, "deal", published_on=day, outlet="Harbour Post", title="Marr offers a deal"),
        [spoken],
        [
            stance(
                text,
                "We will open the canal in six months",
                MARR,
                "supports",
                OPENING,
                day,
                statement=0,
                act="promise",
                quantity="6 months",
            ),
            stance(
                text,
                "The Palace backed him",
                SEAT,
                "supports",
                Proposition(text="Tomas Marr", canonical="tomas marr", actor=MARR),
                day,
            ),
        ],
        [
            condition(
                text,
                ("We will open the canal in six months", OPENING),
                ("Norway pays tolls", TOLLS),
                MARR,
                day=day,
                statement=0,
            )
        ],
    )


def _reprint() -> Extraction:
    day = date(2031, 3, 22)
    text = (
        "Speaking in Lisbon, Mr. Marr made an offer: \u201cWe will open the canal in six months, "
        "if Norway pays tolls.\u201d"
    )
    words = "We will open the canal in six months, if Norway pays tolls."
    marr = Actor(name="Mr. Marr", kind="person", aliases=("Marr",), country="PRT")
    return extraction(
        article(text, "reprint", published_on=day, outlet="The Lock", url="https://lock.test/2"),
        [statement(text, words, marr, "", day=day)],
        [
            stance(
                text,
                "We will open the canal in six months",
                marr,
                "supports",
                OPENING,
                day,
                statement=0,
                act="promise",
            )
        ],
    )


def _reversal() -> Extraction:
    day = date(2031, 4, 14)
    text = "Volk now says that the canal can open, and that Norway will never pay tolls."
    words = "that the canal can open, and that Norway will never pay tolls"
    spoken = statement(text, words, VOLK_BARE, "says", "indirect", day)
    return extraction(
        article(text, "reversal", published_on=day, outlet="Harbour Post"),
        [spoken],
        [
            stance(text, "the canal can open", VOLK_BARE, "supports", OPENING, day, statement=0),
            stance(
                text, "Norway will never pay tolls", VOLK_BARE, "opposes", TOLLS, day, statement=0
            ),
        ],
    )


def _union() -> Extraction:
    day = date(2031, 4, 20)
    text = "The Boatmen's Union voted against the opening. It condemned Norway."
    return extraction(
        article(text, "union", published_on=day, outlet="The Lock"),
        [],
        [
            stance(
                text,
                "The Boatmen's Union voted against the opening",
                UNION,
                "opposes",
                OPENING,
                day,
                act="vote",
            ),
            stance(
                text,
                "It condemned Norway",
                UNION,
                "opposes",
                Proposition(text="Norway", canonical="norway", country="NOR"),
                day,
                act="reject",
            ),
        ],
        [
            condition(
                text,
                ("voted against the opening", OPENING),
                ("condemned Norway", TOLLS),
                None,
                "unless",
                "exceptive",
                day,
            )
        ],
    )


def _hearsay() -> Extraction:
    day = date(2031, 5, 2)
    text = "A senior official said that Marr is against the dredging of the harbour."
    words = "that Marr is against the dredging of the harbour"
    spoken = statement(text, words, OFFICIAL, "said", "indirect", day)
    return extraction(
        article(text, "hearsay", published_on=day, outlet="Harbour Post"),
        [spoken],
        [
            stance(
                text,
                "Marr is against the dredging",
                MARR,
                "opposes",
                DREDGING,
                day,
                statement=0,
                attributed_by=OFFICIAL,
            )
        ],
    )


def _undated() -> Extraction:
    text = "Anna Volk has always wanted the harbour to be dredged."
    return extraction(
        article(text, "undated"),
        [],
        [stance(text, "Anna Volk has always wanted the harbour", VOLK, "supports", DREDGING)],
    )
