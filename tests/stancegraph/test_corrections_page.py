"""What docs/corrections.md shows runs, in the order in which it stands there."""

import re
import shlex
from pathlib import Path

from graph.entries import SHAPES
from stancegraph.codebook import read_codebook
from stancegraph.corrections import read_entries
from stancegraph.problems import Exit
from tests.stancegraph.conftest import EXAMPLES, ROOT, Command

PAGE = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.+?)```", PAGE, re.DOTALL)


def test_the_commands_of_the_page_run_one_after_the_other(
    stance: Command, copied: Path, tmp_path: Path
) -> None:
    (tmp_path / "examples").symlink_to(EXAMPLES)
    lines = re.findall(r"^\$ stance (.+)$", PAGE, re.MULTILINE)
    assert len(lines) > 15
    for line in lines:
        if line.startswith("positions suggest"):  # what follows is of the graph without codebook
            (tmp_path / "none.yaml").write_text("")
            stance("derive", "--codebook", "none.yaml", store=copied)
        done = stance(*shlex.split(line), store=copied, input="n s n u q")
        assert done.returncode == Exit.DONE, (line, done.stderr)
        assert done.stdout
    a, b = tmp_path / "A.yaml", tmp_path / "B.yaml"
    for path, keys in ((a, "y n y"), (b, "y y y")):
        done = stance("review", "--limit", "3", "--corrections", path, store=copied, input=keys)
        assert done.returncode == Exit.DONE, done.stderr
        path.rename(path.with_suffix(".kept"))
        path.write_text("")
        stance("derive", "--corrections", path, store=copied)
        path.with_suffix(".kept").replace(path)
    done = stance("review", "--compare", a, b)
    assert done.returncode == Exit.DONE
    assert "1 differ" in done.stdout


def test_the_files_of_the_page_can_be_read(tmp_path: Path) -> None:
    book, entry = BLOCKS
    assert (EXAMPLES / "codebook.yaml").read_text().partition("\n")[2].startswith(book)
    (tmp_path / "book.yaml").write_text(book)
    assert [one.slug for one in read_codebook(tmp_path / "book.yaml")] == [
        "fishing-tribunal",
        "landing-fee",
    ]
    (tmp_path / "entry.yaml").write_text(entry)
    assert [one.kind for one in read_entries(tmp_path / "entry.yaml")] == ["merge position"]


def test_every_kind_of_entry_is_named() -> None:
    told = " ".join(PAGE.split())
    assert [kind for kind in SHAPES if f"`{kind}`" not in told] == []
