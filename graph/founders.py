"""Keep in a store what founded its positions, so that later wordings can be placed among them.

A wording is compared only with founders that share a block with it (a country, a name): only
these are read. A block is kept in parts of at most 500 positions, so that adding one writes
little, however many there are.
"""

import base64
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from graph.parts import parts_of
from graph.placing import Places, Seat, Wording, blocks, blocks_of
from graph.shape import Row
from graph.store import Store, Transaction
from ingest.records import Meaning

PART = 500  # positions
ASKED = 5_000  # keys in one question to the store

_SEATS = """
UNWIND $forms AS form
MATCH (f:PositionForm {form: form})
RETURN f.form AS form, f.positionId AS positionId, f.turned AS turned, f.likeness AS likeness,
    f.rival AS rival, f.rivalLikeness AS rivalLikeness
"""

_BLOCKS = """
UNWIND $keys AS key
MATCH (b:PositionBlock {key: key})
RETURN b.key AS key, b.parts AS parts, b.positionIds AS positionIds
"""

_FOUNDERS = """
UNWIND $ids AS id
MATCH (f:PositionFounder {positionId: id})
RETURN f.positionId AS positionId, f.wording AS wording, f.form AS form, f.meaning AS meaning,
    f.vector AS vector, f.actionVector AS actionVector
"""


def recall(store: Store, places: Places) -> None:
    """Read where the forms that were met stand, and what those without a place may be near."""
    for part in parts_of(places.met(), ASKED):
        for form, seat in seats(store, part).items():
            places.seat(form, seat)
    wanted = blocks_of(places.unsettled())
    ids = {key for keys in _block_ids(store, wanted) for key in keys}
    new = sorted(key for key in ids if places.founder(key) is None)
    for part in parts_of(new, ASKED):
        for key, wording in founders(store, part).items():
            places.found(key, wording)
            places.stored.add(key)


def seats(store: Store | Transaction, forms: Sequence[str]) -> dict[str, Seat]:
    """Read where the wordings of some forms stand."""
    return {
        str(row["form"]): Seat(
            str(row["positionId"]),
            bool(row["turned"]),
            float(row["likeness"]),
            str(row["rival"] or ""),
            float(row["rivalLikeness"] or 0.0),
        )
        for row in store.run(_SEATS, {"forms": list(forms)})
    }


def seat_row(wording: Wording, seat: Seat) -> Row:
    """Make the row of a PositionForm."""
    return {
        "form": wording.canonical,
        "positionId": seat.position_id,
        "turned": seat.turned,
        "wording": wording.text,
        "likeness": seat.likeness,
        "rival": seat.rival or None,
        "rivalLikeness": seat.rival_likeness if seat.rival else None,
    }


def founder_row(key: str, wording: Wording, meaning: Meaning) -> Row:
    """Make the row of a PositionFounder."""
    told = {
        "turned": meaning.turned,
        "action": meaning.action,
        "names": meaning.names,
        "countries": meaning.countries,
        "numbers": meaning.numbers,
        "acronyms": meaning.acronyms,
        "initials": meaning.initials,
    }
    return {
        "positionId": key,
        "wording": wording.text,
        "form": wording.canonical,
        "meaning": json.dumps(told, ensure_ascii=False),
        "vector": base64.b64encode(meaning.vector).decode("ascii"),
        "actionVector": base64.b64encode(meaning.action_vector).decode("ascii"),
    }


def founders(store: Store | Transaction, ids: Sequence[str]) -> dict[str, Wording]:
    """Read the wordings that founded some positions."""
    rows = store.run(_FOUNDERS, {"ids": list(ids)}) if ids else []
    return {str(row["positionId"]): wording_from(row) for row in rows}


def wording_from(row: Row) -> Wording:
    """Read a wording from the row of a PositionFounder."""
    told = json.loads(str(row["meaning"]))
    meaning = Meaning(
        turned=told["turned"],
        action=told["action"],
        names=tuple(told["names"]),
        countries=tuple(told["countries"]),
        numbers=tuple(told["numbers"]),
        acronyms=tuple(told["acronyms"]),
        initials=told["initials"],
        vector=base64.b64decode(str(row["vector"])),
        action_vector=base64.b64decode(str(row["actionVector"])),
    )
    return Wording(str(row["form"]), str(row["wording"]), meaning)


def block_rows(change: Transaction, founders: Mapping[str, Meaning]) -> list[Row]:
    """Make the rows of the blocks that new founders join: their last parts, and the first."""
    joining: dict[str, list[str]] = {}
    for key in sorted(founders):
        for name in blocks(founders[key]):
            joining.setdefault(name, []).append(key)
    firsts = _read(change, [_part(name, 0) for name in joining])
    lasts = _read(
        change, [_part(n, row["parts"] - 1) for n in joining if (row := firsts.get(_part(n, 0)))]
    )
    return [
        row
        for name, ids in joining.items()
        for row in _grown(name, ids, firsts.get(_part(name, 0)), lasts)
    ]


def _grown(name: str, ids: list[str], first: Row | None, lasts: Mapping[str, Row]) -> list[Row]:
    """Add positions to a block; return the parts that change."""
    at = first["parts"] - 1 if first else 0
    held = list(lasts[_part(name, at)]["positionIds"]) if first else []
    new = sorted({*held, *ids})  # whatever the size of batches
    cut = list(parts_of(new, PART))
    parts = at + len(cut)
    rows = [_block(name, at + n, parts, some) for n, some in enumerate(cut)]
    if first and at and parts > at + 1:
        rows.append(_block(name, 0, parts, first["positionIds"]))
    return rows


def _block(name: str, number: int, parts: int, ids: Sequence[str]) -> Row:
    # Only the first part says how many there are; the others stay as they are once they are full.
    return {
        "key": _part(name, number),
        "parts": parts if number == 0 else 1,
        "positionIds": list(ids),
    }


def _part(name: str, number: int) -> str:
    return f"{name}#{number}"


def _read(store: Store | Transaction, keys: Sequence[str]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for part in parts_of(keys, ASKED):
        rows = store.run(_BLOCKS, {"keys": part})
        found.update({str(row["key"]): row for row in rows})
    return found


def _block_ids(store: Store, names: Collection[str]) -> Iterator[Iterable[str]]:
    """Yield the positions of some blocks, part by part."""
    firsts = _read(store, [_part(name, 0) for name in names])
    others = [
        _part(name, number)
        for name in names
        if (row := firsts.get(_part(name, 0)))
        for number in range(1, row["parts"])
    ]
    yield from (row["positionIds"] for row in firsts.values())
    yield from (row["positionIds"] for row in _read(store, others).values())
