"""No query is put together from texts: values reach a store as parameters alone."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSES = ("ingest", "graph", "queries", "stancegraph")
MODULES = [
    path
    for house in HOUSES
    for path in sorted((ROOT / house).rglob("*.py"))
    if "__pycache__" not in path.parts
]
CYPHER_FILES = [path for house in HOUSES for path in sorted((ROOT / house).rglob("*.cypher"))]
# What takes a query, by the last part of its name, and what has the same name and does not.
METHODS = ("run", "_run", "execute", "_execute", "execute_query", "query", "prepare", "_define")
TAKES_A_QUERY = frozenset((*METHODS, "PreparedStatement", "Query"))
AS_KEYWORDS = frozenset(("query", "query_", "cypher", "statement", "text"))
OTHERS = frozenset(("subprocess", "asyncio"))
GLUES = frozenset(("format", "format_map", "join", "replace", "substitute", "safe_substitute"))
# How Cypher looks, wherever it stands in a text. Prose says "match" and "return" as well.
LOOKS_LIKE_CYPHER = re.compile(
    r"\b(MATCH|MERGE|CREATE)\s*\(\s*\w*\s*[:){]|\bDETACH\s+DELETE\b|\bUNWIND\s+\S+\s+AS\b|\bLOAD\s+FROM\b"
    r"|\bRETURN\s+(DISTINCT\s+)?\w+(\.\w+|\s+AS\b|\()|\b(CREATE|DROP)\s+(\w+\s+)?(INDEX|CONSTRAINT)\b"
    r"|\bCREATE\s+(NODE|REL)\s+TABLE\b|\bORDER\s+BY\s+\w|-\[\w*:\w|\(\w*:[A-Z]\w*",
    re.IGNORECASE,
)
Scope = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def glued(node: ast.AST | None, names: frozenset[str]) -> bool:
    """Tell whether an expression is a text put together at run time, or is made of one.

    What a text is looked up by (a subscript) does not become a part of what is found.
    """
    found = False
    match node:
        case ast.JoinedStr():
            found = any(isinstance(part, ast.FormattedValue) for part in node.values)
        case ast.BinOp(op=ast.Add() | ast.Mod()):
            found = _texts(node) or glued(node.left, names) or glued(node.right, names)
        case ast.Name():
            found = node.id in names
        case ast.Subscript():
            found = glued(node.value, names)
        case ast.Call():
            found = _call_glues(node, names)
        case ast.expr():
            found = any(glued(part, names) for part in ast.iter_child_nodes(node))
    return found


def _texts(node: ast.BinOp) -> bool:
    return any(
        isinstance(part, ast.JoinedStr)
        or (isinstance(part, ast.Constant) and isinstance(part.value, str))
        for part in ast.walk(node)
    )


def _call_glues(node: ast.Call, names: frozenset[str]) -> bool:
    if isinstance(node.func, ast.Attribute):
        if node.func.attr in GLUES:
            return True
        if glued(node.func.value, names):
            return True
    # A function of another name may look a statement up by what it is given; only those that
    # hand a text on as it is are seen through.
    through = isinstance(node.func, ast.Name) and node.func.id in ("str", "dedent", "cleandoc")
    return through and any(glued(part, names) for part in node.args)


def glued_names(scope: Scope, outer: frozenset[str]) -> frozenset[str]:
    """List the names of a scope that are given a text put together at run time."""
    names = outer
    while True:
        found = names | {
            target.id
            for node in ast.walk(scope)
            for target, value in _given(node)
            if isinstance(target, ast.Name) and glued(value, names)
        }
        if found == names:
            return names
        names = frozenset(found)


def _given(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr | None]]:
    match node:
        case ast.Assign():
            for target in node.targets:
                yield target, node.value
        case ast.AnnAssign() | ast.NamedExpr():
            yield node.target, node.value
        case ast.AugAssign(op=ast.Add() | ast.Mod()):  # of numbers as well: those are not run
            yield node.target, ast.BinOp(ast.Constant(""), ast.Add(), node.value)
        case ast.For() | ast.comprehension():
            yield node.target, node.iter


def queries_put_together(tree: ast.Module) -> list[int]:
    """Return the lines on which a text put together is run, or looks like Cypher."""
    scopes: list[Scope] = [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)
    ]
    lines = set(_looking_like_cypher(tree))
    for scope in [tree, *scopes]:
        names = glued_names(scope, frozenset())
        if isinstance(scope, ast.Module):
            names = frozenset()  # names of one function say nothing of another's
        for node in ast.walk(scope):
            if not (isinstance(node, ast.Call) and _takes_a_query(node)):
                continue
            if any(glued(one, names) for one in _queries_of(node)):
                lines.add(node.lineno)
    return sorted(lines)


def _queries_of(node: ast.Call) -> Iterator[ast.expr]:
    """Yield the arguments that may be a query: the first, or what comes after a connection."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
    yield from node.args[: 2 if name == "PreparedStatement" else 1]
    yield from (one.value for one in node.keywords if one.arg in AS_KEYWORDS)


