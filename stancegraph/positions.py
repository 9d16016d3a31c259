"""Place stances that people coded by hand on positions, and type the changes between them."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from graph.ids import slug, tokens
from graph.placing import Place, Places
from graph.shifts import Shift, Taken, shift
from stancegraph.codebook import book_at
from stancegraph.codebook import wordings as worded_texts

if TYPE_CHECKING:
    from graph.codebook import Codebook
    from graph.placing import Wording

Side = Literal["supports", "opposes"]

FIELDS = ("id", "actor", "polarity", "position", "sentence", "date")
OTHER: dict[Side, Side] = {"supports": "opposes", "opposes": "supports"}


class BadStance(ValueError):
    """Say that a line of hand-coded stances cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """Hold one stance as a person coded it."""

    id: str
    actor: str
    polarity: Side
    position: str
    sentence: str
    on: date


def print_assigned(path: Path, model: str | None, codebook: Path | None = None) -> None:
    """Place the stances of a file and print one JSON object a line."""
    coded = read_coded(path)
    for row in assign(coded, model, book_at(codebook, model)):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def read_coded(path: Path) -> list[Coded]:
    """Read hand-coded stances, one JSON object a line; "-" reads standard input."""
    text = _text(path)
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    coded = [_coded(line, f"{path}, line {number}") for number, line in lines]
    seen: set[str] = set()
    for (number, _), one in zip(lines, coded, strict=True):
        if one.id in seen:
            raise BadStance(f"{path}, line {number}: the id {one.id!r} stands there twice.")
        seen.add(one.id)
    return coded


def _text(path: Path) -> str:
    if str(path) == "-":
        return sys.stdin.read()
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise FileNotFoundError(f"There is no file {path} with stances to place.") from error
    except UnicodeDecodeError as error:
        raise BadStance(f"{path} is not UTF-8 text.") from error


def _coded(line: str, where: str) -> Coded:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadStance(f"{where} is not JSON ({error.msg}).") from error
    if not isinstance(row, dict) or (missing := [name for name in FIELDS if name not in row]):
        lack = ", ".join(missing) if isinstance(row, dict) else "everything"
        raise BadStance(f"{where} lacks {lack}. Each line has {', '.join(FIELDS)}.")
    if row["polarity"] not in OTHER:
        raise BadStance(f"{where}: the polarity {row['polarity']!r} is not supports or opposes.")
    texts = {name: str(row[name]) for name in ("id", "actor", "position", "sentence")}
    if not any(c.isalnum() for c in texts["position"]):
        raise BadStance(f"{where}: the position {texts['position']!r} has no words.")
    return Coded(**texts, polarity=row["polarity"], on=_day(row["date"], where))


def _day(text: Any, where: str) -> date:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        raise BadStance(f"{where}: {text!r} is no date. Write it as YYYY-MM-DD.") from None


def assign(
    coded: Sequence[Coded], model: str | None = None, book: "Codebook | None" = None
) -> Iterator[dict[str, Any]]:
    """Place stances on positions, of a codebook where it has them; yields a row each, in order.

    "change" is from the stance before it, by date and then by order, of the same actor on the
    same position; None for the first.
    """
    places, wordings = Places(), worded_texts({one.position for one in coded}, model)
    for one in coded:
        places.meet(wordings[one.position], one.on)
    places.settle()
    placed = [_place(places, wordings[one.position], book) for one in coded]
    changes = _changes(coded, placed)
    for one, place in zip(coded, placed, strict=True):
        yield {
            "id": one.id,
            "positionId": place.position_id,
            "positionText": place.text,
            "stance": _side(one, place),
            "change": changes[one.id],
            "why": place.why,
        }


def _place(places: Places, wording: "Wording", book: "Codebook | None") -> Place:
    """Place a wording: by the codebook, or with the wording that founded its position."""
    place = places.place(wording)
    if book is None:
        return place
    turned = bool(wording.meaning and wording.meaning.turned)
    match, against = book.match(wording.canonical, wording.text, turned=turned), False
    if match is None and (founder := places.founder(place.position_id)):
        match, against = book.place(founder), place.turned
    if match is None:
        return place
    text = next(one.text for one in book.positions if one.slug == match.slug)
    return Place(match.slug, text, match.turned != against, match.why)


def _side(one: Coded, place: Place) -> Side:
    return OTHER[one.polarity] if place.turned else one.polarity


def _changes(coded: Sequence[Coded], placed: Sequence[Place]) -> dict[str, Shift | None]:
    from ingest.manner import manner

    last: dict[tuple[str, str], Taken] = {}
    found: dict[str, Shift | None] = {}
    for one, place in sorted(zip(coded, placed, strict=True), key=lambda pair: pair[0].on):
        key = slug(tokens(one.actor)), place.position_id
        taken = Taken(side=_side(one, place), manner=manner(one.sentence))
        found[one.id] = shift(last[key], taken) if key in last else None
        last[key] = taken
    return found
