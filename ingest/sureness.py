"""Leave out what an extraction is not sure enough of."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from ingest.records import Condition, Extraction, Stance

Pointing = TypeVar("Pointing", Stance, Condition)


def sure(extraction: Extraction, least: float) -> Extraction:
    """Keep the records whose confidence is at least so much.

    A stance or condition outlives the statement that expresses it, and then points to none.
    """
    kept = [n for n, one in enumerate(extraction.statements) if one.confidence >= least]
    moved = {old: new for new, old in enumerate(kept)}
    return replace(
        extraction,
        statements=tuple(extraction.statements[n] for n in kept),
        stances=tuple(_moved(s, moved) for s in extraction.stances if s.confidence >= least),
        conditions=tuple(_moved(c, moved) for c in extraction.conditions if c.confidence >= least),
    )


def size(extraction: Extraction) -> int:
    """Count the records of an extraction."""
    return len(extraction.statements) + len(extraction.stances) + len(extraction.conditions)


def _moved(one: Pointing, moved: Mapping[int, int]) -> Pointing:
    """Point to the statement's new place."""
    return one if one.statement is None else replace(one, statement=moved.get(one.statement))
