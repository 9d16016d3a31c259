"""What is left of an extraction where only the surer records are wanted."""

import pytest

from ingest.records import (
    Actor,
    Condition,
    Extraction,
    Proposition,
    SaidDate,
    Stance,
    Statement,
)
from ingest.sureness import size, sure
from tests.ingest.prose import article

VOLK = Actor(name="Ada Volk", kind="person")
LOCK = Proposition(text="the lock stays shut", canonical="lock shut stay")


def statement(confidence: float) -> Statement:
    return Statement(
        spans=((0, 4),), text="Lock", kind="indirect", speaker=VOLK, speaker_span=None,
        cue="", cue_span=None, said=SaidDate(), confidence=confidence, rule="test",
    )  # fmt: skip


def stance(confidence: float, within: int | None) -> Stance:
    return Stance(
        actor=VOLK, actor_span=None, polarity="supports", act="assert", position=LOCK,
        span=(0, 4), text="Lock", said=SaidDate(), confidence=confidence, rule="test",
        statement=within,
    )  # fmt: skip


def condition(confidence: float, within: int | None) -> Condition:
    return Condition(
        actor=None, marker="if", kind="sufficient", consequence=LOCK, consequence_span=(0, 4),
        requirement=LOCK, requirement_span=(5, 9), text="Lock stay", said=SaidDate(),
        confidence=confidence, rule="test", statement=within,
    )  # fmt: skip


FOUND = Extraction(
    article=article("Lock stays shut."),
    statements=(statement(0.4), statement(0.9)),
    stances=(stance(0.8, 0), stance(0.8, 1), stance(0.3, 1), stance(0.8, None)),
    conditions=(condition(0.6, 1), condition(0.5, 0)),
    extractor="test",
)


def test_what_is_less_sure_is_left_out_and_the_rest_points_to_its_statements() -> None:
    left = sure(FOUND, 0.6)
    assert [one.confidence for one in left.statements] == [0.9]
    assert [one.statement for one in left.stances] == [None, 0, None]
    assert [one.statement for one in left.conditions] == [0]
    assert (size(FOUND), size(left)) == (8, 5)


@pytest.mark.parametrize(("least", "left"), [(0.0, 8), (0.9, 1), (1.0, 0)])
def test_the_bound_itself_is_sure_enough(least: float, left: int) -> None:
    assert size(sure(FOUND, least)) == left
