from pathlib import Path

import pytest

from graph.entries import entry_of
from graph.overlay import Contradiction
from stancegraph.corrections import HEAD, NoEntry, add, overlay_at, read_entries, remove
from stancegraph.marked import BadFile

HAND_WRITTEN = """\
# Who is who, checked by AB

# two spellings
- merge actor: volk   # the minister
  into: anna-volk
  when: 2031-02-03

- rename position: q1
  text: "A toll: 24:00 to 6:00"
# a question for later
- keep actor apart: no
  from: yes
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "corrections.yaml"


def test_entries_are_read_as_they_stand_with_their_places(path: Path) -> None:
    path.write_text(HAND_WRITTEN)
    entries = read_entries(path)
    assert [entry.row for entry in entries] == [
        {"merge actor": "volk", "into": "anna-volk", "when": "2031-02-03"},
        {"rename position": "q1", "text": "A toll: 24:00 to 6:00"},
        {"keep actor apart": "no", "from": "yes"},
    ]
    assert [entry.place for entry in entries] == [
        f"{path}, line {line} (entry {n})" for n, line in enumerate((4, 8, 11), start=1)
    ]


def test_a_new_file_says_what_it_is(path: Path) -> None:
    add(path, [entry_of({"merge actor": "a", "into": "b"})], "A is B")
    assert path.read_text() == HEAD + "\n# A is B\n- merge actor: a\n  into: b\n"


def test_adding_leaves_what_stands_there(path: Path) -> None:
    path.write_text(HAND_WRITTEN)
    overlay = add(path, [entry_of({"confirm stance": "p1", "by": "AB"})])
    assert path.read_text() == HAND_WRITTEN + "\n- confirm stance: p1\n  by: AB\n"
    assert overlay.confirmed("stance") == {"p1"}


def test_removing_takes_back_what_was_added(path: Path) -> None:
    path.write_text(HAND_WRITTEN)
    add(path, [entry_of({"confirm stance": "p1"}), entry_of({"confirm stance": "p2"})], "why")
    remove(path, [4, 5])
    assert path.read_text() == HAND_WRITTEN


def test_removing_takes_the_comment_above_along_and_no_other(path: Path) -> None:
    path.write_text(HAND_WRITTEN)
    remove(path, [1])
    assert "two spellings" not in path.read_text()
    assert "the minister" not in path.read_text()
    assert path.read_text().startswith("# Who is who, checked by AB\n\n- rename position: q1\n")
    remove(path, [1])
    assert [entry.of for entry in read_entries(path)] == ["no"]
    assert "# a question for later" in path.read_text()
    remove(path, [1])
    assert read_entries(path) == []


@pytest.mark.parametrize("numbers", [[2, 1], [1, 2, 3], [3, 1], [2, 3]])
def test_several_are_removed_at_once(path: Path, numbers: list[int]) -> None:
    for name in "abc":
        add(path, [entry_of({"merge actor": name, "into": "z", "by": "AB"})], f"{name} is z")
    remove(path, numbers)
    kept = [name for number, name in enumerate("abc", start=1) if number not in numbers]
    assert [entry.of for entry in read_entries(path)] == kept
    assert [name for name in "abc" if f"# {name} is z" in path.read_text()] == kept


def test_an_entry_that_is_not_there_is_told(path: Path) -> None:
    path.write_text(HAND_WRITTEN)
    with pytest.raises(NoEntry, match="no entry 4: it has 3"):
        remove(path, [4])
    assert path.read_text() == HAND_WRITTEN


def test_what_contradicts_is_not_written(path: Path) -> None:
    path.write_text(HAND_WRITTEN)
    with pytest.raises(Contradiction, match=r"corrections.yaml, line 4 \(entry 1\)"):
        add(path, [entry_of({"merge actor": "volk", "into": "tomas-volk"})])
    assert path.read_text() == HAND_WRITTEN


@pytest.mark.parametrize("name", ["#", "- x", "a: b", "x # y", "'", '"', "no", "1e5", "é", "a\tb"])
def test_any_text_is_read_as_it_was_written(path: Path, name: str) -> None:
    entry = entry_of({"rename actor": "a", "name": f"{name} {name}"})
    add(path, [entry], remark=f"{name}\n- x: y")
    assert read_entries(path) == [entry]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("merge actor: a", "line 1: corrections are a list"),
        ("- merge actor: a\n  into: b\n  into: c", "line 3: 'into' stands there twice"),
        ("- merge actor: a\n\n- merge actor: [", "line 3"),
        ("\n- a", "line 2: a table"),
        ("- merge actor: a", "line 1: entry 1: 'merge actor' lacks the field 'into'"),
        ("- merge position: a\n  into: b\n  opposite: 1", "true or false and is '1'"),
        ("- merge actor:\n  into: b", "line 1: a text belongs here"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(path: Path, text: str, told: str) -> None:
    path.write_text(text)
    with pytest.raises(BadFile) as error:
        read_entries(path)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_nothing_can_be_added_to_is_left(path: Path) -> None:
    path.write_text("[]\n")
    with pytest.raises(BadFile):
        add(path, [entry_of({"confirm stance": "p1"})])
    assert path.read_text() == "[]\n"


def test_the_usual_file_is_taken_where_there_is_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    assert overlay_at(None) is None
    path.write_text("")
    found = overlay_at(None)
    assert found is not None
    assert found.entries == ()
    with pytest.raises(FileNotFoundError, match=r"no file other\.yaml"):
        overlay_at(Path("other.yaml"))
