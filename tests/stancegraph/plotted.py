"""Rows to be drawn, made up: of any number, over any time."""

from datetime import date, timedelta
from random import Random
from typing import Any

LONG = (
    "the permanent and unconditional withdrawal of every vessel, aircraft and person of the other "
    "side from the waters around the Outer Bank before any talks about quotas can begin"
)
POSITIONS = ("a tribunal", LONG, "talks", "the landing fee", "a ban")


def stances(number: int, days: int, **more: Any) -> list[dict[str, Any]]:
    """Make stances over so many days, on up to five positions."""
    random = Random(number * 1000 + days)
    return [
        {
            "said": date(2031, 1, 14) + timedelta(days=random.randrange(days)),
            "stance": random.choice(["supports", "opposes"]),
            "position": random.choice(POSITIONS),
            "quote": "We pay $5, not $10 <i>for</i> it",
            "figure": random.choice([None, "24 hours"]),
            "hearsay": random.random() < 0.1,
            "conditional": random.random() < 0.2,
            "outlet": "The Lock",
            "published": date(2031, 1, 14),
            "article": "Fees & tolls",
            "stanceId": f"p{place}",
        }
        | more
        for place, _ in enumerate(range(number))
    ]


def months(number: int) -> list[dict[str, Any]]:
    """Make counts for so many months, one after the other."""
    random = Random(number)
    return [
        {
            "month": date(2010 + at // 12, at % 12 + 1, 1),
            "supports": random.randrange(9),
            "opposes": random.randrange(14),
        }
        for at in range(number)
    ]


def members(number: int) -> list[dict[str, Any]]:
    """Make so many actors on two sides of one position."""
    random = Random(number)
    return [
        {
            "actor": f"{random.choice('ABCDEFG')}nna-Maria {'Volk' * random.randrange(1, 9)} {at}",
            "side": random.choice(["for", "against"]),
            "since": date(2031, 1, 1) + timedelta(days=random.randrange(90)),
            "times": random.randrange(1, 5),
            "speaksFor": random.choice([None, "Norway"]),
            "changedSides": random.random() < 0.2,
            "quote": "Yes.",
            "stanceId": f"p{at}",
        }
        for at in range(number)
    ]
