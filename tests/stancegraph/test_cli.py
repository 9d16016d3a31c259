import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from queries.catalog import questions
from stancegraph.cli import app
from stancegraph.problems import Exit
from tests.stancegraph.conftest import EXAMPLES, Command

COMMANDS = (
    ("load",),
    ("extract",),
    ("show",),
    ("verify",),
    ("derive",),
    ("copy",),
    ("export",),
    ("wipe",),
    ("info",),
    ("actors", "link"),
    ("query", "list"),
    ("query", "show"),
    ("query", "run"),
)


def run(*arguments: str | Path, store: Path | None = None) -> tuple[int, str, str]:
    """Run the command within this process; return its exit code and what it printed."""
    environment = {"STANCE_STORE": str(store) if store else None, "COLUMNS": "100"}
    result = CliRunner().invoke(app, [str(part) for part in arguments], env=environment)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_has_an_example(command: tuple[str, ...]) -> None:
    code, out, _ = run(*command, "--help")
    assert code == Exit.DONE
    assert f"Example: stance {' '.join(command)}" in out


def test_version_is_printed() -> None:
    code, out, _ = run("--version")
    assert code == Exit.DONE
    assert re.fullmatch(r"stance \d+\.\d+\.\d+\n", out)


@pytest.mark.parametrize("command", ["show", "run"])
def test_the_shell_completes_names_of_questions(command: str) -> None:
    words = f"stance query {command} stance-"
    environment = {"_STANCE_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": "3"}
    done = subprocess.run(
        [sys.executable, "-c", "from stancegraph.cli import main; main()"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.split() == ["stance-by-month", "stance-timeline"]


def test_every_question_is_listed_with_its_parameters() -> None:
    _, out, _ = run("query", "list")
    for one in questions():
        assert one.name in out
    _, out, _ = run("query", "list", "--format", "json")
    assert {row["name"] for row in json.loads(out)} == {one.name for one in questions()}


@pytest.mark.parametrize("name", [one.name for one in questions()])
def test_every_question_can_be_shown(name: str) -> None:
    code, out, _ = run("query", "show", name)
    assert code == Exit.DONE
    assert "RETURN" in out


def test_rows_come_as_table_json_and_csv(loaded: Path) -> None:
    ask = ("query", "run", "stance-timeline", "--actor", "Halvorsen", "--limit", "3")
    _, table, hint = run(*ask, store=loaded)
    assert "Sigrid" not in hint
    assert "--limit 3 is reached" in hint
    _, text, _ = run(*ask, "--format", "json", store=loaded)
    rows = json.loads(text)
    assert len(rows) == 3
    assert all(row["stanceId"] in table for row in rows)
    _, text, _ = run(*ask, "--format", "csv", store=loaded)
    assert text.splitlines()[0].split(",") == list(rows[0])


def test_an_own_question_is_asked_and_cannot_write(loaded: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.cypher"
    own.write_text(
        "MATCH (a:Article) WHERE a.outlet = $outlet RETURN a.title AS title ORDER BY title"
    )
    code, out, _ = run("query", "run", "--file", own, "--outlet", "Oslo Evening Post", store=loaded)
    assert code == Exit.DONE
    assert "I am not the minister of cod" in out
    own.write_text("MATCH (a:Article) DETACH DELETE a")
    code, _, problem = run("query", "run", "--file", own, store=loaded)
    assert code in (Exit.USAGE, Exit.STORE)
    assert len(problem.splitlines()) == 1
    assert run("verify", store=loaded)[0] == Exit.DONE


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("query", "run", "stance-timline"), Exit.NOT_FOUND, "stance-timeline"),
        (("query", "show", "x"), Exit.NOT_FOUND, "There are: "),
        (("query", "run"), Exit.USAGE, "most-quoted"),
        (("query", "run", "stance-timeline"), Exit.USAGE, "needs actor"),
        (
            ("query", "run", "stance-timeline", "--aktor", "x"),
            Exit.USAGE,
            "actor, from, limit, minConfidence, to",
        ),
        (
            ("query", "run", "stance-timeline", "--actor", "x", "--from", "May"),
            Exit.USAGE,
            "YYYY-MM-DD",
        ),
        (("query", "run", "stance-timeline", "Halvorsen"), Exit.USAGE, "are options"),
        (
            ("query", "run", "stance-timeline", "--actor", "Halversen"),
            Exit.NOT_FOUND,
            "Sigrid Halvorsen",
        ),
        (("query", "run", "country-stances", "--country", "Norwey"), Exit.NOT_FOUND, "Norway"),
        (("query", "run", "--file", "none.cypher"), Exit.NOT_FOUND, "none.cypher"),
        (("show", "zzz"), Exit.NOT_FOUND, "zzz"),
        (("show", "s"), Exit.NOT_FOUND, "Several ids"),
        (("show", ""), Exit.NOT_FOUND, "''"),
    ],
)
def test_a_wrong_question_is_one_line_that_says_what_exists(
    arguments: tuple[str, ...], code: Exit, word: str, loaded: Path
) -> None:
    got, out, problem = run(*arguments, store=loaded)
    assert (got, out) == (code, "")
    (line,) = problem.splitlines()
    assert line.startswith("stance: ")
    assert word in line


