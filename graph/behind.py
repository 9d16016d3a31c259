"""Let the store and Python work at once: what is written waits in line, what is next is made."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from types import TracebackType
from typing import Self, TypeVar

from graph.shape import EdgeKind, Row, Value
from graph.store import Transaction

T = TypeVar("T")


def ahead(items: Iterator[T]) -> Iterator[T]:
    """Yield items, each made by another thread while the one before it is used."""
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="ahead") as thread:
        made = thread.submit(next, items, None)
        while (item := made.result()) is not None:
            made = thread.submit(next, items, None)
            yield item


class Behind:
    """Pass what changes the graph to a transaction, in order, in one thread of its own.

    A query waits for what was sent before it, and so does the end of the block. What fails there
    is raised by the next query or at the end; what was sent after it is not done. Rows must not
    be changed after they were sent.
    """

    def __init__(self, change: Transaction) -> None:
        """Take a transaction that nobody else uses until the block ends."""
        self._change = change
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="behind")
        self._sent: deque[Future[None]] = deque()
        self._failed = False

    def __enter__(self) -> Self:
        """Enter a block at whose end all is written."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wait for what was sent; after an error, for no more than what is being written."""
        try:
            if error is None:
                self._settle()
        finally:
            self._thread.shutdown(cancel_futures=True)

    def run(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        """Run a query that reads, after all that was sent."""
        self._settle()
        return self._change.run(cypher, parameters)

    def merge_nodes(self, label: str, rows: Sequence[Row]) -> None:
        """Add nodes by their key."""
        self._send(partial(self._change.merge_nodes, label, rows))

    def amend_nodes(self, label: str, rows: Sequence[Row]) -> None:
        """Give nodes that are there other values of what corrections may amend."""
        self._send(partial(self._change.amend_nodes, label, rows))

    def remove_nodes(self, label: str, keys: Sequence[str]) -> None:
        """Remove nodes on which nothing hangs any more."""
        self._send(partial(self._change.remove_nodes, label, keys))

    def merge_edges(self, kind: EdgeKind, rows: Sequence[Row]) -> None:
        """Add relationships that are missing, and give new values to those that are renewed."""
        self._send(partial(self._change.merge_edges, kind, rows))

    def delete_edges(self, kind: EdgeKind, rows: Sequence[Row]) -> None:
        """Remove relationships by their ends and keys."""
        self._send(partial(self._change.delete_edges, kind, rows))

    def _send(self, write: Callable[[], None]) -> None:
        self._sent.append(self._thread.submit(self._do, write))

    def _do(self, write: Callable[[], None]) -> None:
        """Write, unless something failed: the transaction is over then, for some stores."""
        if self._failed:
            return
        try:
            write()
        except BaseException:
            self._failed = True
            raise

    def _settle(self) -> None:
        while self._sent:
            self._sent.popleft().result()
