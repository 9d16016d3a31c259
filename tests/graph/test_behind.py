"""Writing behind the caller: in order, seen by queries, and nothing more after a failure."""

import threading
from collections.abc import Iterator, Mapping, Sequence

import pytest

from graph.behind import ahead, behind
from graph.shape import EdgeKind, Row, Value

SAID = EdgeKind("SAID", "Actor", "Statement")


class Noting:
    """Note what a transaction is told, and in which thread."""

    def __init__(self, bad: str = "") -> None:
        """Fail at one label."""
        self.bad = bad
        self.told: list[str] = []
        self.threads: set[int] = set()

    def run(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        """Answer what was told so far."""
        return [{"told": list(self.told)}]

    def merge_nodes(self, label: str, rows: Sequence[Row]) -> None:
        """Note a label."""
        self._note(f"merge {label}")

    def amend_nodes(self, label: str, rows: Sequence[Row]) -> None:
        """Note a label."""
        self._note(f"amend {label}")

    def remove_nodes(self, label: str, keys: Sequence[str]) -> None:
        """Note a label."""
        self._note(f"remove {label}")

    def merge_edges(self, kind: EdgeKind, rows: Sequence[Row]) -> None:
        """Note a type."""
        self._note(f"merge {kind.type}")

    def delete_edges(self, kind: EdgeKind, rows: Sequence[Row]) -> None:
        """Note a type."""
        self._note(f"delete {kind.type}")

    def _note(self, what: str) -> None:
        self.threads.add(threading.get_ident())
        if what == self.bad:
            raise ValueError(what)
        self.told.append(what)


def test_everything_is_written_in_order_by_one_other_thread() -> None:
    """A query in between sees what was sent before it."""
    change = Noting()
    with behind(change) as late:
        late.merge_nodes("Actor", [])
        late.merge_edges(SAID, [])
        seen = late.run("RETURN 1")
        late.delete_edges(SAID, [])
        late.amend_nodes("Actor", [])
        late.remove_nodes("Actor", [])
    assert seen == [{"told": ["merge Actor", "merge SAID"]}]
    assert change.told[2:] == ["delete SAID", "amend Actor", "remove Actor"]
    assert len(change.threads) == 1
    assert threading.get_ident() not in change.threads


@pytest.mark.parametrize("asked", [True, False])
def test_a_failure_is_raised_and_nothing_is_written_after_it(asked: bool) -> None:
    """By the next query or at the end of the block: the transaction may be over already."""
    change = Noting("merge SAID")

    def work() -> None:
        with behind(change) as late:
            late.merge_nodes("Actor", [])
            late.merge_edges(SAID, [])
            late.merge_nodes("Article", [])
            if asked:
                late.run("RETURN 1")

    with pytest.raises(ValueError, match="merge SAID"):
        work()
    assert change.told == ["merge Actor"]


def test_an_error_of_the_block_passes_and_ends_the_writing() -> None:
    """Whoever leaves by an error rolls back: nothing may come after."""
    change = Noting()

    def work() -> None:
        with behind(change) as late:
            late.merge_nodes("Actor", [])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert len(change.told) <= 1
    assert not [one for one in threading.enumerate() if one.name.startswith("behind")]


def test_items_are_made_ahead_and_come_in_order() -> None:
    """The next one is made while one is used; an error comes where it belongs."""

    def source() -> Iterator[int]:
        yield from range(5)
        raise ValueError("no sixth")

    found: list[int] = []

    def use() -> None:
        for one in ahead(source()):
            found.append(one)  # noqa: PERF402 - extend would keep none where one fails

    with pytest.raises(ValueError, match="no sixth"):
        use()
    assert found == [0, 1, 2, 3, 4]
    assert list(ahead(iter(range(5)))) == [0, 1, 2, 3, 4]
    assert list(ahead(iter(range(0)))) == []
