"""Remember in a store which corrections and which codebook are in force in it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.codebook import Codebook, coded_of
from graph.entries import Entry, entry_of
from graph.founders import founder_row, wording_from
from graph.leading import State
from graph.overlay import Overlay
from graph.placing import Wording
from graph.shape import Row
from graph.store import Store, Transaction

CORRECTIONS = "corrections"  # keys of Meta
CODEBOOK = "codebook"
UNFINISHED = "correcting"

_META = "MATCH (m:Meta) WHERE m.key = $key RETURN m.value AS value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Hold what a store remembers: all entries, those in force, and the codebook."""

    given: tuple[Entry, ...] = ()
    state: State = field(default_factory=State)


def kept(store: Store | Transaction) -> Kept:
    """Read what a store remembers."""
    told = {key: read_meta(store, key) for key in (CORRECTIONS, CODEBOOK)}
    rows = told[CORRECTIONS].get("entries", [])
    given = tuple(entry_of(row["entry"], row["place"]) for row in rows)
    active = [entry for entry, row in zip(given, rows, strict=True) if row["inForce"]]
    names: dict[str, str] = dict(told[CORRECTIONS].get("names", {}))
    state = State(overlay=Overlay.of(active), book=_book(told[CODEBOOK]), names=names)
    return Kept(given=given, state=state)


def read_meta(store: Store | Transaction, key: str) -> dict[str, Any]:
    """Read what a store keeps under a key of Meta; nothing where there is none."""
    text = "".join(str(row["value"] or "") for row in store.run(_META, {"key": key}))
    return dict(json.loads(text)) if text else {}


def _book(told: Mapping[str, Any]) -> Codebook:
    wordings = [wording_from(row) for row in told.get("wordings", [])]
    read = {wording.text: wording for wording in wordings}
    return Codebook(positions=tuple(map(coded_of, told.get("positions", []))), read=read)


def remember(change: Transaction, given: Iterable[Entry], state: State) -> None:
    """Keep the entries given, which of them are in force, and the codebook."""
    active = set(state.overlay.entries)
    rows = [{"entry": e.row, "place": e.place, "inForce": e in active} for e in given]
    names = {key: name for key, name in state.names.items() if key in state.overlay.names}
    write_meta(change, CORRECTIONS, {"entries": rows, "names": names} if rows else {})
    write_meta(change, CODEBOOK, book_row(state.book))


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


def write_meta(change: Transaction, key: str, told: Row) -> None:
    """Keep something under a key of Meta, unless it is there."""
    text = json.dumps(told, ensure_ascii=False) if told else ""
    if text != "".join(str(row["value"]) for row in change.run(_META, {"key": key})):
        change.merge_nodes("Meta", [{"key": key, "value": text}])
