"""Apply corrections and a codebook to a store: only what differs from what it has applied.

A store remembers what is in force in it (Meta), so that an entry that was taken out is taken
back, and a load without a file goes on with what is there. An entry is in force once all that it
names is in the graph.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from graph.codebook import Codebook, coded_of
from graph.derive import Touched, derive_touched
from graph.entries import Entry, entry_of
from graph.founders import founder_row, wording_from
from graph.leading import Drawn, Ends, Mover, State, cut
from graph.overlay import Overlay
from graph.paging import keys
from graph.placing import Wording
from graph.shape import Row
from graph.statements import named_statements, schema_text
from graph.store import Store, Transaction

PAGE = 500  # nodes looked at in one transaction where all are

CORRECTIONS = "corrections"  # keys of Meta
CODEBOOK = "codebook"
UNFINISHED = "correcting"

PLACED = "Stance on Position"

_META = "MATCH (m:Meta) WHERE m.key = $key RETURN m.value AS value"


@dataclass(slots=True, kw_only=True)
class Applied:
    """Say what applying corrections came to: how many are in force, and which are not, and why."""

    in_force: int = 0
    moved: int = 0
    waiting: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Hold what a store remembers: all entries, those in force, and the codebook."""

    given: tuple[Entry, ...] = ()
    state: State = field(default_factory=State)


def kept(store: Store | Transaction) -> Kept:
    """Read what a store remembers."""
    told = {key: _meta(store, key) for key in (CORRECTIONS, CODEBOOK)}
    rows = told[CORRECTIONS].get("entries", [])
    given = tuple(entry_of(row["entry"], row["place"]) for row in rows)
    active = [entry for entry, row in zip(given, rows, strict=True) if row["inForce"]]
    names: dict[str, str] = dict(told[CORRECTIONS].get("names", {}))
    state = State(overlay=Overlay.of(active), book=_book(told[CODEBOOK]), names=names)
    return Kept(given=given, state=state)


def _meta(store: Store | Transaction, key: str) -> dict[str, Any]:
    text = "".join(str(row["value"] or "") for row in store.run(_META, {"key": key}))
    return dict(json.loads(text)) if text else {}


def _book(told: Mapping[str, Any]) -> Codebook:
    wordings = [wording_from(row) for row in told.get("wordings", [])]
    read = {wording.text: wording for wording in wordings}
    return Codebook(positions=tuple(map(coded_of, told.get("positions", []))), read=read)


class Wanted(NamedTuple):
    """Hold corrections and a codebook to apply; None leaves those that a store remembers."""

    overlay: Overlay | None = None
    book: Codebook | None = None


AS_KEPT = Wanted()


