"""Write corrections into their file, and apply them to the graph where there is one."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from stancegraph.codebook import USUAL as BOOK
from stancegraph.codebook import read_codebook, worded
from stancegraph.corrections import USUAL, NoEntry, add, overlay_at, read_entries, remove
from stancegraph.output import Format, console, print_rows
from stancegraph.problems import say

if TYPE_CHECKING:
    from graph.applying import Applied, Wanted
    from graph.entries import Entry
    from graph.overlay import Overlay
    from graph.shape import Row
    from graph.store import Store

Files = tuple[Path | None, Path | None]  # of corrections, and of the codebook
NO_FILES: Files = None, None

TOLD = 5  # lines about corrections that wait, before the rest is only counted
_EVIDENCE = re.compile(r"[pc][0-9a-f]{16}")


class NotOne(LookupError):
    """Say that words mean several positions, or a wording none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Say where corrections are written, for which graph, by whom and why."""

    uri: str
    path: Path
    by: str | None = None
    why: str | None = None

    @classmethod
    def of(
        cls, uri: str, path: Path | None, by: str | None = None, why: str | None = None
    ) -> "Desk":
        """Sit down with the file that was named, else the usual one."""
        return cls(uri=uri, path=path or USUAL, by=by, why=why)

    def entry(self, **row: object) -> "Entry":
        """Make an entry; fields that are None or False are left out."""
        from graph.entries import entry_of

        told = {"by": self.by, "when": date.today().isoformat(), "why": self.why}  # noqa: DTZ011 - the day where the person sits
        fields = {name.replace("_", " "): value for name, value in (row | told).items()}
        return entry_of({n: v for n, v in fields.items() if v not in (None, False, [], "")})

    def write(self, entries: "Sequence[Entry]", remark: str = "") -> None:
        """Write entries, apply all corrections, and say what came of it."""
        overlay = add(self.path, entries, remark)
        out = console()
        for number, entry in enumerate(entries, start=len(overlay.entries) - len(entries) + 1):
            line = f"Entry {number} of {self.path}: {entry}"
            out.print(line, highlight=False, markup=False, soft_wrap=True)
        apply_to(self.uri, overlay)


@cache
def queries() -> dict[str, str]:
    """Return the queries of these commands by their names."""
    from graph.statements import named_statements

    return named_statements(
        files("stancegraph").joinpath("corrections.cypher").read_text(encoding="utf-8")
    )


@contextmanager
def reading(uri: str) -> "Iterator[Store | None]":
    """Open the graph for reading, None where there is none yet."""
    from graph.store import StoreMissing
    from stancegraph.stores import open_store

    try:
        store = open_store(uri, read_only=True)
    except StoreMissing:
        yield None
        return
    with store:
        yield store


def apply_to(uri: str, overlay: "Overlay", *, undone: bool = False) -> None:
    """Apply corrections to the graph if there is one; that ``undone`` ones go needs no note."""
    from graph.applying import Wanted, apply
    from stancegraph.stores import open_store

    with reading(uri) as store:
        if store is None:
            say(f"stance: there is no graph at {uri} yet; the next load applies the corrections")
            return
    with open_store(uri) as store:
        done = apply(store, Wanted(overlay=overlay))
    if undone:
        done.withdrawn.clear()
    moved = f"{done.moved} relationships moved" if done.moved else "no relationship had to be moved"
    number = f"{done.in_force} of {len(overlay.entries)} corrections are in force"
    console().print(f"{number} in {uri}; {moved}.", highlight=False, markup=False, soft_wrap=True)
    say_not_in_force(done)


def wanted(store: "Store", files: Files, model: str | None = None) -> "Wanted":
    """Read the corrections and the codebook to be applied; None where there is no file.

    A codebook that the store has applied already is not read for its meaning again.
    """
    from graph.applying import Wanted
    from graph.memory import kept

    overlay = overlay_at(files[0])
    path = files[1] or (BOOK if BOOK.is_file() else None)
    if path is None:
        return Wanted(overlay=overlay)
    positions, book = read_codebook(path), kept(store).state.book
    if tuple(positions) != book.positions:
        book = worded(positions, model)
    return Wanted(overlay=overlay, book=book)


def say_not_in_force(done: "Applied") -> None:
    """Say which corrections were taken back, and which wait for something not in the graph."""
    if done.withdrawn:
        told = "; ".join(done.withdrawn[:TOLD])
        more = f" and {len(done.withdrawn) - TOLD} more" if len(done.withdrawn) > TOLD else ""
        say(f"stance: note: not in the corrections given, and so taken back: {told}{more}")
    for line in done.waiting[:TOLD]:
        say(f"stance: note: {line}")
    if len(done.waiting) > TOLD:
        rest = len(done.waiting) - TOLD
        say(f"stance: note: {rest} more corrections name what is not in the graph")


# What words mean


def position_of(store: "Store | None", text: str) -> tuple[str, str]:
    """Find the one position that words mean: its id and its text."""
    if store is None:
        return text, text
    from graph.lookup import find_positions

    found = store.run(queries()["position"], {"ids": find_positions(store, text)})
    if len(found) == 1:
        return str(found[0]["id"]), str(found[0]["text"])
    shown = ", ".join(f"{row['text']} ({row['id']})" for row in found[:TOLD])
    more = f" and {len(found) - TOLD} more" if len(found) > TOLD else ""
    raise NotOne(f"{text!r} may be any of {len(found)} positions: {shown}{more}. Give the id.")


def actor_of(store: "Store | None", text: str) -> tuple[str, str]:
    """Find the actor whom a name means: the id and the name."""
    if store is None:
        return text, text
    from graph.lookup import find_actor

    key = find_actor(store, text)
    (row, *_) = store.run(queries()["actor"], {"ids": [key]})
    return key, str(row["name"])


def form_of(store: "Store | None", text: str, position_id: str = "") -> tuple[str, str]:
    """Find the form of a wording, given as it is worded or by the form itself; and a wording.

    Where a position is given, only its wordings are looked at.
    """
    if store is None:
        return text, text
    plain = " ".join(text.split())
    rows = _wordings_of(store, plain, position_id) if position_id else _all_wordings(store, plain)
    for row in rows:
        return str(row["form"]), str(row["wording"])
    where = "That position has" if position_id else "The graph has"
    raise NotOne(
        f"{where} no wording {text!r}. `stance positions show` lists the wordings of a position."
    )


def _wordings_of(store: "Store", text: str, position_id: str) -> "Iterator[Row]":
    for row in store.run(queries()["wordings"], {"id": position_id}):
        if text.casefold() in (str(row["wording"]).casefold(), str(row["form"])):
            yield row


def _all_wordings(store: "Store", text: str) -> "Iterator[Row]":
    """Find a form by itself, by the wording that was met first, or by another; the surest first."""
    yield from store.run(queries()["form"], {"form": text})
    for name in ("form of wording", "form of stance"):
        yield from store.run(queries()[name], {"wording": text})


# The commands


def merge_positions(desk: Desk, one: str, into: str, *, opposite: bool) -> None:
    """Write that two positions are one."""
    with reading(desk.uri) as store:
        first, second = position_of(store, one), position_of(store, into)
    entry = desk.entry(**{"merge position": first[0], "into": second[0], "opposite": opposite})
    turn = "the opposite of" if opposite else "the same as"
    desk.write([entry], f"{first[1]!r} is {turn} {second[1]!r}")


def split_position(desk: Desk, position: str, wordings: Sequence[str], text: str) -> None:
    """Write that some wordings of a position are a position of their own."""
    with reading(desk.uri) as store:
        key, name = position_of(store, position)
        found = [form_of(store, wording, key if store else "") for wording in wordings]
        new = _free(store, "position", text)
    row = {"split position": key, "new": new, "text": text}
    entry = desk.entry(**row, wordings=list(dict.fromkeys(form for form, _ in found)))
    told = "; ".join(dict.fromkeys(repr(wording) for _, wording in found))
    desk.write([entry], f"out of {name!r}: {told}")


def _free(store: "Store | None", kind: str, text: str) -> str:
    """Make an id for a new position or actor that nothing in the graph has."""
    from graph.ids import slug, tokens

    plain, number = slug(tokens(text)), 1
    if store is None:
        return plain
    while True:
        tried = plain if number == 1 else f"{plain}-{number}"
        if not store.run(queries()[kind], {"ids": [tried]}):
            return tried
        number += 1


def rename_position(desk: Desk, position: str, text: str) -> None:
    """Write that a position is worded otherwise."""
    with reading(desk.uri) as store:
        key, was = position_of(store, position)
    desk.write([desk.entry(**{"rename position": key, "text": text, "was": was})])


def move_wording(desk: Desk, what: str, to: str, *, opposite: bool) -> None:
    """Write that a wording, or a single stance, belongs to another position."""
    side = "the opposite of" if opposite else "the side of"
    with reading(desk.uri) as store:
        key, name = position_of(store, to)
        if _EVIDENCE.fullmatch(what):
            fix = {"fix stance": what, "position": key, "opposite": opposite}
            entry, remark = desk.entry(**fix), f"to {side} {name!r}"
        else:
            form, wording = form_of(store, what)
            entry = desk.entry(**{"move wording": form, "to": key, "opposite": opposite})
            remark = f"{wording!r} to {side} {name!r}"
    desk.write([entry], remark)


def merge_actors(desk: Desk, one: str, into: str) -> None:
    """Write that two actors are one."""
    with reading(desk.uri) as store:
        first, second = actor_of(store, one), actor_of(store, into)
    entry = desk.entry(**{"merge actor": first[0], "into": second[0]})
    desk.write([entry], f"{first[1]} is {second[1]}")


def split_actor(
    desk: Desk, actor: str, articles: Sequence[str], name: str, countries: Sequence[str]
) -> None:
    """Write that an actor in some articles is somebody else of that name."""
    with reading(desk.uri) as store:
        key, was = actor_of(store, actor)
        new = _free(store, "actor", name)
        codes = [_country(store, text) for text in countries]
    row = {"split actor": key, "new": new, "name": name, "articles": list(articles)}
    desk.write([desk.entry(**row, speaks_for=codes)], f"out of {was}")


def _country(store: "Store | None", text: str) -> str:
    if store is None:
        return text.upper()
    from graph.lookup import find_country

    return find_country(store, text)


def rename_actor(desk: Desk, actor: str, name: str) -> None:
    """Write that an actor has another name."""
    with reading(desk.uri) as store:
        key, was = actor_of(store, actor)
    desk.write([desk.entry(**{"rename actor": key, "name": name, "was": was})])


def fix_evidence(desk: Desk, evidence_id: str, **fields: object) -> None:
    """Write what is wrong about one stance or condition."""
    with reading(desk.uri) as store:
        key, remark = _evidence(store, evidence_id)
        for name in ("position", "consequence", "requirement"):
            if fields.get(name):
                fields[name] = position_of(store, str(fields[name]))[0]
        if fields.get("actor"):
            fields["actor"] = actor_of(store, str(fields["actor"]))[0]
    kind = "fix condition" if key.startswith("c") else "fix stance"
    desk.write([desk.entry(**{kind: key}, **fields)], remark)


def _evidence(store: "Store | None", wanted: str) -> tuple[str, str]:
    from stancegraph.show import find, heading

    if store is None:
        return wanted, ""
    found = find(store, wanted)
    if found.kind == "statement":
        raise NotOne(f"{found.id} is a statement. Stances and conditions can be fixed.")
    return found.id, heading(found)


def list_corrections(path: Path | None, form: Format) -> None:
    """Print the corrections of a file by their numbers."""
    entries = read_entries(path or USUAL)
    rows: list[dict[str, object]] = [
        {
            "number": number,
            "correction": str(entry),
            "by": entry.text("by") or None,
            "when": entry.text("when") or None,
            "why": entry.text("why") or None,
        }
        for number, entry in enumerate(entries, start=1)
    ]
    print_rows(rows, ["number", "correction", "by", "when", "why"], form)


def undo(desk: Desk, numbers: Sequence[int]) -> None:
    """Take corrections out of the file, and what they did back."""
    if not numbers:
        raise NoEntry("Which? Give the number of an entry: see `stance corrections list`.")
    entries = read_entries(desk.path)
    overlay = remove(desk.path, numbers)
    for number in sorted(set(numbers)):
        line = f"Taken out of {desk.path}: {entries[number - 1]}"
        console().print(line, highlight=False, markup=False, soft_wrap=True)
    apply_to(desk.uri, overlay, undone=True)