def _takes_a_query(node: ast.Call) -> bool:
    if isinstance(node.func, ast.Attribute):
        owner = node.func.value
        other = isinstance(owner, ast.Name) and owner.id in OTHERS
        return node.func.attr in TAKES_A_QUERY and not other
    return isinstance(node.func, ast.Name) and node.func.id in TAKES_A_QUERY


def _looking_like_cypher(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr | ast.BinOp | ast.Call) and glued(node, frozenset()):
            texts = [
                part.value
                for part in ast.walk(node)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            ]
            if any(LOOKS_LIKE_CYPHER.search(text) for text in texts):
                yield node.lineno


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(ROOT)) for path in MODULES])
def test_no_query_is_put_together(path: Path) -> None:
    assert queries_put_together(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "store.run(f'MATCH (n:{label}) RETURN n')",
        "store.run('MATCH (n) WHERE n.name = \"' + name + '\" RETURN n')",
        "tx.run('MATCH (n:%s) RETURN n' % label)",
        "driver.execute_query('MATCH (n:{}) RETURN n'.format(label))",
        "connection.execute(' '.join([start, end]))",
        "store.run(query.replace('$label', label))",
        "def f():\n    text = f'{a} {b}'\n    store.run(text)",
        "def f():\n    text = 'x'\n    text += name\n    store.run(text)",
        "def f():\n    text = a + ' LIMIT ' + b\n    other = text.strip()\n    store.run(other)",
        "def f():\n    for text in [f'{a}', b]:\n        store.run(text)",
        "def f():\n    if (text := f'{a}'):\n        store.run(str(text))",
        "def f():\n    store.run(cypher=f'{a} {b}')",
        "PreparedStatement(connection, f'{a}', rows)",
        "store.write(lambda tx: tx.run(f'{a}'))",
        "QUERY = f'match (n:{LABEL}) return n.name'",
        "QUERY = 'CREATE INDEX {} FOR (n:Actor) ON (n.x)'.format(name)",
        "def f():\n    return 'MATCH (a)-[r:%s]->(b) ' % kind",
    ],
)
def test_a_query_that_is_put_together_is_seen(source: str) -> None:
    assert queries_put_together(ast.parse(source)) != []


@pytest.mark.parametrize(
    "source",
    [
        "store.run('MATCH (n:Actor {actorId: $id}) RETURN n', {'id': f'{a}-{b}'})",
        "store.run(statements[f'merge {label}'], {'rows': rows})",
        "store.run(statements['merge {} {}'.format(*kind)], {'rows': rows})",
        "store.run(one.cypher, one.bind(given))",
        "subprocess.run([f'{folder}/stance', 'load'])",
        "raise ValueError(f'{count} articles match (and {more} do not)')",
        "def f():\n    text = f'{a}'\n    say(text)\n    store.run(QUERY)",
    ],
)
def test_what_is_no_such_query_is_let_pass(source: str) -> None:
    assert queries_put_together(ast.parse(source)) == []


def test_the_hunt_looks_at_code_that_runs_queries() -> None:
    calls = [
        node
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _takes_a_query(node)
    ]
    assert len(calls) > 30


@pytest.mark.parametrize("path", CYPHER_FILES, ids=lambda path: path.name)
def test_parameters_stand_for_values_alone(path: Path) -> None:
    code = re.sub(r"^//.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    # A label, a type or a name of a property that is a parameter: (n:$(x)), [r:$x], n[$x]
    assert not re.search(r":\s*\$\(|[\w)]\[\s*\$|apoc\.|\bEXECUTE\b", code)
