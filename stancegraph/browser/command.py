"""Serve the kit and say where Neo4j Browser opens with it, or write the favourites."""

import sys
from contextlib import suppress
from pathlib import Path

from graph.store import Access
from stancegraph.browser.address import address
from stancegraph.browser.serving import KitServer, serve
from stancegraph.problems import say


def open_browser(*, uri: str, at: str | None, port: int, no_password: bool) -> None:
    """Print Neo4j Browser's address and serve the kit until Ctrl-C."""
    access = Access.from_environment()

    def ready(server: KitServer) -> None:
        guide = f"{server.home}/guide.html"
        where = address(uri, access, guide, at=at, open_door=no_password)
        say(f"Serving guide and style on {server.home}. Stop with Ctrl-C. Open this address:")
        if not no_password:
            say(f"(Neo4j Browser asks for the password of {access.username} there.)")
        sys.stdout.write(f"{where}\n")
        sys.stdout.flush()

    with suppress(KeyboardInterrupt):
        serve(port, ready)


def save_favourites(path: Path) -> None:
    """Write the favourites and say what to do with them."""
    from stancegraph.browser.favourites import write_favourites

    count = write_favourites(path)
    sys.stdout.write(f"{count} favourites are in {path}. Drop it on the page of Neo4j Browser.\n")
