"""Pictures: what is read from rows, where it is laid, and how it is painted."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from stancegraph.plots.axis import axis_of, months_between, ticks
from stancegraph.plots.camps import camps
from stancegraph.plots.heading import Heading, counted
from stancegraph.plots.metrics import fitted, width, wrapped
from stancegraph.plots.months import months
from stancegraph.plots.png import png
from stancegraph.plots.rows import BadCell, MissingColumn, points, spells
from stancegraph.plots.scene import COLOURS, Label, Mark, Rect, Scene, clean
from stancegraph.plots.svg import svg
from stancegraph.plots.timeline import MOST, timeline
from tests.stancegraph import plotted

SVG = "{http://www.w3.org/2000/svg}"
HEADING = Heading(title="Stances over time: Anna Volk", about="from 2031-01-01")
SIZES = [(1, 1), (3, 2), (30, 2), (30, 200), (300, 40), (300, 7300)]
NAMES = [
    *(f"{number} stances, {days} days" for number, days in SIZES),
    "undated",
    "all undated",
    *(f"{number} months" for number in (1, 14, 240)),
    *(f"{number} actors" for number in (1, 3, 30, 300)),
]


@cache
def made(name: str) -> Scene:
    """Make the picture of a name, once for all tests."""
    number, *rest = [int(word) for word in name.split() if word.isdigit()] or [8]
    match name.rpartition(" ")[2]:
        case "months":
            return months(plotted.months(number), HEADING)
        case "actors":
            return camps(plotted.members(number), HEADING)
        case "days":
            return timeline(plotted.stances(number, rest[0]), HEADING)
    undated = plotted.stances(number, 100, said=None)
    dated = [] if name.startswith("all") else plotted.stances(20, 300)
    return timeline([*dated, *undated], HEADING)


@pytest.fixture(params=NAMES)
def scene(request: pytest.FixtureRequest) -> Scene:
    return made(request.param)


def stance(on: date | None, side: str = "supports", **more: Any) -> dict[str, Any]:
    return {"said": on, "stance": side, "position": "talks"} | more


def day(number: int) -> date:
    return date(2031, 1, number)


def box(label: Label) -> tuple[float, float, float, float]:
    wide = width(label.text, label.size, bold=label.bold)
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, label.y - label.size * 0.7, left + wide, label.y


def meet(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def labels(scene: Scene) -> list[Label]:
    return [item for item in scene.items if isinstance(item, Label)]


def marks(scene: Scene) -> list[Mark]:
    return [item for item in scene.items if isinstance(item, Mark) and item.says]


def test_no_two_labels_meet(scene: Scene) -> None:
    boxes = [(box(label), label.text) for label in labels(scene)]
    assert [(a[1], b[1]) for a, b in combinations(boxes, 2) if meet(a[0], b[0])] == []


def test_everything_is_within_the_picture(scene: Scene) -> None:
    assert [
        text
        for label in labels(scene)
        for text, (left, top, right, bottom) in [(label.text, box(label))]
        if left < 0 or top < 0 or right > scene.width or bottom > scene.height
    ] == []
    assert all(0 < item.x < scene.width and 0 < item.y < scene.height for item in marks(scene))


def test_a_picture_is_painted_as_svg(scene: Scene) -> None:
    root = ElementTree.fromstring(svg(scene))
    assert root.find(f"{SVG}title").text == scene.title  # type: ignore[union-attr]
    shown = [text.text or (text[-1].tail if len(text) else "") for text in root.iter(f"{SVG}text")]
    assert shown == [label.text for label in labels(scene)]
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert {mark.says.split("\n")[0] for mark in marks(scene)} <= {
        (title or "").split("\n")[0] for title in titles
    }


@pytest.mark.parametrize("name", ["300 stances, 40 days", "14 months", "30 actors"])
def test_a_picture_is_painted_as_png(name: str) -> None:
    scene = made(name)
    first, second = png(scene), png(scene)
    assert first == second
    image = Image.open(BytesIO(first)).convert("RGB")
    assert image.size[0] == 2 * scene.width
    assert abs(image.size[1] - 2 * scene.height) <= 2
    colours = {pixel for _, pixel in image.getcolors(1 << 24) or []}
    assert {tuple(bytes.fromhex(one[1:])) for one in COLOURS.values()} <= colours


@pytest.mark.parametrize(("number", "days"), SIZES)
def test_every_stance_has_its_mark_and_no_two_lie_on_each_other(number: int, days: int) -> None:
    found = marks(made(f"{number} stances, {days} days"))
    assert len(found) == number
    assert len({(round(one.x, 2), round(one.y, 2)) for one in found}) == number


def test_sides_differ_in_colour_and_in_shape() -> None:
    up, down = marks(timeline([stance(day(1)), stance(day(1), "against")], HEADING))
    assert (up.shape, down.shape) == ("up", "down")
    assert up.colour != down.colour
    assert up.y < down.y


def test_hearsay_is_hollow_and_makes_no_bar() -> None:
    rows = [stance(day(2)), stance(day(9), "opposes", hearsay=True), stance(day(20))]
    scene = timeline(rows, HEADING)
    assert [mark.hollow for mark in marks(scene)].count(True) == 1
    (bar,) = (item for item in scene.items if isinstance(item, Rect))
    assert bar.says == "talks: supports, 2 Jan 2031 to 20 Jan 2031"


def test_a_day_begins_with_the_side_that_is_held() -> None:
    rows = [stance(day(3)), stance(day(5), "opposes"), stance(day(5)), stance(day(8), "opposes")]
    found = spells(rows, points(rows))
    assert [(one.side, one.first, one.last) for one in found] == [
        ("supports", day(3), day(5)),
        ("opposes", day(5), day(8)),
    ]


def test_spells_are_drawn_as_the_rows_have_them() -> None:
    row = {"position": "talks", "stance": "opposes", "since": day(2), "lastSaid": day(9)}
    (bar,) = spells([row], points([row]))
    assert (bar.side, bar.first, bar.last) == ("opposes", day(2), day(9))


def test_a_turn_is_two_marks_with_their_words() -> None:
    row = {
        "actor": "Anna Volk",
        "position": "talks",
        "change": "figure_changed",
        "before": "opposes",
        "since": day(2),
        "lastSaid": day(4),
        "quoteBefore": "No",
        "after": "supports",
        "changed": day(20),
        "quoteAfter": "Yes",
        "stanceIdBefore": "p1",
        "stanceIdAfter": "p2",
    }
    again = row | {
        "before": "supports",
        "since": day(20),
        "lastSaid": day(20),
        "stanceIdBefore": "p2",
        "after": "opposes",
        "changed": day(30),
        "stanceIdAfter": "p3",
    }
    found = points([row, again])
    assert [(one.on, one.key, one.quote) for one in found] == [
        (day(4), "p1", "No"),
        (day(20), "p2", "Yes"),
        (day(30), "p3", "Yes"),
    ]
    assert found[1].note == "figure changed"
    assert [(one.side, one.first) for one in spells([row, again], found)] == [
        ("opposes", day(2)),
        ("supports", day(20)),
        ("opposes", day(30)),
    ]


def test_lanes_are_what_there_are_several_of() -> None:
    def lanes(*rows: dict[str, Any]) -> set[str]:
        return {label.says for label in labels(timeline(rows, HEADING)) if label.says}

    one, other = stance(day(1), actor="Volk"), stance(day(2), actor="Marr")
    assert lanes(one, other) == {"Volk", "Marr"}
    assert lanes(one, one | {"position": "tolls"}) == {"talks", "tolls"}
    assert lanes(one, other | {"position": "tolls"}) == {"Volk: talks", "Marr: tolls"}
    assert lanes(one) == {"talks"}


def test_lanes_with_least_to_see_share_the_last() -> None:
    rows = [stance(day(1 + at % 30), position=f"fee {at}") for at in range(MOST + 20)]
    rows += [stance(day(9), position="fee 55"), stance(day(30), "opposes", position="fee 56")]
    scene = timeline(rows, HEADING)
    names = [label.says for label in labels(scene) if label.says]
    assert len(names) == MOST + 1
    assert names[-1] == "20 others"
    assert {"fee 55", "fee 56"} <= set(names)
    assert len(marks(scene)) == len(rows)


@pytest.mark.parametrize(
    ("draw", "rows", "told"),
    [
        (timeline, [{"stance": "for"}], "no column said or since or since and changed"),
        (timeline, [{"said": None}], "no column stance or side or before and after. They have sa"),
        (months, [{"supports": 1}], "no column month"),
        (months, [{"month": "2031-01"}], "no column supports and opposes or stance and times"),
        (camps, [{"side": "for"}], "as camps: they have no column actor. They have side."),
        (camps, [{"actor": "Volk"}], "no column side or stance"),
    ],
)
def test_a_column_that_is_missing_is_named(draw: Any, rows: Any, told: str) -> None:
    with pytest.raises(MissingColumn) as caught:
        draw(rows, HEADING)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("draw", "row", "told"),
    [
        (timeline, {"said": "Monday", "stance": "for"}, "said has 'Monday': not a day"),
        (timeline, {"said": day(1), "stance": "neutral"}, "stance has 'neutral'"),
        (months, {"month": day(1), "supports": -1, "opposes": 0}, "supports has -1"),
        (months, {"month": None, "supports": 1, "opposes": 0}, "no month"),
    ],
)
def test_a_cell_that_cannot_be_drawn_is_named(draw: Any, row: Any, told: str) -> None:
    with pytest.raises(BadCell) as caught:
        draw([row], HEADING)
    assert told in str(caught.value)


def test_months_between_are_there_and_sides_are_counted_apart() -> None:
    rows = [
        {"month": "2031-01", "side": "for", "times": 2},
        {"month": "2031-01", "side": "against", "times": 1},
        {"month": "2031-04", "side": "for", "times": 3},
    ]
    scene = months(rows, HEADING)
    bars = [item for item in scene.items if isinstance(item, Rect)]
    assert [bar.says for bar in bars] == [
        "Jan 2031: 2 support",
        "Jan 2031: 1 opposes",
        *(["Apr 2031: 3 support"]),
    ]
    assert bars[0].height * 3 == pytest.approx(bars[2].height * 2)
    assert bars[2].x - bars[0].x > 2 * bars[0].width


def test_a_panel_for_each_of_several_positions_on_one_scale() -> None:
    rows = [
        {"month": day(1), "supports": 4, "opposes": 0, "position": "talks"},
        {"month": day(1), "supports": 2, "opposes": 1, "position": "tolls"},
    ]
    scene = months(rows, HEADING)
    bars = [item for item in scene.items if isinstance(item, Rect)]
    assert bars[0].height == pytest.approx(2 * bars[1].height)
    assert {"talks", "tolls"} <= {label.text for label in labels(scene)}


def test_camps_say_who_came_from_the_other_side_and_who_is_larger() -> None:
    rows: list[dict[str, object]] = [
        {"actor": "Volk", "side": "for", "since": day(3), "changedSides": True, "times": 2},
        {"actor": "Marr", "side": "for", "since": day(2), "speaksFor": "Norway"},
        {"actor": "Ould", "side": "against", "since": None, "leftOn": day(9)},
    ]
    scene = camps(rows, HEADING)
    assert [mark.says.split(" ")[0] for mark in marks(scene)] == ["Marr", "Volk", "Ould"]
    texts = {label.text for label in labels(scene)}
    assert {"For 2", "Against 1", "since 3 Jan 2031 · 2 times · was against before"} <= texts
    assert {"Norway · since 2 Jan 2031", "no date known · left this side 9 Jan 2031"} <= texts
    pro, contra = (item for item in scene.items if isinstance(item, Rect))
    assert pro.width == pytest.approx(2 * contra.width)


def spans() -> Iterator[tuple[date, date]]:
    for first in (date(1, 1, 1), date(1999, 12, 31), date(2031, 2, 28), date(9999, 12, 30)):
        for days in (0, 1, 2, 9, 40, 200, 700, 3000, 9000, 200_000, 3_000_000):
            last = first.toordinal() + days
            if last <= date.max.toordinal():
                yield first, date.fromordinal(last)


@pytest.mark.parametrize(("first", "last"), list(spans()))
def test_dates_have_room_and_say_their_year(first: date, last: date) -> None:
    axis = axis_of([first, last], 200, 900)
    found = ticks(axis)
    places = [axis.at(tick.on) for tick in found]
    assert places == sorted(places)
    assert all(199 < place < 901 for place in places)
    assert all(b - a > 40 for a, b in pairwise(places))
    assert all(axis.left < axis.at(day) < axis.right for day in (first, last))
    assert found
    assert str(found[0].on.year) in (found[0].text, found[0].year)


def test_an_axis_adapts_to_its_time() -> None:
    def texts(days: int) -> list[str]:
        last = date(2031, 1, 14) + timedelta(days=days)
        return [tick.text for tick in ticks(axis_of([date(2031, 1, 14), last], 0, 700))]

    assert texts(2) == ["13 Jan", "14 Jan", "15 Jan", "16 Jan", "17 Jan"]
    assert texts(60)[:2] == ["13 Jan", "20 Jan"]
    assert texts(300)[:3] == ["Feb", "Mar", "Apr"]
    assert texts(7300)[:2] == ["2032", "2034"]


def test_months_are_counted_across_a_year() -> None:
    assert months_between(date(2031, 11, 9), date(2032, 2, 1)) == [
        date(2031, 11, 1),
        date(2031, 12, 1),
        date(2032, 1, 1),
        date(2032, 2, 1),
    ]


def test_a_text_is_cut_to_its_room() -> None:
    assert fitted("tribunal", 12, 400) == "tribunal"
    cut = fitted("a joint fishing tribunal", 12, 80)
    assert cut.endswith("…")
    assert width(cut, 12) <= 80
    lines = wrapped(plotted.LONG, 12, 200, most=2)
    assert len(lines) == 2
    assert all(width(line, 12) <= 200 for line in lines)
    assert wrapped("x" * 400, 12, 100, most=2)[0].endswith("…")
    assert wrapped("", 12, 100, most=2) == []


def test_what_no_picture_may_hold_is_taken_out() -> None:
    assert clean("a\x00b\x1b\u202ec\nd\ud800\te") == "abc d e"
    scene = timeline([stance(day(1), quote="\x00\x08]]>\u202e", position="\x0c\ufffe<&>")], HEADING)
    ElementTree.fromstring(svg(scene))


def test_what_a_row_says_stays_text() -> None:
    evil = '"><script>alert(1)</script>'
    scene = timeline([stance(day(1), position=evil, quote=evil, stanceId=evil)], HEADING)
    painted = svg(scene)
    assert "<script" not in painted
    root = ElementTree.fromstring(painted)
    assert not [one for one in root.iter() if one.tag == f"{SVG}script"]
    assert evil in {label.says for label in labels(scene)}


def test_numbers_have_their_nouns() -> None:
    assert [counted(n, "row") for n in (0, 1, 1200)] == ["0 rows", "1 row", "1,200 rows"]
    assert counted(2, "body", "bodies") == "2 bodies"
