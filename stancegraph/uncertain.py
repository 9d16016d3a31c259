"""Find in a graph what the application was not sure of, as questions to a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from stancegraph.correcting import queries
from stancegraph.listing import suggestions

if TYPE_CHECKING:
    from graph.entries import Entry
    from graph.overlay import Overlay
    from graph.store import Store

Kind = Literal["positions", "actors", "stances"]
KINDS: tuple[Kind, ...] = ("positions", "actors", "stances")

SURE = 0.5  # confidence from which a stance is not asked about
PAIRS = 1_000  # of positions, at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Hold one question: what it is about, the evidence to look at, and the answers by key.

    An answer is the fields of the entry that it writes, after what it means in words.
    """

    kind: Kind
    ask: str
    told: str
    evidence: tuple[str, ...]
    answers: dict[str, tuple[str, dict[str, object]]]


def items(store: "Store", overlay: "Overlay", only: Kind | None = None) -> Iterator[Item]:
    """Yield the questions that the corrections leave open, the most open first."""
    makers = {"positions": _positions, "actors": _actors, "stances": _stances}
    for kind in KINDS:
        if only in (None, kind):
            yield from makers[kind](store, overlay)


def is_open(item: Item, overlay: "Overlay") -> bool:
    """Tell whether corrections leave a question open: more than one answer goes with them."""
    from graph.entries import entry_of

    asked = [entry_of(row, "the answer") for _, row in item.answers.values()]
    if any(_says(overlay, entry) for entry in asked):
        return False
    return sum(_goes_with(overlay, entry) for entry in asked) > 1


def _goes_with(overlay: "Overlay", entry: "Entry") -> bool:
    from graph.overlay import Contradiction, Overlay

    try:
        Overlay.of([*overlay.entries, entry])
    except Contradiction:
        return False
    return True


def _says(overlay: "Overlay", entry: "Entry") -> bool:
    """Tell whether corrections say already what an answer would."""
    other = entry.text("into") or entry.text("from")
    match entry.kind:
        case "merge actor" | "keep actor apart":
            return overlay.last_actor(entry.of) == overlay.last_actor(other) or _pair(
                entry.of, other
            ) in overlay.apart("actor")
        case "merge position" | "keep position apart":
            ends = {overlay.last_position(one).position_id for one in (entry.of, other)}
            return len(ends) == 1 or _pair(entry.of, other) in overlay.apart("position")
        case "confirm wording" | "move wording" | "split position":
            forms = entry.texts("wordings") or (entry.of,)
            return any(f in overlay.forms or f in overlay.confirmed("wording") for f in forms)
    return entry.of in overlay.fixes or entry.of in overlay.confirmed("stance")


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _positions(store: "Store", overlay: "Overlay") -> Iterator[Item]:
    """Ask about wordings that were put on a position by nearness, then about near positions."""
    rows = store.run(queries()["guesses"])
    rows.sort(key=lambda r: (r["likeness"] - r["rivalLikeness"], r["likeness"], r["form"]))
    for row in rows:
        item = _guess(store, row, overlay)
        if item:
            yield item
    for pair in suggestions(store, PAIRS):
        merge: dict[str, object] = {"merge position": pair.one, "into": pair.into}
        yield Item(
            kind="positions",
            ask="Are these one position?",
            told=f"{pair.one_text}\n{pair.into_text}\n(likeness {pair.likeness:.2f})",
            evidence=(*_of_position(store, pair.one), *_of_position(store, pair.into)),
            answers={
                "y": ("the same", merge),
                "o": ("opposites", {**merge, "opposite": True}),
                "n": ("two", {"keep position apart": pair.one, "from": pair.into}),
            },
        )


def _guess(store: "Store", row: dict[str, object], overlay: "Overlay") -> Item | None:
    form, wording = str(row["form"]), str(row["wording"])
    ends = store.run(queries()["position"], {"ids": [row["named"]]})
    if not ends or form in overlay.forms or ends[0]["mergedInto"]:
        return None
    key, text = str(row["named"]), str(ends[0]["text"])
    found = store.run(queries()["stances of form"], {"id": key, "form": form})
    evidence = tuple(str(r["id"]) for r in found[:1])
    own: dict[str, object] = {"new": _new_id(form), "text": wording, "wordings": [form]}
    answers: dict[str, tuple[str, dict[str, object]]] = {
        "y": ("right", {"confirm wording": form, "position": key}),
        "o": ("the opposite", {"move wording": form, "to": key, "opposite": True}),
        "n": ("a position of its own", {"split position": key, **own}),
    }
    told = f"{wording}\non: {text}\n(likeness {row['likeness']:.2f})"
    rivals = store.run(queries()["position"], {"ids": [row["rival"]]}) if row["rival"] else []
    if rivals and not rivals[0]["mergedInto"]:
        told += f"\nor rather on: {rivals[0]['text']} ({row['rivalLikeness']:.2f})"
        answers["r"] = ("the other one", {"move wording": form, "to": str(rivals[0]["id"])})
    ask = "Does the wording belong to this position?"
    return Item(kind="positions", ask=ask, told=told, evidence=evidence, answers=answers)


def _new_id(form: str) -> str:
    from graph.ids import position_id

    return position_id(form)


def _of_position(store: "Store", key: str) -> list[str]:
    return [str(row["id"]) for row in store.run(queries()["stances of position"], {"id": key})[:1]]


def _actors(store: "Store", _overlay: "Overlay") -> Iterator[Item]:
    """Ask about people of one last name: first those of whom only that is known."""
    from graph.naming import read_name

    groups: dict[str, list[tuple[bool, str, str]]] = {}
    for row in store.run(queries()["people"]):
        name = read_name(str(row["name"]), person=True)
        groups.setdefault(name.last, []).append((not name.bare, str(row["id"]), str(row["name"])))
    pairs = [
        (one[0], _initial(one[2]) != _initial(other[2]), one[1:], other[1:])
        for last in sorted(groups)
        for place, one in enumerate(sorted(groups[last]))
        for other in sorted(groups[last])[place + 1 :]
    ]
    for _, _, one, other in sorted(pairs):
        yield Item(
            kind="actors",
            ask="Are these one person?",
            told=f"{one[1]} ({one[0]})\n{other[1]} ({other[0]})",
            evidence=(*_words_of(store, one[0]), *_words_of(store, other[0])),
            answers={
                "y": ("the same", {"merge actor": one[0], "into": other[0]}),
                "n": ("two", {"keep actor apart": one[0], "from": other[0]}),
            },
        )


def _initial(name: str) -> str:
    return name[:1].casefold()


def _words_of(store: "Store", key: str) -> list[str]:
    rows = store.run(queries()["words of actor"], {"id": key})
    rows = rows or store.run(queries()["stances taken by actor"], {"id": key})
    return [str(row["id"]) for row in rows]


def _stances(store: "Store", _overlay: "Overlay") -> Iterator[Item]:
    """Ask about the stances of least confidence."""
    for row in store.run(queries()["unsure stances"], {"below": SURE}):
        key = str(row["id"])
        sides = store.run(queries()["side of stance"], {"id": key})
        other = "opposes" if sides and sides[0]["side"] == "supports" else "supports"
        yield Item(
            kind="stances",
            ask="Is this stance right?",
            told=f"(confidence {row['confidence']:.2f})",
            evidence=(key,),
            answers={
                "y": ("right", {"confirm stance": key}),
                "o": (f"no, {other}", {"fix stance": key, "side": other}),
                "n": ("no stance", {"fix stance": key, "dismiss": True}),
            },
        )
