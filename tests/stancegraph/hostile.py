"""A graph whose every text tries to be something else than text."""

from datetime import date
from pathlib import Path
from typing import Any

from graph.load import load
from graph.store import open_store
from ingest.records import Actor, Extraction
from tests.graph.sample import about, article, condition, extraction, stance, statement

EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style></svg><svg onload=alert(1)>",
    "{{ 7 * 7 }} ${7*7} &lt;b&gt; ]]> <!-- \u202eekaf",
)
LINKS = ("javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "https://ok.test/1")
NAME = "Vera <script>alert('name')</script> Quill"
WHAT = 'the <img src="//evil.test/x"> ferry'
QUILL = Actor(name=NAME, kind="person", country="NOR", role='"><script>alert(2)</script>')
OTHER = Actor(name="Ida Ould", kind="person")


def hostile(path: Path) -> Path:
    """Make a store of it; returns the path."""
    with open_store(path) as store:
        load(store, [*_said(), _hearsay()])
    return path


def _said() -> list[Extraction]:
    made = []
    for number, (words, url) in enumerate(zip(EVIL, (*LINKS, "https://ok.test/2"), strict=True)):
        day = date(2031, 1, 10 + 7 * number)
        side: Any = "supports" if number % 2 else "opposes"
        quote = f"The ferry {words} runs"
        text = f'"{quote} if tolls fall," said Quill. {number}'
        what, tolls = about(WHAT), about("tolls <b>fall</b>")
        made.append(
            extraction(
                article(text, "n", url=url, title=words, outlet=words, published_on=day),
                [statement(text, quote, QUILL, day=day)],
                [
                    stance(text, quote, QUILL, side, what, day, statement=0, quantity=words),
                    stance(text, "said Quill", OTHER, "supports", what, day),
                ],
                [condition(text, (quote, what), ("tolls fall", tolls), QUILL, day=day)],
            )
        )
    return made


def _hearsay() -> Extraction:
    text = f"Ould says that Quill is for it. {EVIL[0]}"
    told = stance(
        text,
        "Quill is for it",
        QUILL,
        "supports",
        about(EVIL[1]),
        attributed_by=OTHER,
    )
    return extraction(article(text, "<h1>", url="vbscript:x"), stances=[told])