def apply(store: Store, wanted: Wanted = AS_KEPT, *, thorough: bool = False) -> Applied:
    """Bring a store to corrections and a codebook.

    One transaction does what the difference to what was in force asks for. All relationships are
    looked at, page by page, where that is ``thorough``, or the codebook is another one.
    """
    done = store.write(partial(_apply, wanted=wanted, thorough=thorough))
    report, whole = done
    if whole:
        for label in ("Position", "Actor"):
            for page in keys(store, label):
                for ids in cut(page, PAGE):
                    report.moved += store.write(partial(_look, label=label, ids=ids))
        store.write(_finish)
    return report


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Name what a batch has written: forms with their positions, new positions, and actors."""

    forms: set[tuple[str, str]]
    positions: set[str]
    actors: set[str]


def correct(change: Transaction, state: State, seen: Seen) -> Drawn:
    """Lead what a batch has just written to where the corrections in force want it."""
    if not state.overlay.entries and not state.book.positions:
        return Drawn()
    ends = Ends(change, state)
    ends.read([form for form, _ in seen.forms], seen.positions)
    mover = Mover(change, state, ends)
    moved = {named for form, named in seen.forms if ends.of_form(form, named).position_id != named}
    mover.at_positions(sorted(moved))
    mover.at_actors(sorted(seen.actors & _corrected(state.overlay)))
    drawn = mover.move()
    if state.book.positions:
        _amend_positions(change, state, ends, seen.positions)
    return drawn


def _corrected(overlay: Overlay) -> set[str]:
    return {*overlay.actors, *overlay.parts, *overlay.voices}


def _apply(change: Transaction, *, wanted: Wanted, thorough: bool) -> tuple[Applied, bool]:
    old = kept(change)
    given = old.given if wanted.overlay is None else wanted.overlay.entries
    book = old.state.book if wanted.book is None else wanted.book
    active, waiting = in_force(change, given, book, old.state)
    state = State(overlay=Overlay.of(active), book=book, names=old.state.names)
    begun = _meta(change, UNFINISHED)
    whole = thorough or book.positions != old.state.book.positions or bool(begun)
    changed = _changed(old.state.overlay, state.overlay)
    state = _with_names(change, state, changed)
    _make_nodes(change, state)
    drawn = _move(change, old.state, state, changed)
    _amend(change, old.state, state, changed)
    _draw(change, drawn)
    if not whole:
        _remove_nodes(change, old.state, state)
    _remember(change, given, state)
    if whole:
        gone = {
            label: sorted({*map(str, begun.get(label, [])), *_made(old.state, label)})
            for label in ("Position", "Actor")
        }
        _write_meta(change, UNFINISHED, gone)
    return Applied(in_force=len(active), moved=drawn.moved, waiting=waiting), whole


def _look(change: Transaction, *, label: str, ids: Sequence[str]) -> int:
    """Look at some nodes as a whole, and at all that leads to them."""
    state = kept(change).state
    ends = Ends(change, state)
    mover = Mover(change, state, ends)
    if label == "Position":
        ends.read([], ids)
        mover.at_positions(ids)
    else:
        mover.at_actors(ids)
    drawn = mover.move()
    if label == "Position":
        _amend_positions(change, state, ends, ids)
    else:
        _amend_actors(change, state, ids)
    _draw(change, drawn)
    return drawn.moved


def _finish(change: Transaction) -> None:
    """Remove the nodes that nobody wants any more, and take note that all was looked at."""
    state = kept(change).state
    for label, ids in _meta(change, UNFINISHED).items():
        change.remove_nodes(label, sorted(set(map(str, ids)) - _made(state, label)))
    _write_meta(change, UNFINISHED, {})


def _draw(change: Transaction, drawn: Drawn) -> None:
    touched = Touched(
        stances=drawn.stances,
        conditions=drawn.conditions,
        voices=drawn.voices,
        since=date.min if drawn.voices else None,
    )
    derive_touched(change, touched, drawn.targets, drawn.consequences)


# What is in force


def in_force(
    change: Transaction, entries: Iterable[Entry], book: Codebook, old: State
) -> tuple[list[Entry], list[str]]:
    """Part entries into those whose every name is in the graph, and lines that say what is not."""
    entries = list(entries)
    there = _there(change, entries)
    there["Position"] |= {coded.slug for coded in book.positions}
    for label in ("Position", "Actor"):
        there[label] -= _made(old, label) - {coded.slug for coded in book.positions}
    active: list[Entry] = []
    rest = entries
    while True:
        good = [entry for entry in rest if not _lacks(entry, there)]
        if not good:
            break
        for entry in good:
            if entry.kind.startswith("split "):
                there[entry.kind.removeprefix("split ").capitalize()].add(entry.text("new"))
        rest = [entry for entry in rest if entry not in good]
        active += good
    order = {id(entry): place for place, entry in enumerate(entries)}
    active.sort(key=lambda entry: order[id(entry)])
    return active, [f"{e.place}: {lack}" for e in rest if (lack := _lacks(e, there))]


def _names(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what an entry names, each with its label, but for the new ones that it makes."""
    label = entry.kind.split()[1].capitalize()
    yield ("PositionForm" if label == "Wording" else label), entry.of
    if entry.kind == "fix stance" and entry.text("position"):
        yield PLACED, entry.of
    other = "Actor" if "actor" in entry.kind else "Position"
    for name in ("into", "to", "from"):
        if entry.text(name):
            yield other, entry.text(name)
    for name in ("position", "consequence", "requirement"):
        if entry.text(name):
            yield "Position", entry.text(name)
    if entry.kind.startswith("fix ") and entry.text("actor"):
        yield "Actor", entry.text("actor")
    yield from (("PositionForm", form) for form in entry.texts("wordings"))


def _there(change: Transaction, entries: Iterable[Entry]) -> dict[str, set[str]]:
    wanted: dict[str, set[str]] = {
        label: set()
        for label in ("Position", "Actor", "Stance", PLACED, "Condition", "PositionForm")
    }
    for entry in entries:
        for label, key in _names(entry):
            wanted[label].add(key)
        if entry.kind.startswith("split "):
            wanted[entry.kind.removeprefix("split ").capitalize()].add(entry.text("new"))
    return {
        label: {str(row["key"]) for row in _run(change, f"there {label}", ids)}
        for label, ids in wanted.items()
    }


_WORDS = {"PositionForm": "wording", PLACED: "stance on a position"}


