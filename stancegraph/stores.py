"""Open the store that a command names; the settings of a Neo4j server come from outside.

They are environment variables or lines of a file .env in the folder in which the command runs.
A password is never an option: others on the machine could read it in the list of processes.
"""

import logging
import os
import sys
from functools import cache
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store import Access, Store

SETTINGS = (
    "STANCE_STORE",
    "STANCE_CORRECTIONS",
    "STANCE_CODEBOOK",
    "NEO4J_URI",
    "NEO4J_USERNAME",
    "NEO4J_PASSWORD",
    "NEO4J_DATABASE",
)


class BadSettings(ValueError):
    """Say that the file .env cannot be read."""


def read_settings(path: Path = Path(".env")) -> None:
    """Take our settings from a .env; a variable that is set already stays as it is."""
    if not path.is_file():
        return
    from dotenv import dotenv_values

    try:
        found = dotenv_values(path, interpolate=False)  # a password may have a $ in it
    except UnicodeDecodeError as error:
        raise BadSettings(f"{path} is not a text in UTF-8.") from error
    for name in SETTINGS:
        if value := found.get(name):
            os.environ.setdefault(name, value)


def open_store(uri: str, *, read_only: bool = False) -> "Store":
    """Open a store by its path or URI; on a terminal ask for a password that is not set."""
    from graph.store import open_store as opened

    # What the driver has to say about a connection is said again by the error that it raises.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    return opened(uri, read_only=read_only, access=_access_to(uri))


def _access_to(uri: str) -> "Access | None":
    from dataclasses import replace

    from graph.store import SERVERS, Access, split_uri

    if split_uri(uri)[0] not in SERVERS:
        return None
    access = Access.from_environment()
    if access.password or not sys.stdin.isatty():
        return access
    return replace(access, password=_asked(access.username))


@cache
def _asked(username: str) -> str:
    """Ask for a password, once in a command."""
    return getpass(f"Neo4j password of {username} (empty where none is asked for): ")
