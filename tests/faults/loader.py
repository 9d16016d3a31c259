"""Load made articles in a process of its own, which a test can kill.

python -m tests.faults.loader URI FIRST LAST BATCH

Prints the number of articles that are written, a line a batch; a StoreError as one line.
"""

import sys

from graph.load import load
from graph.store import StoreError
from stancegraph.stores import open_store
from tests.graph.random_graphs import articles

SEED = 20
ARTICLES = 240


def main() -> int:
    """Load the articles from FIRST up to LAST, BATCH in a transaction."""
    uri, first, last, batch = sys.argv[1], *map(int, sys.argv[2:])
    try:
        with open_store(uri) as store:
            load(
                store,
                articles(SEED, ARTICLES)[first:last],
                batch_size=batch,
                on_progress=lambda done, _total: print(done, flush=True),  # noqa: T201
            )
    except StoreError as error:
        print(f"{type(error).__name__}: {error}", flush=True)  # noqa: T201
        return 4
    return 0


if __name__ == "__main__":
    sys.exit(main())
