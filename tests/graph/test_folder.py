"""CSV files that neo4j-admin imports offline, whatever stands in the texts."""

import csv
import re
from functools import partial
from operator import methodcaller
from pathlib import Path

import pytest

from graph.folder import BETWEEN, IMPORT, NotForCsv, header, write_folder
from graph.load import load
from graph.lookup import find
from graph.paging import kinds, shapes
from graph.shape import Row
from graph.statements import named_statements, schema_text
from graph.store import Store, StoreReadOnly, open_store
from queries.catalog import questions
from tests.graph.awkward import awkward
from tests.graph.sample import talks
from tests.graph.snapshot import snapshot
from tests.neo4j.database import access_to
from tests.neo4j.server import Neo4jServer
from tests.neo4j.shell import run_script

GIVEN = {
    "actor": "Anna Volk",
    "other": "Tomas Marr",
    "country": "Norway",
    "position": "the canal opens",
    "words": "canal",
    "from": "2031-01-01",
    "to": "2031-12-31",
}


def test_headers_name_types_and_keys() -> None:
    assert header("QuoteKey") == "key:ID(QuoteKey),statementIds:string[]"
    assert header("PositionBlock") == "key:ID(PositionBlock),parts:long,positionIds:string[]"
    (kind,) = (one for one in kinds() if one.type == "SPEAKS_FOR")
    named = "role:string,named:string,first:date,last:date"
    assert header(kind) == f":START_ID(Actor),:END_ID(Country),{named}"
    assert all(header(label).count(":ID(") == 1 for label in shapes())


def test_awkward_texts_are_one_field_each(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph.ladybug") as store:
        load(store, awkward())
        texts = store.run("MATCH (a:Article) RETURN a.articleId AS id, a.text AS text")
        write_folder(store, tmp_path)
    with (tmp_path / "Article.csv").open(encoding="utf-8", newline="") as file:
        found = {row["articleId:ID(Article)"]: row["text:string"] for row in csv.DictReader(file)}
    assert found == {row["id"]: row["text"] for row in texts}


def test_no_value_and_the_empty_text_are_two_things(tmp_path: Path) -> None:
    row = {"source": "a", "target": "c", "role": "", "named": None, "first": None, "last": None}
    actor = dict.fromkeys(shapes()["Actor"].properties) | {"actorId": "a", "aliases": []}
    kind = next(one for one in kinds() if one.type == "SPEAKS_FOR")
    with open_store(tmp_path / "graph.ladybug") as store:
        store.write(lambda change: change.merge_nodes("Actor", [actor]))
        store.write(
            lambda change: change.merge_nodes("Country", [{"iso3": "c", "iso2": "", "name": None}])
        )
        store.write(lambda change: change.merge_edges(kind, [row]))
        write_folder(store, tmp_path)
    name = "SPEAKS_FOR-Actor-Country.csv"
    assert (tmp_path / name).read_text("utf-8").splitlines()[1] == '"a","c","",,,'
    assert (tmp_path / "Country.csv").read_text("utf-8").splitlines()[1] == '"c","",'


def test_a_list_that_has_no_form_is_named(tmp_path: Path) -> None:
    actor = dict.fromkeys(shapes()["Actor"].properties)
    for aliases in ([f"a{BETWEEN}b"], [""]):
        row = actor | {"actorId": ascii(aliases), "aliases": aliases}
        with open_store(tmp_path / f"{len(aliases[0])}.ladybug") as store:
            store.write(methodcaller("merge_nodes", "Actor", [row]))
            with pytest.raises(NotForCsv, match="--to FILE"):
                write_folder(store, tmp_path)


def test_lists_that_may_be_empty_are_restored() -> None:
    restored = named_statements(schema_text("neo4j/lists.cypher"))
    for label, shape in shapes().items():
        lists = [name for name, kind in shape.properties.items() if kind == "texts"]
        if label not in (
            "QuoteKey",
            "CopyKey",
            "PositionBlock",
        ):  # these are never kept without items
            assert all(f"n.{name} = " in restored[label] for name in lists), label


def test_equal_graphs_give_equal_files(tmp_path: Path) -> None:
    for name, articles in (("one", talks()), ("two", talks()[::-1])):
        (tmp_path / name).mkdir()
        with open_store(tmp_path / f"{name}.ladybug") as store:
            load(store, articles)
            write_folder(store, tmp_path / name)
    one, two = (_files(tmp_path / name) for name in ("one", "two"))
    assert one == two
    assert len(one) > 20


def _files(folder: Path) -> dict[str, str]:
    """Read all files of a folder, without the moments of loading."""
    moment = r"\b\d{4}-\d\d-\d\dT[\d:.]+"
    return {one.name: re.sub(moment, "", one.read_text("utf-8")) for one in folder.iterdir()}


def answers_of(store: Store) -> dict[str, list[Row]]:
    """Ask all saved questions."""
    found = {}
    for one in questions():
        given = {p.name: GIVEN[p.name] for p in one.parameters if p.default is None}
        found[one.name] = store.run(one.cypher, one.bind(given, partial(find, store)))
    return found


@pytest.mark.neo4j
def test_the_import_makes_the_graph_which_a_reader_can_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, readers = tmp_path / "a folder", {"server.databases.default_to_read_only": "true"}
    folder.mkdir()
    with open_store(tmp_path / "graph.ladybug") as store:
        load(store, awkward())
        wanted = snapshot(store)
        write_folder(store, folder)
        answers = answers_of(store)
    server = Neo4jServer(tmp_path / "home", password="a pass word")
    monkeypatch.chdir(folder)
    done = server.admin(*IMPORT.split()[1:])
    assert done.returncode == 0, done.stdout + done.stderr
    server.admin("dbms", "set-initial-password", server.password)
    with server:
        made = run_script(server, folder / "finish.cypher")
        assert (made.returncode, made.stderr) == (0, "")
        with open_store(server.uri, access=access_to(server)) as store:
            assert snapshot(store) == wanted
    server.settings |= readers
    with server, open_store(server.uri, access=access_to(server), read_only=True) as store:
        assert answers_of(store) == answers
        with pytest.raises(StoreReadOnly), open_store(server.uri, access=access_to(server)) as own:
            load(own, talks())
