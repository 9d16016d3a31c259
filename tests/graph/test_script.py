"""A script of Cypher makes the same graph on a Neo4j server, by cypher-shell."""

import io
import re
from datetime import date, datetime
from pathlib import Path

import pytest

from graph.load import load
from graph.script import ROWS, schema, write_script
from graph.store import Store, open_store
from tests.graph.awkward import awkward
from tests.graph.sample import talks
from tests.graph.snapshot import snapshot
from tests.neo4j.database import access_to, driver_of, empty
from tests.neo4j.server import Neo4jServer
from tests.neo4j.shell import run_script


def script_of(store: Store) -> str:
    file = io.StringIO()
    write_script(store, file)
    return file.getvalue()


def test_a_script_is_ascii_and_holds_each_statement_whole(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph.ladybug") as store:
        load(store, awkward())
        text = script_of(store)
    assert text.isascii()
    assert "\x00" not in text
    statements = re.split(r";\n\n", text)
    assert all(re.match(r"(//.*\n|\n)*(CREATE|DROP|CALL|UNWIND) ", one) for one in statements[:-1])
    assert statements[-1] == ""
    assert "schemaVersion" in statements[-2]


def test_statements_hold_so_many_rows_at_most(tmp_path: Path) -> None:
    rows = [{"key": f"{number:05}", "statementIds": ["s"]} for number in range(2 * ROWS + 1)]
    with open_store(tmp_path / "graph.ladybug") as store:
        store.write(lambda change: change.merge_nodes("QuoteKey", rows))
        text = script_of(store)
    found = [part.count("\n{key: ") for part in text.split("UNWIND")[1:]]
    assert found == [ROWS, ROWS, 1, 2]


def test_values_are_written_as_cypher_reads_them(tmp_path: Path) -> None:
    row = {
        "articleId": "a",
        "title": 'said "no" \\ and \n left',
        "url": None,
        "publishedOn": date(2031, 1, 2),
        "loadedAt": datetime.fromisoformat("2031-01-02T03:04:05.000678"),
    }
    full = dict.fromkeys(("outlet", "author", "language", "sha256", "text", "name", "extractor"))
    with open_store(tmp_path / "graph.ladybug") as store:
        store.write(lambda change: change.merge_nodes("Article", [{**full, **row}]))
        text = script_of(store)
    assert (
        '{articleId: "a", title: "said \\"no\\" \\\\ and \\n left", '
        'publishedOn: date("2031-01-02"), '
        'loadedAt: localdatetime("2031-01-02T03:04:05.000678")}'
    ) in text


def test_equal_graphs_give_equal_scripts(tmp_path: Path) -> None:
    scripts = []
    for name, articles in (("one", talks()), ("two", talks()[::-1])):
        with open_store(tmp_path / f"{name}.ladybug") as store:
            load(store, articles)
            scripts.append(re.sub(r"localdatetime\(.*?\)", "", script_of(store)))
    assert scripts[0] == scripts[1]


@pytest.mark.neo4j
def test_cypher_shell_makes_the_graph_and_a_second_run_changes_nothing(
    neo4j_server: Neo4jServer, tmp_path: Path
) -> None:
    empty(neo4j_server, schema=True)
    script = tmp_path / "graph.cypher"
    with open_store(tmp_path / "graph.ladybug") as store:
        load(store, awkward())
        wanted, text = snapshot(store), script_of(store)
    script.write_text(text, encoding="ascii")
    for _ in range(2):
        done = run_script(neo4j_server, script)
        assert (done.returncode, done.stderr) == (0, "")
        with open_store(neo4j_server.uri, access=access_to(neo4j_server), read_only=True) as made:
            assert snapshot(made) == wanted
            assert script_of(made) == text
    names = driver_of(neo4j_server).execute_query("SHOW INDEXES YIELD name RETURN name").records
    found = {row["name"] for row in names}
    asked = {name for one in schema() for name in re.findall(r" (stancegraph_\w+) IF NOT", one)}
    assert asked <= found | {row["name"] for row in _constraints(neo4j_server)}


def _constraints(server: Neo4jServer) -> list[dict[str, str]]:
    rows = driver_of(server).execute_query("SHOW CONSTRAINTS YIELD name RETURN name").records
    return [row.data() for row in rows]