@pytest.mark.parametrize(
    "command",
    [("verify",), ("derive",), ("show", "s1"), ("query", "run", "most-quoted")],
    ids=" ".join,
)
def test_without_a_store_there_is_nothing_to_read(command: tuple[str, ...], tmp_path: Path) -> None:
    code, _, problem = run(*command, "--store", tmp_path / "none.ladybug")
    assert code == Exit.STORE
    assert str(tmp_path / "none.ladybug") in problem
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["statement", "stance", "condition"])
def test_the_words_behind_any_evidence_are_shown_in_their_article(
    kind: str, loaded: Path, tmp_path: Path
) -> None:
    own = tmp_path / "one.cypher"
    label = kind.capitalize()
    own.write_text(f"MATCH (e:{label}) RETURN e.{kind}Id AS id, e.text AS text ORDER BY id LIMIT 1")
    (row,) = json.loads(run("query", "run", "--file", own, "--format", "json", store=loaded)[1])
    code, out, _ = run("show", row["id"][:12], store=loaded)
    assert code == Exit.DONE
    assert row["id"] in out
    _, _, rest = out.partition(">>")
    assert rest.partition("<<")[0].strip()


def test_verify_names_each_mismatch(copied: Path) -> None:
    from graph.store import open_store

    assert run("verify", store=copied)[:2] == (
        Exit.DONE,
        run("verify", store=copied)[1],
    )
    with open_store(copied) as store:
        store.run("MATCH (a:Article) WHERE a.name = 'radio-letters' SET a.text = 'Gone.'")
    code, out, problem = run("verify", store=copied)
    assert code == Exit.PARTLY
    assert "All stand" not in out
    assert all("radio-letters" in line for line in problem.splitlines())


def test_derive_draws_what_is_missing_and_no_more(copied: Path) -> None:
    from graph.store import open_store

    code, whole, _ = run("derive", store=copied)
    assert code == Exit.DONE
    assert [line.split()[0] for line in whole.splitlines()] == [
        "SUPPORTS",
        "OPPOSES",
        "CONDITIONS_ON",
        "SHIFTS_TO",
    ]
    assert whole.count("(+0)") == 4
    with open_store(copied) as store:
        store.run("MATCH (:Actor)-[x:OPPOSES]->(:Position) DELETE x")
    _, corrected, _ = run("derive", "--corrected", store=copied)
    assert corrected.count("(+0)") == 4  # no correction has moved anything
    _, mended, _ = run("derive", "--all", store=copied)
    assert mended.count("(+0)") == 3
    assert run("derive", store=copied)[1] == whole


def test_info_counts_and_names_versions(loaded: Path) -> None:
    code, out, _ = run("info", store=loaded)
    assert code == Exit.DONE
    values = dict(re.split(r"\s{2,}", line, maxsplit=1) for line in out.splitlines() if line)
    assert values["articles"] == "19"
    assert values["articles published"] == "2031-01-14 to 2031-05-16"
    assert values["store"] == str(loaded)
    assert values["spacy"].startswith("3.")


def test_info_without_a_store_says_how_to_make_one(tmp_path: Path) -> None:
    code, out, _ = run("info", "--store", tmp_path / "none.ladybug")
    assert code == Exit.DONE
    assert "none yet" in out


def test_extract_prints_ascii_lines_in_the_form_that_is_documented(stance: Command) -> None:
    done = stance("extract", EXAMPLES / "2031-04-09-harbour-gazette.md")
    assert done.stdout.isascii()
    (line,) = done.stdout.splitlines()
    record = json.loads(line)
    assert list(record) == ["doc", "date", "statements", "stances", "conditions"]
    assert record["doc"] == "2031-04-09-harbour-gazette"
    assert record["date"] == "2031-04-09"
    assert any(s["kind"] == "direct" for s in record["statements"])


def test_standard_input_is_read(stance: Command) -> None:
    done = stance("extract", "-", "--date", "2031-03-04", input="Ms. Pell said the pier was safe.")
    assert json.loads(done.stdout)["date"] == "2031-03-04"


def test_loading_twice_adds_nothing(stance: Command, copied: Path) -> None:
    done = stance("load", EXAMPLES, store=copied)
    assert done.returncode == Exit.DONE
    assert "19 articles were in the store already" in done.stdout
    added = [line.split()[-2] for line in done.stdout.splitlines()[2:-1]]
    assert set(added) == {"0"}


def test_no_text_leaves_the_words_out(stance: Command, tmp_path: Path) -> None:
    store = tmp_path / "s.ladybug"
    stance("load", EXAMPLES / "2031-03-06-oslo-evening-post.md", "--no-text", store=store)
    code, out, _ = run("verify", store=store)
    assert code == Exit.DONE
    assert "1 articles were loaded without their text" in out


def test_nobody_hears_of_a_closed_pipe(loaded: Path) -> None:
    ask = [sys.executable, "-m", "stancegraph.cli", "query", "run", "conditions"]
    ask += ["--format", "csv", "--limit", "9999", "--store", str(loaded)]
    with subprocess.Popen(ask, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in (Exit.DONE, Exit.PIPE_CLOSED)


def test_a_pipe_gets_no_colours(stance: Command, loaded: Path) -> None:
    done = stance("query", "run", "conditions", store=loaded)
    assert "\x1b" not in done.stdout + done.stderr
    assert max(map(len, done.stdout.splitlines())) <= 110


def test_a_query_starts_without_the_language_pipeline(loaded: Path) -> None:
    probe = (
        "import sys; from stancegraph.cli import app\n"
        "try: app(['query', 'run', 'most-quoted'])\n"
        "except SystemExit as end: assert end.code in (0, None), end.code\n"
        "assert 'spacy' not in sys.modules\n"
        "assert 'onnxruntime' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        env={"STANCE_STORE": str(loaded), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
