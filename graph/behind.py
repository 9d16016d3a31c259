"""Let the store and Python work at once: what is written waits in line, what is next is made."""

from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from graph.shape import EdgeKind, Row, Value
from graph.store import Transaction

T = TypeVar("T")


def ahead(items: Iterator[T]) -> Generator[T, None, None]:
    """Yield items, each made by another thread while the one before it is used."""
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="ahead") as thread:
        made = thread.submit(next, items, None)
        while (item := made.result()) is not None:
            made = thread.submit(next, items, None)
            yield item


@contextmanager
def behind(change: Transaction) -> Iterator["Behind"]:
    """Write into a transaction, which nobody else uses meanwhile, in a thread of its own.

    The end of the block waits for what was sent; after an error, for no more than what is being
    written.
    """
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="behind")
    late = Behind(change, thread)
    try:
        yield late
        late.settle()
    finally:
        thread.shutdown(cancel_futures=True)


class Behind:
    """Pass what changes the graph to a transaction, in order, in another thread.

    A query waits for what was sent before it. What fails there is raised by the next query or
    when all is settled; what was sent after it is not done. Rows must not be changed after they
    were sent.
    """

    def __init__(self, change: Transaction, thread: Executor) -> None:
        """Take a transaction, and the one thread that writes."""
        self._change = change
        self._thread = thread
        self._sent: deque[Future[None]] = deque()
        self._failed = False

    def run(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        """Run a query that reads, after all that was sent."""
        self.settle()
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

    def settle(self) -> None:
        """Wait until all that was sent is written."""
        while self._sent:
            self._sent.popleft().result()
