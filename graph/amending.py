"""Make, name, mark and remove nodes as corrections and codebook want them."""

from collections.abc import Iterable, Sequence

from graph.entries import Entry
from graph.leading import Ends, State, run_named
from graph.shape import Row
from graph.store import Transaction


def made_by(state: State, label: str) -> set[str]:
    """Name the nodes that corrections and codebook make."""
    made = {entry.text("new") for entry in splits_of(state, label)}
    return made | ({c.slug for c in state.book.positions} if label == "Position" else set())


def splits_of(state: State, label: str) -> list[Entry]:
    """List the splits that are in force, of positions or of actors."""
    return [e for e in state.overlay.entries if e.kind == f"split {label.lower()}"]


def make_nodes(change: Transaction, state: State) -> None:
    """Make the positions of the codebook, and those that splits make."""
    rows = [_position_row(c.slug, c.text, "codebook", c.topic) for c in state.book.positions]
    rows += [
        _position_row(e.text("new"), e.text("text"), "correction", None)
        for e in splits_of(state, "Position")
    ]
    change.merge_nodes("Position", rows)
    parted = splits_of(state, "Actor")
    origins = run_named(change, "there Actor", [entry.of for entry in parted])
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


def remove_nodes(change: Transaction, old: State, new: State) -> None:
    """Remove what was made for corrections that are no longer in force."""
    for label in ("Position", "Actor"):
        change.remove_nodes(label, sorted(made_by(old, label) - made_by(new, label)))


def with_names(change: Transaction, state: State, changed: Iterable[Entry]) -> State:
    """Keep the names that those have which are about to be renamed, to be able to go back."""
    names = dict(state.names)
    for label in ("Position", "Actor"):
        kind = f"rename {label.lower()}"
        new = {e.of for e in changed if e.kind == kind} & state.overlay.names.keys() - names.keys()
        rows = run_named(change, f"there {label}", new)
        names.update({str(row["key"]): str(row["name"]) for row in rows})
    return State(overlay=state.overlay, book=state.book, names=names)


def amend(change: Transaction, old: State, new: State, changed: Sequence[Entry]) -> None:
    """Give the nodes that changed entries concern their names and marks."""
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
    amend_positions(change, new, ends, positions)
    amend_actors(change, new, actors)
    _amend_flags(change, new, changed)


def amend_positions(change: Transaction, state: State, ends: Ends, ids: Iterable[str]) -> None:
    """Give positions the text, topic and mark of merging that they should have."""
    coded = {one.slug: one for one in state.book.positions}
    written = {e.text("new"): e.text("text") for e in splits_of(state, "Position")}
    written |= {one.slug: one.text for one in state.book.positions}
    rows = []
    for row in run_named(change, "positions to amend", ids):
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


def amend_actors(change: Transaction, state: State, ids: Iterable[str]) -> None:
    """Give actors the name and mark of merging that they should have."""
    written = {e.text("new"): e.text("name") for e in splits_of(state, "Actor")}
    rows = []
    for row in run_named(change, "actors to amend", ids):
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
