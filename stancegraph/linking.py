"""Link actors to Wikidata by a file that the user gives."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stancegraph.output import console
from stancegraph.problems import Exit, one_line, say

if TYPE_CHECKING:
    from graph.store import Store

_ID = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d*)")


class BadLinks(ValueError):
    """Say that a file of links cannot be read."""


@dataclass(slots=True)
class Links:
    """Hold Wikidata ids by actorId, and why rows were left out, a line each."""

    ids: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def register(actors: typer.Typer, uri: str) -> None:
    """Add the command to the group; ``uri`` is the usual store."""

    @actors.command("link", epilog="Example: stance actors link wikidata.csv")
    def link(
        file: Annotated[
            Path,
            typer.Argument(
                metavar="FILE.csv",
                help="With the columns actorId or name, and wikidataId.",
                show_default=False,
            ),
        ],
        store: Annotated[
            str,
            typer.Option(
                envvar=["STANCE_STORE", "NEO4J_URI"],
                metavar="PATH",
                help="Where the graph is kept.",
                show_default=True,
            ),
        ] = uri,
    ) -> None:
        """Give actors the Wikidata ids of a file.

        An actor is found by its Wikidata id wherever a name can be given. Rows that name nobody
        are listed at the end, and the exit code is 1. Linking again changes nothing.
        """
        link_actors(file, uri=store)


def link_actors(path: Path, *, uri: str) -> None:
    """Write the Wikidata ids of a file into a store, and say how many."""
    from graph.linking import link
    from stancegraph.stores import open_store

    rows = list(read_links(path))
    with open_store(uri, read_only=True) as store:
        links = matched(store, rows)
    with open_store(uri) as store:
        done = link(store, links.ids)
    out = console()
    counted = f"{done.new} linked, {done.changed} changed, {done.same} were linked already."
    out.print(f"{counted} {len(links.problems)} left out.", highlight=False)
    for wikidata_id, ids in done.shared.items():
        say(f"stance: {wikidata_id} is shared by {', '.join(ids)}: likely one actor")
    for problem in links.problems:
        say(f"stance: {problem}")
    if links.problems:
        raise typer.Exit(Exit.PARTLY)


def read_links(path: Path) -> Iterator[tuple[int, str, str]]:
    """Read a file of links: yields line number, actorId or name, Wikidata id as written."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            columns = reader.fieldnames or []
            who = next((name for name in ("actorId", "name") if name in columns), None)
            if who is None or "wikidataId" not in columns:
                has = ", ".join(columns) or "nothing"
                raise BadLinks(
                    f"{path} has the columns {has}. It needs wikidataId, and actorId or name."
                )
            for row in reader:
                named = row[who] or row.get("name") or ""
                yield reader.line_num, named.strip(), (row["wikidataId"] or "").strip()
    except FileNotFoundError as error:
        raise FileNotFoundError(f"There is no file {path} with links.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadLinks(f"{path} is no CSV file in UTF-8 ({one_line(error)}).") from error


def matched(store: "Store", rows: list[tuple[int, str, str]]) -> Links:
    """Find the actors of the rows; what cannot be used is a problem of one line."""
    from graph.lookup import find_actor

    links = Links()
    for line, named, written in rows:
        where, found = f"line {line}", _ID.fullmatch(written)
        if found is None:
            links.problems.append(f"{where}: {written!r} is no Wikidata id. Write it as Q42.")
            continue
        try:
            actor_id = find_actor(store, named)
        except LookupError as error:
            links.problems.append(f"{where}: {one_line(error)}")
            continue
        if links.ids.setdefault(actor_id, found[1]) != found[1]:
            kept = links.ids[actor_id]
            links.problems.append(f"{where}: {named} has {kept} already, so not {found[1]} too.")
    return links
