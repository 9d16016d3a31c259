"""An extraction in the form in which articles are annotated by hand."""

from datetime import date

from ingest.gold import as_gold
from ingest.records import (
    Actor,
    Article,
    Condition,
    Extraction,
    Proposition,
    SaidDate,
    Stance,
    Statement,
)

TEXT = "Norway said it would leave if talks failed."
NORWAY = Actor(name="Norway", kind="state", country="NOR")
DAY = SaidDate(on=date(2026, 3, 4), precision="day", source="text")
PUBLISHED = SaidDate(on=date(2026, 3, 4), precision="day", source="published")
LEAVES = Proposition(text="Norway leaves", canonical="leave norway")
FAIL = Proposition(text="talks fail", canonical="fail talk")

STATEMENT = Statement(
    spans=((12, 42),), text=TEXT[12:42], kind="indirect", speaker=NORWAY, speaker_span=(0, 6),
    cue="said", cue_span=(7, 11), said=DAY, confidence=0.9, rule="statement:clause",
)  # fmt: skip
STANCE = Stance(
    actor=NORWAY, actor_span=(0, 6), polarity="supports", act="promise", position=LEAVES,
    span=(12, 26), text=TEXT[12:26], said=PUBLISHED, confidence=0.8, rule="stance:will",
    statement=0,
)  # fmt: skip
CONDITION = Condition(
    actor=None, marker="if", kind="sufficient", consequence=LEAVES, consequence_span=(12, 26),
    requirement=FAIL, requirement_span=(30, 42), text=TEXT[12:42], said=PUBLISHED,
    confidence=0.8, rule="if",
)  # fmt: skip


def gold() -> dict[str, object]:
    article = Article(
        article_id="a", name="note", text=TEXT, sha256="", published_on=date(2026, 3, 4)
    )
    return as_gold(
        Extraction(
            article=article,
            statements=(STATEMENT,),
            stances=(STANCE,),
            conditions=(CONDITION,),
            extractor="test",
        )
    )


def test_the_form_is_that_of_the_annotations() -> None:
    assert gold() == {
        "doc": "note",
        "date": "2026-03-04",
        "statements": [
            {
                "id": "s1",
                "speaker": "Norway",
                "speaker_span": [0, 6],
                "speaker_country": "NOR",
                "cue_span": [7, 11],
                "content_spans": [[12, 42]],
                "kind": "indirect",
                "said_date": "2026-03-04",
            }
        ],
        "stances": [
            {
                "id": "p1",
                "actor": "Norway",
                "actor_country": "NOR",
                "polarity": "supports",
                "position": "Norway leaves",
                "evidence_span": [12, 26],
                "statement": "s1",
                "attributed_by": None,
            }
        ],
        "conditions": [
            {
                "id": "c1",
                "actor": None,
                "consequence_span": [12, 26],
                "condition_span": [30, 42],
                "connective": "if",
                "type": "sufficient",
                "statement": None,
            }
        ],
    }
