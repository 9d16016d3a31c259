"""Keep the articles of a load until they can be written in order: many in a temporary file."""

import pickle
from collections.abc import Callable, Iterator
from itertools import islice
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Self

from graph.cast import rank_of
from graph.store import StoreFull
from ingest.records import Extraction

_HELD = 2_000  # articles that are held as they are: to pickle one costs as much as to resolve it
_IN_MEMORY = 32 << 20  # bytes of those beyond; what is more goes to the disk


class Spool:
    """Take articles in as they come and give them out by date and id."""

    def __init__(self) -> None:
        """Start empty."""
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by __exit__
        self._places: list[tuple[object, int]] = []
        self._held: list[Extraction] = []

    def __len__(self) -> int:
        """Count the articles."""
        return len(self._places)

    def __enter__(self) -> Self:
        """Enter a block at whose end the file is gone."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the file."""
        self._file.close()

    def fill(
        self, source: Iterator[Extraction], limit: int, meet: Callable[[Extraction], None]
    ) -> int:
        """Take in at most so many articles, show each to ``meet``, and count them."""
        for extraction in islice(source, limit):
            meet(extraction)
            self._put(extraction)
        self._places.sort()
        return len(self._places)

    def _put(self, extraction: Extraction) -> None:
        # The text's hash puts two texts under one id into an order that does not hang on theirs.
        rank = *rank_of(extraction), extraction.article.sha256
        if len(self._held) < _HELD:
            self._held.append(extraction)
            self._places.append((rank, -len(self._held)))
        else:
            self._places.append((rank, self._pickled(extraction)))

    def _pickled(self, extraction: Extraction) -> int:
        """Write an article into the file and return its place there."""
        place = self._file.tell()
        try:
            pickle.dump(extraction, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        except OSError as error:
            raise StoreFull(
                "There is no room for the articles to be loaded in the temporary folder "
                f"({error.strerror}). Nothing was added. Make room, or set TMPDIR to another one."
            ) from error
        return place

    def batches(self, size: int) -> Iterator[list[Extraction]]:
        """Yield the articles by date and id, so many at a time."""
        for start in range(0, len(self._places), size):
            yield [self._get(place) for _, place in self._places[start : start + size]]

    def _get(self, place: int) -> Extraction:
        if place < 0:
            return self._held[-place - 1]
        self._file.seek(place)
        extraction = pickle.load(self._file)  # noqa: S301 - written above, by this process
        if not isinstance(extraction, Extraction):
            raise TypeError(f"the temporary file holds a {type(extraction).__name__}")
        return extraction
