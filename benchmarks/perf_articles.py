"""Make extractions of invented articles, as many as wanted and one at a time, without reading any.

Article number n is the same in every run and whatever comes before it, so the articles of a small
graph are those that a larger one begins with. Few actors say most and few positions are much
argued about (Zipf); new ones go on being met, some quotes are carried by a second paper, and
publication spreads over years.
"""

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256, shake_128
from itertools import accumulate
from random import Random

from graph.countries import countries
from ingest.records import (
    Actor,
    Article,
    Condition,
    ConditionKind,
    Extraction,
    Meaning,
    Proposition,
    SaidDate,
    Span,
    Stance,
    Statement,
)

STATEMENTS, STANCES = 8, 5  # of an article, which has one condition
CARRIED = 0.04  # chance that a statement is one that the article before has
BEGIN, DAYS = date(2015, 1, 1), 3650
EXTRACTOR = "performance 1"
_ACTORS, _POSITIONS, _NATIONS = 400_000, 600_000, 60


def _words(text: str) -> list[str]:
    return text.split()


_FIRST = _words(
    "Ada Bo Cleo Dag Eira Finn Gro Hal Ines Jon Kaja Lars Mina Nils Oda Per Rut Sven Tora Ulf"
)
_START = _words("Al Bran Cor Dal Eld Fal Gran Hol Ing Jar Kel Lor Mar Nor Ost Pel Ros Sol Thor Vik")
_END = _words("berg dal fors gren holm land lund mark nes rud sen skog stad strand torp vang vik")
_VERBS = _words("widen close fund tax repair guard sell rename survey share rebuild lease drain")
_THINGS = _words(
    "harbour canal ferry bridge tunnel quarry market archive railway lighthouse dam orchard "
    "tollgate shipyard reservoir airfield fishery museum library granary"
)
_WORDS = _words(
    "we will not wait another winter for the work to begin since every season costs more and the "
    "town has paid twice already while nobody answers our letters about terms money staff safety "
    "water roads schools and what was promised to people on both sides of river last spring"
)
_ROLES = ("minister", "envoy", "spokesperson", "governor")
_MARKERS: tuple[tuple[str, ConditionKind], ...] = (
    ("if", "sufficient"),
    ("unless", "exceptive"),
    ("only after", "necessary"),
)
_CUES = ("said", "told reporters", "wrote", "added", "warned")


def articles(number: int, *, first: int = 0) -> Iterator[Extraction]:
    """Yield so many articles from a place in the endless row of them."""
    for place in range(first, first + number):
        yield _article(place)


