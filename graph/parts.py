"""Cut what is too long for one question to a store into parts."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def parts_of(items: Sequence[T], size: int) -> Iterator[list[T]]:
    """Yield items in their order, so many at a time and the rest at the end."""
    for start in range(0, len(items), size):
        yield list(items[start : start + size])