def _lacks(entry: Entry, there: Mapping[str, set[str]]) -> str:
    """Say what an entry names that is not in the graph; "" where all is."""
    for label, key in _names(entry):
        if key not in there[label]:
            return f"there is no {_WORDS.get(label, label.lower())} {key!r} in the graph"
    if entry.kind.startswith("split "):
        label = entry.kind.removeprefix("split ").capitalize()
        if entry.text("new") in there[label]:
            return f"the new {label.lower()} {entry.text('new')!r} is in the graph already"
    return ""


def _changed(old: Overlay, new: Overlay) -> list[Entry]:
    """List the entries that are in force only before, or only now."""
    before, now = set(old.entries), set(new.entries)
    return [e for e in old.entries if e not in now] + [e for e in new.entries if e not in before]


# What they concern


def _move(change: Transaction, old: State, new: State, changed: Sequence[Entry]) -> Drawn:
    mover = Mover(change, new)
    positions, actors = set[str](), set[str]()
    forms: set[str] = set()
    evidence: list[str] = []
    for entry in changed:
        match entry.kind:
            case "merge position":
                positions.add(old.overlay.last_position(entry.of).position_id)
            case "split position" | "move wording":
                forms |= set(entry.texts("wordings")) or {entry.of}
            case "merge actor" | "split actor":
                ends = (entry.of, entry.text("new") or entry.of)
                actors |= {old.overlay.last_actor(end) for end in ends}
            case "fix stance" | "fix condition":
                evidence.append(entry.of)
    mover.at_positions(sorted(positions | _places_of(change, old, forms)))
    mover.at_actors(sorted(actors))
    mover.of_evidence(sorted(evidence))
    drawn = mover.move()
    drawn.stances |= {key for key in evidence if key.startswith("p")}
    drawn.conditions |= {key for key in evidence if key.startswith("c")}
    return drawn


def _places_of(change: Transaction, state: State, forms: Iterable[str]) -> set[str]:
    """Name the positions at which the wordings of some forms are, in a state."""
    wanted = sorted(forms)
    ends = Ends(change, state)
    ends.read(wanted)
    rows = _run(change, "there PositionForm", wanted)
    return {ends.of_form(str(r["key"]), str(r["positionId"])).position_id for r in rows}


# Nodes: what corrections make, name and mark


def _made(state: State, label: str) -> set[str]:
    """Name the nodes that corrections and codebook make."""
    made = {entry.text("new") for entry in _splits(state, label)}
    return made | ({c.slug for c in state.book.positions} if label == "Position" else set())


def _splits(state: State, label: str) -> list[Entry]:
    return [e for e in state.overlay.entries if e.kind == f"split {label.lower()}"]


def _make_nodes(change: Transaction, state: State) -> None:
    rows = [_position_row(c.slug, c.text, "codebook", c.topic) for c in state.book.positions]
    rows += [
        _position_row(e.text("new"), e.text("text"), "correction", None)
        for e in _splits(state, "Position")
    ]
    change.merge_nodes("Position", rows)
    parted = _splits(state, "Actor")
    origins = _run(change, "there Actor", [entry.of for entry in parted])
    kinds = {str(row["key"]): str(row["kind"]) for row in origins}
    for entry in parted:
        kinds.setdefault(entry.text("new"), kinds.get(entry.of, "person"))
    change.merge_nodes("Actor", [_actor_row(e, kinds[e.text("new")]) for e in parted])


def _position_row(key: str, text: str, source: str, topic: str | None) -> Row:
    return {
        "positionId": key,
        "text": text,
        "source": source,
        "canonical": None,
        "actors": [],
        "countries": [],
        "topic": topic,
        "mergedInto": None,
    }


def _actor_row(entry: Entry, kind: str) -> Row:
    return {
        "actorId": entry.text("new"),
        "name": entry.text("name"),
        "kind": kind,
        "aliases": [],
        "lastName": None,
        "wikidataId": None,
        "mergedInto": None,
        "nameKey": None,
    }


def _remove_nodes(change: Transaction, old: State, new: State) -> None:
    for label in ("Position", "Actor"):
        change.remove_nodes(label, sorted(_made(old, label) - _made(new, label)))


def _with_names(change: Transaction, state: State, changed: Iterable[Entry]) -> State:
    """Keep the names that those have which are about to be renamed, to be able to go back."""
    names = dict(state.names)
    for label in ("Position", "Actor"):
        kind = f"rename {label.lower()}"
        new = {e.of for e in changed if e.kind == kind} & state.overlay.names.keys() - names.keys()
        names.update({str(r["key"]): str(r["name"]) for r in _run(change, f"there {label}", new)})
    return State(overlay=state.overlay, book=state.book, names=names)


