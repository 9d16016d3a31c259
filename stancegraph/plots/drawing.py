"""Draw the rows of a question into a file."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stancegraph.layout import cell
from stancegraph.layout import heading as words_of
from stancegraph.plots.camps import camps
from stancegraph.plots.heading import Heading, counted
from stancegraph.plots.months import months
from stancegraph.plots.rows import Row
from stancegraph.plots.scene import Scene
from stancegraph.plots.timeline import timeline
from stancegraph.problems import check_folder
from stancegraph.then import NOW, When

if TYPE_CHECKING:
    from graph.store import Store
    from queries.catalog import Parameter, Plot, Question

ENDINGS = (".html", ".svg", ".png")
NAMED = ("actor", "country", "position")
SHOWN = 2  # names of positions in a title; of more, the words that were given stand there

Drawer = Callable[[Sequence[Row], Heading], Scene]
DRAWERS: "Mapping[Plot, Drawer]" = {"timeline": timeline, "months": months, "camps": camps}


class NoPicture(ValueError):
    """Say that a picture cannot be made: of this question, or in such a file."""


class NothingToDraw(LookupError):
    """Say that there are no rows, and so no picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Hold a question with what it was asked with, as given and as bound."""

    question: "Question"
    given: Mapping[str, str]
    bound: Mapping[str, Any]
    when: When = NOW


def check(one: "Question", path: Path) -> None:
    """Raise NoPicture unless a question can be drawn into a file of that name."""
    from queries.catalog import PLOTS, questions

    if path.suffix.lower() not in ENDINGS:
        raise NoPicture(
            f"A picture is a file that ends in {', '.join(ENDINGS)}; {path.name!r} does not."
        )
    check_folder(path)
    if one.plot is None:
        names = ", ".join(other.name for other in questions() if other.plot)
        raise NoPicture(
            f"The question {one.name} is not drawn. These are: {names}. A question of your own "
            f"is, with a line '// plot: KIND', where KIND is {' or '.join(PLOTS)}."
        )


def draw(asked: Answered, rows: Sequence[Row], store: "Store", path: Path) -> None:
    """Draw rows into a file and say so; raises NothingToDraw, and what the rows lack."""
    one = asked.question
    if not rows:
        raise NothingToDraw("No rows: nothing in the graph answers this, so no picture was made.")
    assert one.plot
    drawer: Callable[..., Scene] = DRAWERS[one.plot]
    if path.suffix.lower() == ".html" and one.plot == "timeline":
        drawer = partial(timeline, href=lambda point: f"#row-{point.row + 1}")
    scene = drawer(rows, heading(store, asked))
    path.write_bytes(_painted(scene, rows, path.suffix.lower()))
    sys.stdout.write(f"{counted(len(rows), 'row')} drawn into {path}\n")


def _painted(scene: Scene, rows: Sequence[Row], ending: str) -> bytes:
    if ending == ".png":
        from stancegraph.plots.png import png

        return png(scene)
    from stancegraph.plots.svg import svg

    if ending == ".svg":
        return svg(scene).encode("utf-8")
    return _page(scene, rows).encode("utf-8")


def _page(scene: Scene, rows: Sequence[Row]) -> str:
    from stancegraph.pages.filling import page
    from stancegraph.plots.svg import svg

    columns = list(rows[0])
    return page(
        "plot.html",
        title=scene.title,
        about=scene.about,
        picture=svg(scene),
        columns=[words_of(column) for column in columns],
        table=[[cell(row.get(column)) for column in columns] for row in rows],
    )


def heading(store: "Store", asked: Answered) -> Heading:
    """Name the question and whom or what it was asked about, and below it the other bounds."""
    one = asked.question
    names = [_name(store, asked, p) for p in one.parameters if p.kind in NAMED]
    shown = " and ".join(name for name in names if name)
    bounds = [
        f"{words_of(p.name)} {cell(asked.bound[p.name])}"
        for p in one.parameters
        if p.kind not in NAMED and p.name != "limit" and p.name in asked.given
    ]
    if asked.when:
        bounds.append(str(asked.when))
    title = f"{one.title}: {shown}" if shown else one.title
    return Heading(title=title, about=", ".join(bounds))


def _name(store: "Store", asked: Answered, parameter: "Parameter") -> str:
    from graph.titles import titles

    value = asked.bound[parameter.name]
    if not value or isinstance(value, date):
        return ""
    found = titles(store, parameter.kind, value)
    if len(found) <= SHOWN:
        return " and ".join(found)
    return f"“{asked.given[parameter.name]}” ({counted(len(found), parameter.kind)})"
