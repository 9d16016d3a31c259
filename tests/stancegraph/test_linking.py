import csv
from pathlib import Path

import pytest

from stancegraph.linking import BadLinks, read_links
from stancegraph.problems import Exit
from tests.stancegraph.conftest import Command


def written(folder: Path, *rows: list[str]) -> Path:
    path = folder / "links.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def test_actors_are_linked_and_found_by_their_ids(
    stance: Command, copied: Path, tmp_path: Path
) -> None:
    address = "https://www.wikidata.org/wiki/Q999000002"
    rows = [["name", "wikidataId"], ["Halvorsen", "Q999000001"], ["Asta Brimsdottir", address]]
    file = written(tmp_path, *rows)
    done = stance("actors", "link", file, store=copied)
    assert (done.returncode, done.stderr) == (Exit.DONE, "")
    assert done.stdout == "2 linked, 0 changed, 0 were linked already. 0 left out.\n"
    again = stance("actors", "link", file, store=copied)
    assert again.stdout == "0 linked, 0 changed, 2 were linked already. 0 left out.\n"
    asked = stance("query", "run", "stance-timeline", "--actor", "Q999000001", store=copied)
    named = stance("query", "run", "stance-timeline", "--actor", "Halvorsen", store=copied)
    assert asked.stdout == named.stdout
    assert asked.returncode == Exit.DONE


def test_rows_that_cannot_be_used_are_named_at_the_end(
    stance: Command, copied: Path, tmp_path: Path
) -> None:
    file = written(
        tmp_path,
        ["name", "wikidataId"],
        ["Sigrid Halvorsen", "Q1"],
        ["Sigrid Halvorsn", "Q2"],
        ["Asta Brimsdottir", "forty-two"],
        ["sigrid-halvorsen", "Q3"],
        ["Asta Brimsdottir", "Q1"],
    )
    done = stance("actors", "link", file, store=copied)
    assert done.returncode == Exit.PARTLY
    assert done.stdout == "2 linked, 0 changed, 0 were linked already. 3 left out.\n"
    assert done.stderr.splitlines() == [
        "stance: Q1 is shared by asta-brimsdottir, sigrid-halvorsen: likely one actor",
        "stance: line 3: There is no actor 'Sigrid Halvorsn' in the graph. "
        "Nearest: Sigrid Halvorsen.",
        "stance: line 4: 'forty-two' is no Wikidata id. Write it as Q42.",
        "stance: line 5: sigrid-halvorsen has Q1 already, so not Q3 too.",
    ]


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadLinks, match=r"has the columns who, id\. It needs wikidataId"):
        list(read_links(written(tmp_path, ["who", "id"], ["Volk", "Q1"])))
    with pytest.raises(BadLinks, match="has the columns nothing"):
        list(read_links(written(tmp_path)))


def test_what_is_no_csv_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_bytes(b"name,wikidataId\n\xff\xfe\n")
    with pytest.raises(BadLinks, match="is no CSV file in UTF-8"):
        list(read_links(path))
    with pytest.raises(FileNotFoundError, match="There is no file"):
        list(read_links(tmp_path / "none.csv"))


def test_a_store_that_is_not_there_is_not_made(stance: Command, tmp_path: Path) -> None:
    file = written(tmp_path, ["name", "wikidataId"], ["Volk", "Q1"])
    done = stance("actors", "link", file, store=tmp_path / "none.ladybug")
    assert done.returncode == Exit.STORE
    assert not (tmp_path / "none.ladybug").exists()