def _amend(change: Transaction, old: State, new: State, changed: Sequence[Entry]) -> None:
    positions, actors = set[str](), set[str]()
    for entry in changed:
        if entry.kind in ("merge position", "rename position"):
            positions.add(entry.of)
        elif entry.kind in ("merge actor", "rename actor"):
            actors.add(entry.of)
        elif entry.kind == "split position":
            positions.add(entry.text("new"))
        elif entry.kind == "split actor":
            actors.add(entry.text("new"))
    positions |= {*old.overlay.merges, *new.overlay.merges} if positions else set()
    actors |= {*old.overlay.actors, *new.overlay.actors} if actors else set()
    ends = Ends(change, new)
    ends.read([], positions)
    _amend_positions(change, new, ends, positions)
    _amend_actors(change, new, actors)
    _amend_flags(change, new, changed)


def _amend_positions(change: Transaction, state: State, ends: Ends, ids: Iterable[str]) -> None:
    coded = {one.slug: one for one in state.book.positions}
    written = {e.text("new"): e.text("text") for e in _splits(state, "Position")}
    written |= {one.slug: one.text for one in state.book.positions}
    rows = []
    for row in _run(change, "positions to amend", ids):
        key, one = str(row["positionId"]), coded.get(str(row["positionId"]))
        last = ends.of_position(key)
        new = {
            "text": _name(state, key, written.get(key, str(row["text"]))),
            "source": "codebook" if one else row["source"],
            "topic": one.topic if one else None,
            "mergedInto": None if last == key else last,
        }
        if any(row[name] != value for name, value in new.items()):
            rows.append({"positionId": key, **new})
    change.amend_nodes("Position", rows)


def _amend_actors(change: Transaction, state: State, ids: Iterable[str]) -> None:
    written = {e.text("new"): e.text("name") for e in _splits(state, "Actor")}
    rows = []
    for row in _run(change, "actors to amend", ids):
        key = str(row["actorId"])
        last = state.overlay.last_actor(key)
        new = {
            "name": _name(state, key, written.get(key, str(row["name"]))),
            "mergedInto": None if last == key else last,
        }
        if any(row[name] != value for name, value in new.items()):
            rows.append({"actorId": key, "wikidataId": row["wikidataId"], **new})
    change.amend_nodes("Actor", rows)


def _name(state: State, key: str, now: str) -> str:
    """Return the name that corrections give, else the one before, else the one there is."""
    entry = state.overlay.names.get(key)
    if entry is None:
        return state.names.get(key, now)
    return entry.text("text") or entry.text("name")


def _amend_flags(change: Transaction, state: State, changed: Iterable[Entry]) -> None:
    for label, key in (("Stance", "stanceId"), ("Condition", "conditionId")):
        kind = f"fix {label.lower()}"
        ids = dict.fromkeys(entry.of for entry in changed if entry.kind == kind)
        fixes = state.overlay.fixes
        rows = [{key: one, "dismissed": one in fixes and fixes[one].flag("dismiss")} for one in ids]
        change.amend_nodes(label, rows)


# What a store remembers


def _remember(change: Transaction, given: Iterable[Entry], state: State) -> None:
    active = set(state.overlay.entries)
    rows = [{"entry": e.row, "place": e.place, "inForce": e in active} for e in given]
    names = {key: name for key, name in state.names.items() if key in state.overlay.names}
    _write_meta(change, CORRECTIONS, {"entries": rows, "names": names} if rows else {})
    _write_meta(change, CODEBOOK, book_row(state.book))


def book_row(book: Codebook) -> Row:
    """Write a codebook down with the forms and meanings of its wordings."""
    if not book.positions:
        return {}
    wordings = [_wording_row(book.read[text]) for text in sorted(book.read)]
    return {"positions": [one.row for one in book.positions], "wordings": wordings}


def _wording_row(wording: Wording) -> Row:
    if wording.meaning is None:
        raise ValueError(f"the wording {wording.text!r} of the codebook came without a meaning")
    return founder_row("", wording, wording.meaning)


def _write_meta(change: Transaction, key: str, told: Row) -> None:
    text = json.dumps(told, ensure_ascii=False) if told else ""
    if text != "".join(str(row["value"]) for row in change.run(_META, {"key": key})):
        change.merge_nodes("Meta", [{"key": key, "value": text}])


def _run(change: Transaction, name: str, ids: Iterable[str]) -> list[Row]:
    wanted = sorted(set(ids))
    statements = named_statements(schema_text("leading.cypher"))
    return change.run(statements[name], {"ids": wanted}) if wanted else []
