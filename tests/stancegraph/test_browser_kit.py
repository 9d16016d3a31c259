"""The guide and the style: whole, in step with the questions and the graph, legible."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from graph.shape import ASIDE, EDGES, NODES, EdgeShape, NodeShape
from queries.catalog import Question, pictures
from stancegraph.browser.favourites import values
from stancegraph.browser.serving import HOME
from tests.stancegraph.conftest import ROOT

KIT = ROOT / "stancegraph" / "browser" / "kit"
GUIDE = (KIT / "guide.html").read_text(encoding="utf-8")
STYLE = (KIT / "stance.grass").read_text(encoding="utf-8")
DRAWN = dict(
    re.findall(r'<pre class="runnable"[^>]* data-picture="([\w-]+)">\n(.*?)\n</pre>', GUIDE, re.S)
)
RULES = {
    name: dict(re.findall(r"^  ([\w-]+): (.+);$", body, re.MULTILINE))
    for name, body in re.findall(r"^([\w.]+) \{\n(.*?)^\}$", STYLE, re.MULTILINE | re.DOTALL)
}
OURS: dict[str, NodeShape] = {**NODES, **ASIDE}
SHAPES: list[NodeShape | EdgeShape] = [*OURS.values(), *EDGES.values()]
HASHES = {"sha256"} | {
    name
    for shape in SHAPES
    for name in shape.properties
    if name == "key" or re.search(r"Ids?$", name)
}


def test_there_are_ten_pictures_and_the_guide_draws_each_once() -> None:
    assert len(pictures()) == 10
    assert sorted(DRAWN) == [one.name for one in pictures()]


@pytest.mark.parametrize("one", pictures(), ids=lambda one: one.name)
def test_the_guide_draws_a_picture_by_the_query_as_it_is(one: Question) -> None:
    assert unescape(DRAWN[one.name]) == one.cypher, (
        f"guide.html and queries/pictures/{one.name}.cypher differ: copy the query, with < and > "
        "written &lt; and &gt;"
    )
    assert f". {one.title}</h3>" in GUIDE
    assert f"<i>{one.question}</i>" in GUIDE


def test_the_guide_gives_every_parameter_of_its_pictures_a_value() -> None:
    lines = {f"{unescape(line)};" for line in re.findall(r"(:param .+);$", GUIDE, re.MULTILINE)}
    used = {parameter.name for one in pictures() for parameter in one.parameters}
    assert lines == {values()[name] for name in used}


def test_the_guide_is_well_formed_and_asks_nothing_of_other_hosts() -> None:
    open_tags: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            open_tags.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert open_tags.pop() == tag

    Reader().feed(GUIDE)
    assert open_tags == []
    assert set(re.findall(r"https?://[^/\"]+", GUIDE)) == {HOME}
    assert set(re.findall(r"http://[^\s\"]+", GUIDE)) == {
        f"{HOME}/stance.grass",
        f"{HOME}/favourites.zip",
    }


def test_every_label_and_relationship_is_styled_and_no_other() -> None:
    wanted = {f"node.{label}" for label in OURS} | {f"relationship.{name}" for name in EDGES}
    assert set(RULES) - {"node", "relationship"} == wanted
    for name in wanted:
        assert {"color", "caption"} <= set(RULES[name])


def test_captions_are_words_and_names_and_never_hashes() -> None:
    for name, rule in RULES.items():
        kind, _, label = name.partition(".")
        shape = EDGES.get(label) if kind == "relationship" else OURS.get(label)
        known = set(shape.properties) if shape else set()
        used = set(re.findall(r"\{(\w+)\}", rule.get("caption", "")))
        assert used <= known, name
        assert not used & (HASHES - ({"key"} if label == "Meta" else set())), name
        # Browser drops a property whose value has a colon in it.
        assert ":" not in rule.get("caption", ""), name


def channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def test_green_supports_red_opposes_amber_depends() -> None:
    for_, against, depends = (
        channels(RULES[f"relationship.{name}"]["color"])
        for name in ("SUPPORTS", "OPPOSES", "CONDITIONS_ON")
    )
    assert for_[1] == max(for_)
    assert against[0] == max(against) > 1.5 * against[1]
    assert depends[0] > depends[1] > 1.5 * depends[2]
    assert f"color: {RULES['relationship.SUPPORTS']['color'].lower()}" in GUIDE
    assert f"color: {RULES['relationship.OPPOSES']['color'].lower()}" in GUIDE
    assert f"color: {RULES['relationship.CONDITIONS_ON']['color'].lower()}" in GUIDE


def luminance(colour: str) -> float:
    parts = [part / 255 for part in channels(colour)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", sorted(RULES))
def test_captions_are_legible(name: str) -> None:
    rule = {**RULES[name.partition(".")[0]], **RULES[name]}
    inside = int(rule.get("shaft-width", "99px")[:-2]) > int(rule["font-size"][:-2])
    behind = rule["color"] if inside else "#FFFFFF"
    assert contrast(rule["text-color-internal"], behind) >= 4.5
