"""Make articles by chance, the same for the same seed, that are rich in what orders may tie on.

Names in several scripts, the same words of several speakers, days that many share and days that
nobody knows, hearsay, conditions of nobody, reprints, quantities, targets of every label.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import get_args

from ingest.records import (
    Actor,
    Condition,
    ConditionKind,
    Extraction,
    Polarity,
    Proposition,
    SaidDate,
    Span,
    Stance,
    Statement,
    StatementKind,
)
from tests.graph.sample import about, article, meant

PEOPLE = (
    Actor(name="Anna Volk", kind="person", country="NOR", role="Foreign Minister"),
    Actor(name="Volk", kind="person"),
    Actor(name="Per Volk", kind="person", country="NOR", role="whip"),
    Actor(name="Tomas Marr", kind="person", country="PRT", role="chief negotiator"),
    Actor(name="Mr. Marr", kind="person", aliases=("Marr",), country="PRT"),
    Actor(name="İnci Önder", kind="person", country="TUR"),
    Actor(name="Νίκος Σέρρας", kind="person", country="GRC"),
    Actor(name="Åse Ødegård", kind="person", country="NOR", role="envoy"),
    Actor(name="ＡＮＮＡ \U0001f6a2 Zoë", kind="person"),
    Actor(name="\U0001f6a2 Crew", kind="group"),
    Actor(name="the Palace", kind="state", country="PRT"),
    Actor(name="the foreign ministry", kind="organization", country="NOR"),
    Actor(name="the foreign ministry", kind="organization", country="PRT"),
    Actor(name="the foreign ministry", kind="organization"),
    Actor(name="Boatmen's Union", kind="organization", aliases=("BU", "the union")),
    Actor(name="a senior official", kind="unnamed", country="NOR"),
    Actor(name="police officers", kind="unnamed"),
)
COUNTRIES = ("NOR", "PRT", "TUR", "GRC")
THINGS = (
    "the canal opens",
    "The canal opens",
    "tolls fall",
    "Norway pays tolls",
    "İnci signs the harbour treaty",
    "the ΟΔΟΣ is paved",
    "the ｃａｎａｌ is widened",
    "the \U0001f6a2 sails",
    "the harbour is dredged",
)
QUOTES = (
    "The canal can open as soon as the tolls are settled",
    "Nobody in this harbour will pay tolls twice for one canal",
    "the canal",
    "İstanbul and the canal are both open to every ship now",
    "Ο ΔΡΌΜΟΣ ΤΟΥ ΚΑΝΑΛΙΟΎ ΕΊΝΑΙ ΑΝΟΙΧΤΌΣ",
    "We said so & we will say it again: the 'canal' \"stays\" \\ shut",
)
CUES = ("said", "told", "says", "wrote", "")
MARKERS = ("if", "unless", "until", "only after", "in exchange for")
QUANTITIES = (None, None, None, "6 months", "24 hours", "2 years", "10 percent")
OUTLETS = (None, "The Lock", "the lock", "Harbour Post", "Ærø Tidende", "\U0001f6a2 News")
BEGIN = date(2031, 1, 1)


@dataclass(slots=True)
class _Draft:
    """Hold what an article will hold."""

    random: Random
    published: date | None
    text: str = ""
    statements: list[Statement] = field(default_factory=list)
    stances: list[Stance] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)

    def write(self, words: str, after: str = ". ") -> Span:
        """Add words to the text and say where they stand."""
        start = len(self.text)
        self.text += words + after
        return start, start + len(words)

    def said(self) -> SaidDate:
        """Give a day near that of publication, or none."""
        if self.published is None or self.random.random() < 0.1:
            return SaidDate()
        day = self.published - timedelta(days=self.random.choice([0, 0, 0, 1, 1, 30]))
        return SaidDate(on=day, precision="day", source=self.random.choice(["text", "published"]))

    def confidence(self) -> float:
        """Give one of few numbers, so that many are equal."""
        return self.random.choice([0.25, 0.5, 0.5, 0.75, 1 / 3])

    def place(self) -> int | None:
        """Point to a statement, or to none."""
        places: list[int | None] = [None, *range(len(self.statements))]
        return self.random.choice(places)


def articles(seed: int, number: int = 50) -> list[Extraction]:
    """Make articles; the same seed makes the same."""
    random = Random(seed)
    made: list[Extraction] = []
    for one in range(number):
        carried = random.choice(made) if made and random.random() < 0.3 else None
        made.append(_article(random, f"{seed}-{one}", carried))
    return made


def _article(random: Random, name: str, carried: Extraction | None) -> Extraction:
    """Make an article; one that carries what another has is published within a week or so."""
    day = BEGIN + timedelta(days=random.randrange(90))
    if carried and carried.article.published_on:
        day = carried.article.published_on + timedelta(days=random.randrange(9))
    draft = _Draft(random, None if random.random() < 0.12 else day)
    draft.write(f"Report {name}")
    for quoted in carried.statements if carried else ():
        draft.statements.append(replace(quoted, spans=(draft.write(quoted.text),)))
    for taken in carried.stances if carried else ():
        draft.stances.append(replace(taken, span=draft.write(taken.text), actor_span=None))
    for _ in range(random.randrange(4)):
        draft.statements.append(_statement(draft))
    for _ in range(random.randrange(6)):
        draft.stances.append(_stance(draft))
    for _ in range(random.randrange(3)):
        draft.conditions.append(_condition(draft))
    made = article(
        draft.text,
        name,
        published_on=draft.published,
        outlet=random.choice(OUTLETS),
        title=random.choice([None, "Canal news", "canal news", f"Canal news {name}"]),
        url=random.choice([None, f"https://lock.test/{name}"]),
    )
    return Extraction(
        article=made,
        statements=tuple(draft.statements),
        stances=tuple(draft.stances),
        conditions=tuple(draft.conditions),
        extractor="test 1",
    )


def _statement(draft: _Draft) -> Statement:
    random = draft.random
    words = random.choice(QUOTES)
    spans = (draft.write(words),)
    speakers = random.sample(PEOPLE, k=random.choice([1, 1, 1, 2, 3]))
    kind: StatementKind = random.choice(get_args(StatementKind))
    return Statement(
        spans=spans,
        text=words,
        kind=kind,
        speaker=None if random.random() < 0.1 else speakers[0],
        speaker_span=None,
        cue=random.choice(CUES),
        cue_span=None,
        said=draft.said(),
        confidence=draft.confidence(),
        rule="test",
        joint=tuple(speakers[1:]),
        addressed_to=tuple(random.sample(PEOPLE, k=random.choice([0, 0, 1, 2]))),
        mentions=tuple(random.sample(PEOPLE, k=random.choice([0, 1, 2]))),
        countries=tuple(random.sample(COUNTRIES, k=random.choice([0, 1, 2]))),
    )


def _target(random: Random) -> Proposition:
    match random.random():
        case chance if chance < 0.15:
            who = random.choice(PEOPLE[:-2])
            return Proposition(text=who.name, canonical=who.name.lower(), actor=who)
        case chance if chance < 0.25:
            iso3 = random.choice(COUNTRIES)
            return Proposition(text=iso3, canonical=iso3.lower(), country=iso3)
    return _thing(random)


def _thing(random: Random) -> Proposition:
    text = random.choice(THINGS)
    chance = random.random()
    if chance < 0.1:  # the same words, another thing
        return Proposition(text=text, canonical=f"{text} again")
    if chance < 0.25:  # other words, the same thing or its end
        turned = chance < 0.2
        other = f"{'an end to ' if turned else ''}{text} as proposed"
        return about(other, meaning=meant(text, turned=turned, names=("thing",)))
    return about(text, meaning=meant(text, names=("thing",)))


def _stance(draft: _Draft) -> Stance:
    random = draft.random
    actor, side = random.choice(PEOPLE), random.choice(get_args(Polarity))
    position = _target(random)
    span = draft.write(f"{actor.name} {side} it: {position.text}", random.choice([". ", ""]))
    others = [other for other in PEOPLE if other is not actor]
    return Stance(
        actor=actor,
        actor_span=(span[0], span[0] + len(actor.name)) if random.random() < 0.5 else None,
        polarity=side,
        act=random.choice(["assert", "promise", "vote"]),
        position=position,
        span=span,
        text=draft.text[slice(*span)],
        said=draft.said(),
        confidence=draft.confidence(),
        rule="test",
        statement=draft.place(),
        attributed_by=random.choice(others) if random.random() < 0.2 else None,
        quantity=random.choice(QUANTITIES),
    )


def _condition(draft: _Draft) -> Condition:
    random = draft.random
    consequence, requirement = _thing(random), _thing(random)
    marker, kind = random.choice(MARKERS), random.choice(get_args(ConditionKind))
    first = draft.write(consequence.text, f" {marker} ")
    second = draft.write(requirement.text)
    return Condition(
        actor=None if random.random() < 0.3 else random.choice(PEOPLE),
        marker=marker,
        kind=kind,
        consequence=consequence,
        consequence_span=first,
        requirement=requirement,
        requirement_span=second,
        text=draft.text[first[0] : second[1]],
        said=draft.said(),
        confidence=draft.confidence(),
        rule="test",
        statement=draft.place(),
    )
