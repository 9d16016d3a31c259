"""The houses, who may know whom, and what none of them does."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSES = ("ingest", "graph", "queries", "stancegraph")
MAY_KNOW = {
    "ingest": set[str](),
    "graph": {"ingest.records"},
    "queries": set[str](),
    "stancegraph": {"ingest", "graph", "queries"},
}
# Loading these takes a second or more; they belong to the functions that need them.
HEAVY = (
    "spacy",
    "onnxruntime",
    "tokenizers",
    "ladybug",
    "pyarrow",
    "numpy",
    "networkx",
    "matplotlib",
    "jinja2",
    "rich.table",
)
# Where Cypher starts, to tell a query from other text.
CYPHER_VERBS = (
    "MATCH (",
    "MERGE (",
    "CREATE (",
    "UNWIND $",
    "DETACH DELETE",
    "RETURN ",
    "LOAD FROM",
)

MODULES = sorted(
    path
    for house in HOUSES
    for path in (ROOT / house).rglob("*.py")
    if "__pycache__" not in path.parts
)
PRODUCT = pytest.mark.parametrize("path", MODULES, ids=[str(p.relative_to(ROOT)) for p in MODULES])


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of everything a module imports, relative imports resolved."""
    package = path.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            base = ".".join(part for part in (above, node.module or "") if part)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def forbidden(house: str, names: Iterator[str]) -> list[str]:
    """Return the imports that a house has no right to."""
    allowed = {house, *MAY_KNOW[house]}
    others = (
        n for n in names if n.partition(".")[0] in {*HOUSES, "training", "benchmarks", "tests"}
    )
    return [n for n in others if not any(n == a or n.startswith(a + ".") for a in allowed)]


@PRODUCT
def test_houses_know_only_whom_they_may(path: Path) -> None:
    assert forbidden(path.relative_to(ROOT).parts[0], imported(path)) == []


@pytest.mark.parametrize(
    ("house", "name"),
    [
        ("graph", "ingest.extract.Extractor"),
        ("graph", "queries.catalog"),
        ("ingest", "graph.store"),
        ("queries", "graph.store.Store"),
        ("ingest", "stancegraph.cli"),
        ("stancegraph", "training.train"),
    ],
)
def test_a_wrong_arrow_is_seen(house: str, name: str) -> None:
    assert forbidden(house, iter([name])) == [name]


@pytest.mark.parametrize("house", ["graph", "queries", "stancegraph"])
def test_only_ingest_knows_spacy(house: str) -> None:
    named = {
        (path.name, name)
        for path in (ROOT / house).rglob("*.py")
        for name in imported(path)
        if name.partition(".")[0] in {"spacy", "thinc", "onnxruntime", "tokenizers"}
    }
    assert named == set()


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split("[>=<]", line)[0] for line in project["dependencies"]}
    known = {*sys.stdlib_module_names, *HOUSES, "_typeshed"}
    tops = {name.partition(".")[0] for path in MODULES for name in imported(path)}
    called = {"yaml": "pyyaml", "dotenv": "python-dotenv"}
    assert {called.get(top, top) for top in tops - known} == declared


def test_top_level_names_are_ours_alone() -> None:
    owners = packages_distributions()
    assert {name: set(owners.get(name, [])) - {"stancegraph"} for name in HOUSES} == {
        name: set() for name in HOUSES
    }


def glued_cypher(tree: ast.AST) -> list[int]:
    """Return the lines on which a query is put together from parts at run time."""
    lines = {
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr | ast.BinOp | ast.Call)
        and _builds(node)
        and any(verb in text for text in _literals(node) for verb in CYPHER_VERBS)
    }
    return sorted(lines)


def _builds(node: ast.JoinedStr | ast.BinOp | ast.Call) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add | ast.Mod)
    return isinstance(node.func, ast.Attribute) and node.func.attr in {"format", "replace", "join"}


def _literals(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


@PRODUCT
def test_no_cypher_is_glued_together(path: Path) -> None:
    assert glued_cypher(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        'run(f"MATCH (n:{label}) RETURN n")',
        'run("MATCH (n) WHERE n.name = \'" + name + "\' RETURN n")',
        'run("MATCH (n:%s) RETURN n" % label)',
        'run("MATCH (n:{}) RETURN n".format(label))',
    ],
)
def test_glued_cypher_is_seen(source: str) -> None:
    assert glued_cypher(ast.parse(source)) == [1]


def module_name(path: Path) -> str:
    """Return the dotted name under which a module is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_nothing_happens_at_import(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("STANCE_STORE=read-from-dot-env\n")
    probe = (
        "import importlib, logging, os, sys, warnings\n"
        "before = dict(os.environ), logging.root.level, list(logging.root.handlers)\n"
        f"for name in {[module_name(path) for path in MODULES]!r}:\n"
        "    importlib.import_module(name)\n"
        "assert before == (dict(os.environ), logging.root.level, list(logging.root.handlers))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [entry.name for entry in tmp_path.iterdir()] == [".env"]


def test_the_command_starts_light() -> None:
    probe = (
        f"import sys, stancegraph.cli\nprint([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"
