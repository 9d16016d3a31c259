"""Articles whose texts and names are full of what a store or a file format might trip over."""

from datetime import date

from ingest.records import Actor, Extraction
from tests.graph.sample import (
    about,
    article,
    condition,
    extraction,
    meant,
    stance,
    statement,
    talks,
)

STRANGE = [
    "') DETACH DELETE n //",
    '"}) MATCH (n) SET n.name = "gone"; //',
    "$rows {curly} `tick` \\ \\n \\' \\u0041 \\\\u0027",
    "line\nfeed\ttab\r\nreturn\rcarriage\x0bvertical\x0cform",
    "nul \x00 inside",
    "emoji \U0001f6a2\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\u0627\u0644\u0642\u0646\u0627\u0629 \u202eright to left\u202c",
    "\ufeffmark of order \u2028 line \u2029 paragraph \x85 next \x1f\x7f",
    "a,b;c\td|e",
    '"',
    '""doubled""',
    "  spaces around  ",
    "/* no comment */ // none; either",
]


def awkward() -> list[Extraction]:
    """Tell of the talks, and then in one article for each strange text what somebody said."""
    return [*talks(), *(strange_article(number) for number in range(len(STRANGE)))]


def strange_article(number: int) -> Extraction:
    strange, day = STRANGE[number], date(2031, 6, 1 + number)
    text = f"{strange} Volk said {number} on Sunday: we close {strange} if tolls rise. {strange}"
    who = Actor(name=f"Anna {strange} Volk", kind="person", aliases=(strange, "Volk"))
    words = f"we close {strange} if tolls rise"
    meaning = meant(strange, names=(strange,))
    about_it = about(f"{strange} closes", actors=(strange, "x"), meaning=meaning)
    return extraction(
        article(text, strange, published_on=day, title=strange, outlet="", author=strange),
        [statement(text, words, who, strange, day=day, countries=("NOR",))],
        [stance(text, f"we close {strange}", who, "opposes", about_it, day, statement=0)],
        [
            condition(
                text,
                (f"we close {strange}", about_it),
                ("tolls rise", about("tolls rise")),
                who,
                strange,
                day=day,
                statement=0,
            )
        ],
    )