def number_of_articles(statements: int) -> int:
    """Say how many articles hold so many statements."""
    return -(-statements // STATEMENTS)


@dataclass(frozen=True, slots=True)
class _Zipf:
    """Draw numbers of which the first come often and those far out are still met."""

    bounds: list[float]
    size: int

    @classmethod
    def of(cls, size: int) -> "_Zipf":
        # The sum of 1/n is exact for the first thousand and logarithmic beyond.
        return cls(list(accumulate(1 / n for n in range(1, 1001))), size)

    def draw(self, random: Random) -> int:
        """Draw a number below the size."""
        head = self.bounds[-1]
        tail = 0.9 * head  # nearly as much weight beyond the first thousand as in it
        at = random.random() * (head + tail)
        if at < head:
            return bisect(self.bounds, at)
        return int(1000 * (self.size / 1000) ** ((at - head) / tail))


_ACTOR, _POSITION, _NATION = _Zipf.of(_ACTORS), _Zipf.of(_POSITIONS), _Zipf.of(1000)


def actor(number: int) -> Actor:
    """Make the actor of a number: six in ten are people, and half of all speak for a country."""
    random = _random(f"actor {number}")
    nation = _nation(random) if random.random() < 0.5 else None
    place = f"{random.choice(_START)}{random.choice(_END)}"
    if number % 10 < 6:
        last = f"{place}{random.choice(_END)}{_syllables(number)}"
        name = f"{random.choice(_FIRST)} {last}"
        role = random.choice(_ROLES) if nation else None
        return Actor(name=name, kind="person", aliases=(last,), country=nation, role=role)
    body = random.choice(("Union", "Council", "Company", "League"))
    return Actor(name=f"{place} {_syllables(number)} {body}", kind="organization", country=nation)


def position(number: int) -> Proposition:
    """Make the proposition of a number."""
    random = _random(f"position {number}")
    place = f"{random.choice(_START)}{random.choice(_END)}{_syllables(number)}"
    verb, thing = random.choice(_VERBS), random.choice(_THINGS)
    text, noise = f"{verb} the {thing} of {place}", shake_128(f"position {number}".encode())
    meaning = Meaning(
        turned=False,
        action=f"{verb} {thing}",
        names=(place.lower(),),
        vector=noise.digest(384),
        action_vector=noise.digest(768)[384:],
    )
    return Proposition(text=text, canonical=f"{place} {thing} {verb}", meaning=meaning)


def _syllables(number: int) -> str:
    """Write a number as a name's end, so that no two are the same."""
    made = ""
    while True:
        number, rest = divmod(number, 100)
        made += "bdfgklmnrst"[rest // 10] + "aeiouyaeio"[rest % 10]
        if not number:
            return made.capitalize()


def _random(key: str) -> Random:
    return Random(key)  # noqa: S311 - no secret hangs on it


def _nation(random: Random) -> str:
    codes = list(countries())
    return codes[(_NATION.draw(random) * 37) % _NATIONS]


@dataclass(slots=True)
class _Draft:
    """Hold the article that is being written."""

    random: Random
    day: date
    text: str = ""
    statements: list[Statement] = field(default_factory=list)

    def write(self, words: str) -> Span:
        """Add words to the text and say where they stand."""
        start = len(self.text)
        self.text += f"{words}. "
        return start, start + len(words)

    def said(self) -> SaidDate:
        """Give a day within a week before the article; one in twenty has none."""
        if self.random.random() < 0.05:
            return SaidDate()
        day = self.day - timedelta(days=int(self.random.random() ** 3 * 7))
        return SaidDate(on=day, precision="day", source="published")

    def confidence(self) -> float:
        """Give a confidence of two digits."""
        return round(0.4 + 0.6 * self.random.random(), 2)


def _article(place: int) -> Extraction:
    random = _random(f"article {place}")
    draft = _Draft(random, BEGIN + timedelta(days=_day(place)))
    draft.write(f"Report {place}")
    speakers = [actor(_ACTOR.draw(random)) for _ in range(4)]
    for number in range(STATEMENTS):
        draft.statements.append(_statement(draft, speakers, place, number))
    stances = [_stance(draft, speakers) for _ in range(STANCES)]
    condition = _condition(draft, speakers)
    outlet = f"The {_START[_NATION.draw(random) % len(_START)]} Post"
    url = f"https://news.test/{place}"
    made = Article(
        article_id=sha256(url.encode()).hexdigest()[:16],
        name=f"article-{place}",
        text=draft.text,
        sha256=sha256(draft.text.encode()).hexdigest(),
        title=f"Report {place}",
        url=url,
        outlet=outlet,
        published_on=draft.day,
    )
    return Extraction(
        article=made,
        statements=tuple(draft.statements),
        stances=tuple(stances),
        conditions=(condition,),
        extractor=EXTRACTOR,
    )


def _day(place: int) -> int:
    """Spread articles over the years; neighbours share a day, which a reprint needs."""
    return _random(f"day {place // 2}").randrange(DAYS)


def _quote(place: int, number: int) -> str:
    random = _random(f"quote {place} {number}")
    words = random.choices(_WORDS, k=random.randrange(8, 26))
    return f"{' '.join(words)} at {_syllables(place)}".capitalize()


def _statement(draft: _Draft, speakers: list[Actor], place: int, number: int) -> Statement:
    random = draft.random
    speaker, source = random.choice(speakers), place
    if place % 2 and random.random() < CARRIED:
        before = _random(f"article {place - 1}")  # whose first speaker says it here again
        speaker, source = actor(_ACTOR.draw(before)), place - 1
    words = _quote(source, number)
    others = [one for one in speakers if one is not speaker]
    return Statement(
        spans=(draft.write(words),),
        text=words,
        kind=random.choice(("direct", "mixed", "indirect", "indirect")),
        speaker=speaker,
        speaker_span=None,
        cue=random.choice(_CUES),
        cue_span=None,
        said=draft.said(),
        confidence=draft.confidence(),
        rule="performance",
        addressed_to=tuple(others[:1]) if random.random() < 0.1 else (),
        mentions=tuple(others[-1:]) if random.random() < 0.5 else (),
        countries=(_nation(random),) if random.random() < 0.3 else (),
    )


def _target(random: Random) -> Proposition:
    chance = random.random()
    if chance < 0.1:
        who = actor(_ACTOR.draw(random))
        return Proposition(text=who.name, canonical=who.name.lower(), actor=who)
    if chance < 0.15:
        iso3 = _nation(random)
        return Proposition(text=iso3, canonical=iso3.lower(), country=iso3)
    return position(_POSITION.draw(random))


def _stance(draft: _Draft, speakers: list[Actor]) -> Stance:
    random = draft.random
    who, target = random.choice(speakers), _target(random)
    backs = random.random() < 0.6
    words = f"{who.name} {'backs' if backs else 'rejects'} the plan to {target.text}"
    span = draft.write(words)
    return Stance(
        actor=who,
        actor_span=(span[0], span[0] + len(who.name)),
        polarity="supports" if backs else "opposes",
        act="assert",
        position=target,
        span=span,
        text=words,
        said=draft.said(),
        confidence=draft.confidence(),
        rule="performance",
        statement=random.randrange(STATEMENTS) if random.random() < 0.8 else None,
        attributed_by=random.choice(speakers) if random.random() < 0.1 else None,
        quantity=f"{random.randrange(2, 48)} months" if random.random() < 0.05 else None,
    )


def _condition(draft: _Draft, speakers: list[Actor]) -> Condition:
    random = draft.random
    marker, kind = random.choice(_MARKERS)
    first, second = position(_POSITION.draw(random)), position(_POSITION.draw(random))
    words = f"{first.text} {marker} {second.text}"
    start, end = draft.write(words)
    return Condition(
        actor=random.choice(speakers),
        marker=marker,
        kind=kind,
        consequence=first,
        consequence_span=(start, start + len(first.text)),
        requirement=second,
        requirement_span=(end - len(second.text), end),
        text=words,
        said=draft.said(),
        confidence=draft.confidence(),
        rule="performance",
        statement=random.randrange(STATEMENTS),
    )
