"""Write the address that opens Neo4j Browser at a server, with the guide beside it."""

from collections.abc import Mapping
from urllib.parse import SplitResult, quote, urlencode, urlsplit

from graph.store import SERVERS, Access

BOLT_PORT = 7687
# Where a server has its Browser: by scheme, port and path.
_PLAIN = "http://{host}:7474/browser/"
_ENCRYPTED = "https://{host}:7473/browser/"


class NoServer(ValueError):
    """Say that a store is no Neo4j server, or an address none of Neo4j Browser."""


def address(
    store: str, access: Access, guide: str, *, at: str | None = None, open_door: bool = False
) -> str:
    """Return Neo4j Browser's address, with server, user, database and guide filled in.

    ``at`` is where the Browser is, if not where a server has its own. ``open_door`` connects at
    once to a server that asks for no password. A password is never part of the address.
    """
    server = _server(store)
    asked: dict[str, str] = {"dbms": _place(server, "" if open_door else access.username)}
    if access.database:
        asked["db"] = access.database
    if open_door:
        asked["preselectAuthMethod"] = "NO_AUTH"
    asked |= {"cmd": "guide", "arg": guide}
    return f"{_browser(server, at)}?{_query(asked)}"


def _server(store: str) -> SplitResult:
    server = urlsplit(store)
    if server.scheme.lower() not in SERVERS or not server.hostname or not _port(server):
        shown = f"{server.scheme}://{server.hostname}" if server.netloc else store
        raise NoServer(
            f"{shown} is no address of a Neo4j server, and Neo4j Browser shows only those. "
            "Give one with --store, such as neo4j://localhost:7687."
        )
    if server.password:
        raise NoServer(
            f"Leave the password out of the address of {server.hostname}: others on the machine "
            "can read it there. Neo4j Browser asks for it."
        )
    return server


def _port(server: SplitResult) -> int | None:
    try:
        return server.port or BOLT_PORT
    except ValueError:  # it is no number, perhaps a password: never shown
        return None


def _place(server: SplitResult, username: str) -> str:
    user = f"{quote(username, safe='')}@" if username else ""
    return f"{server.scheme}://{user}{_host(server)}:{_port(server)}"


def _host(server: SplitResult) -> str:
    host = server.hostname or ""
    return f"[{host}]" if ":" in host else host


def _browser(server: SplitResult, at: str | None) -> str:
    if at is None:
        usual = _ENCRYPTED if "+" in server.scheme else _PLAIN
        return usual.format(host=_host(server))
    found = urlsplit(at)
    if found.scheme not in ("http", "https") or not found.hostname:
        raise NoServer(
            f"{at} is no address of Neo4j Browser. It looks like http://localhost:7474/browser/."
        )
    return at.partition("?")[0]


def _query(asked: Mapping[str, str]) -> str:
    # Browser takes a plus sign for a space, so spaces are written as %20.
    return urlencode(asked, quote_via=quote, safe="")
