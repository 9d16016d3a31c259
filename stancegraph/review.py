"""Walk through what the application is not sure of, and write down what a person decides."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.text import Text

from stancegraph.correcting import Desk, apply_to, reading
from stancegraph.corrections import add, read_entries, remove
from stancegraph.output import console
from stancegraph.problems import one_line, say
from stancegraph.uncertain import KINDS, Item, Kind, is_open, items

if TYPE_CHECKING:
    from graph.overlay import Overlay
    from graph.store import Store

KEYS = "s skip, u undo, q quit"


class UnknownKind(ValueError):
    """Say that there is no such kind of item to review."""


class NothingToReview(LookupError):
    """Say that there is no graph."""


@dataclass(slots=True)
class Session:
    """Hold how far a review is: what is decided, and by which items one can go back."""

    desk: Desk
    overlay: "Overlay"
    key: Callable[[], str]
    past: list[tuple[int, int]] = field(default_factory=list)  # place of item, entry or 0
    decided: int = 0


def review(desk: Desk, *, only: str | None, limit: int | None) -> None:
    """Ask about the items that are open; each decision is written to the file at once."""
    from graph.overlay import Overlay

    kind = _kind(only)
    entries = read_entries(desk.path) if desk.path.exists() else []
    session = Session(desk, Overlay.of(entries), _reader())
    with reading(desk.uri) as store:
        if store is None:
            raise NothingToReview(f"There is no graph at {desk.uri}. Load articles into it first.")
        asked: list[Item] = []
        for item in items(store, session.overlay, kind):
            if limit is not None and len(asked) >= limit:
                break
            if is_open(item, session.overlay):
                asked.append(item)
        _walk(session, store, asked)
    console().print(f"\n{session.decided} decided in {desk.path}.", highlight=False, markup=False)
    if session.overlay.entries:
        apply_to(desk.uri, session.overlay)


def _kind(only: str | None) -> Kind | None:
    if only is None:
        return None
    for kind in KINDS:
        if kind == only:
            return kind
    raise UnknownKind(f"There is nothing to review of the kind {only!r}: {', '.join(KINDS)}.")


def _reader() -> Callable[[], str]:
    """Return what reads one key: from a terminal at once, from a pipe character by character."""
    if sys.stdin.isatty():
        from typer import getchar

        return lambda: getchar().lower()
    return _piped


def _piped() -> str:
    while True:
        key = sys.stdin.read(1)
        if not key:
            return "q"
        if not key.isspace():
            return key.lower()


def _walk(session: Session, store: "Store", asked: list[Item]) -> None:
    place = 0
    if not asked:
        console().print("Nothing is open.", highlight=False)
    while place < len(asked):
        item = asked[place]
        if not is_open(item, session.overlay):
            place += 1  # another answer has decided it
            continue
        _show(store, item, f"{place + 1} of {len(asked)}")
        key = _answer(session, item)
        if key == "q":
            return
        place = _act(session, item, place, key)


def _answer(session: Session, item: Item) -> str:
    """Ask for a key until it is one of those that can be pressed."""
    wanted = {*item.answers, "s", "u", "q"}
    told = ", ".join(f"{key} {meaning}" for key, (meaning, _) in item.answers.items())
    out = console()
    while True:
        out.print(f"{item.ask} {told}; {KEYS}: ", end="", highlight=False, markup=False)
        sys.stdout.flush()
        key = session.key()
        out.print(key if key in wanted else "?", highlight=False, markup=False)
        if key in wanted:
            return key


def _act(session: Session, item: Item, place: int, key: str) -> int:
    """Do what a key says and return the place of the next item."""
    if key == "s":
        session.past.append((place, 0))
        return place + 1
    if key == "u":
        return _undo(session, place)
    _, row = item.answers[key]
    entry = session.desk.entry(**row)
    try:
        session.overlay = add(session.desk.path, [entry], item.told.replace("\n", " | "))
    except ValueError as error:
        say(f"stance: {one_line(error)}")
        return place
    session.past.append((place, len(session.overlay.entries)))
    session.decided += 1
    return place + 1


def _undo(session: Session, place: int) -> int:
    """Go back to the item before, and take its decision out of the file."""
    if not session.past:
        say("stance: nothing was decided yet")
        return place
    before, number = session.past.pop()
    if number:
        session.overlay = remove(session.desk.path, [number])
        session.decided -= 1
    return before


def _show(store: "Store", item: Item, where: str) -> None:
    from stancegraph.show import find, heading, print_text, queries, source, words

    out = console()
    out.print(f"\n{where}  {item.kind}", style="bold", highlight=False)
    for line in item.told.split("\n"):
        print_text(out, Text(line))
    for key in item.evidence:
        found = find(store, key)
        reports = store.run(queries()[f"reports of {found.kind}"], {"id": key})
        print_text(out, Text(f"\n{heading(found)}", style="dim"))
        for report in reports[:1]:
            print_text(out, words(report, found, marks=not out.is_terminal), indent=4)
            print_text(out, Text(source(report), style="dim"), indent=4)
    out.print()
