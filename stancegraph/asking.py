"""List, show and run questions: the saved ones and the user's own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text

from stancegraph.layout import WIDEST, Row, heading, wrap
from stancegraph.output import Format, console, print_rows
from stancegraph.problems import say
from stancegraph.then import NOW, When, opened

if TYPE_CHECKING:
    from queries.catalog import Parameter, Question


class WrongOptions(ValueError):
    """Say that a question was asked with options that cannot be read."""


class NoQuestion(ValueError):
    """Say that there is no one question to ask: none is named, or two, or a file holds none."""


def list_questions(form: Format) -> None:
    """Print the saved questions with their parameters."""
    from queries.catalog import questions

    rows = [
        {
            "group": one.group,
            "name": one.name,
            "question": one.question,
            "parameters": " ".join(map(_usage, one.parameters)),
            "plot": one.plot or "",
        }
        for one in sorted(questions(), key=lambda one: (one.group, one.name))
    ]
    if form is Format.table:
        _print_list(rows)
    else:
        print_rows(rows, ["name", "group", "question", "parameters", "plot"], form)


def _print_list(rows: Sequence[Mapping[str, str]]) -> None:
    out = console()
    width = max(len(row["name"]) for row in rows)
    group = ""
    for row in rows:
        if row["group"] != group:
            group = row["group"]
            out.print(f"\n{group.capitalize()}", style="bold", highlight=False)
        room = min(out.width, WIDEST) - width - 4
        first, *more = [*wrap(row["question"], room), *wrap(row["parameters"], room)]
        out.print(Text(f"  {row['name']:<{width}}  {first}"), soft_wrap=True)
        for line in more:
            out.print(Text(f"  {'':<{width}}  {line}"), soft_wrap=True)
    out.print("\nstance query show NAME says more; stance query run NAME asks.", highlight=False)


def _usage(parameter: "Parameter") -> str:
    """Write a parameter as an option, in brackets where it can be left out."""
    option = f"--{_spelt(parameter)} {parameter.kind.upper()}"
    return option if parameter.default is None else f"[{option}]"


def _spelt(parameter: "Parameter") -> str:
    """Spell a parameter as an option is spelt: --min-confidence."""
    return heading(parameter.name).replace(" ", "-")


def show_question(name: str) -> None:
    """Print what a question asks, its parameters and its Cypher."""
    from queries.catalog import question

    one = question(name)
    out = console()
    out.print(one.title, style="bold", highlight=False)
    out.print(one.question, highlight=False)
    if one.plot:
        out.print(f"It can be drawn (--plot FILE.html) as: {one.plot}.", highlight=False)
    if one.parameters:
        out.print()
    rows = [asdict(part) | {"name": f"--{_spelt(part)}"} for part in one.parameters]
    for row in rows:
        row["about"] += f"; one of {', '.join(row['choices'])}" if row["choices"] else ""
        row["default"] = "(needed)" if row["default"] is None else row["default"] or "(any)"
    if rows:
        print_rows(rows, ["name", "kind", "default", "about"], Format.table)
    out.print(f"\n{one.cypher}", highlight=False, markup=False, soft_wrap=True)


def run_question(
    arguments: Sequence[str],
    file: Path | None,
    *,
    uri: str,
    form: Format,
    when: When = NOW,
    plot: Path | None = None,
) -> None:
    """Ask the question that the arguments name, or the one in a file; print or draw the rows."""
    from stancegraph.plots.drawing import Answered, check, draw

    name, options = read_arguments(arguments)
    one = chosen(name, file)
    given = matched(options, one)
    one.bind(given)  # a wrong option is said before a store is looked for
    if plot:
        check(one, plot)
    with opened(uri, when) as asked:
        bound = one.bind(given, asked.find)
        rows = asked.store.run(one.cypher, bound)
        if plot:
            answered = Answered(question=one, given=given, bound=bound, when=when)
            draw(answered, rows, asked.whole, plot)
        else:
            print_rows(rows, columns_of(rows, one.cypher), form)
    _tell(len(rows), bound.get("limit"), when)


def _tell(count: int, limit: Any, when: When) -> None:
    if not count:
        where = f"in what was {when}" if when else "in the graph"
        say(f"stance: no rows: nothing {where} answers this")
    elif count == limit:
        say(f"stance: --limit {count} is reached; a higher one may show more")


def chosen(name: str | None, file: Path | None) -> "Question":
    """Return the saved question of a name or the one in a file; raise NoQuestion."""
    from queries.catalog import question, questions

    if name and file:
        raise NoQuestion("Ask a saved question by its name or your own by --file, not both.")
    if file:
        return own_question(file)
    if name:
        return question(name)
    names = ", ".join(one.name for one in questions())
    raise NoQuestion(f"No question is named. There are: {names}; or give a file with --file.")


def own_question(file: Path) -> "Question":
    """Read a question from a file: with a header like the saved ones, or of Cypher alone.

    Without a header every parameter is text and must be given.
    """
    from queries.catalog import Parameter, Question, read_plot, read_question
    from queries.guard import check

    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise FileNotFoundError(f"There is no file {file} with a question.") from error
    except UnicodeDecodeError as error:
        raise NoQuestion(f"{file} is not a text in UTF-8.") from error
    check(file.name, text)
    if re.search(r"^// (title|group|question|parameter)\b", text, re.MULTILINE):
        return read_question(file.stem, text)
    code = "\n".join(line for line in text.splitlines() if not line.startswith("//")).strip()
    if not code:
        raise NoQuestion(f"{file} is empty. Write a query in Cypher into it.")
    used = dict.fromkeys(re.findall(r"\$(\w+)", code))
    return Question(
        name=file.stem,
        title=file.stem,
        group="own",
        question="",
        parameters=tuple(
            Parameter(name=name, kind="text", default=None, about=f"what ${name} stands for")
            for name in used
        ),
        cypher=code.removesuffix(";"),
        plot=read_plot(file.stem, text),
    )


def read_arguments(arguments: Sequence[str]) -> tuple[str | None, dict[str, str]]:
    """Read a question's name and its "--name value" and "--name=value"; raise WrongOptions."""
    name: str | None = None
    options: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word.startswith("--") and len(word) > 2:
            option, value = _option(word, rest)
            options[option] = value
        elif name is None:
            name = word
        else:
            raise WrongOptions(
                f"What is {word!r}? The question is {name!r}; its parameters are options: --name "
                "value, with quotation marks around a value of several words."
            )
    return name, options


def _option(word: str, rest: list[str]) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not equals:
        if not rest:
            raise WrongOptions(f"{name} needs a value: {name} VALUE.")
        value = rest.pop(0)
    return name[2:], value


def matched(given: Mapping[str, str], one: "Question") -> dict[str, str]:
    """Spell options as the question's parameters are spelt: --as-of is asOf is as_of."""
    spelt = {_plain(parameter.name): parameter.name for parameter in one.parameters}
    return {spelt.get(_plain(name), name): value for name, value in given.items()}


def _plain(name: str) -> str:
    return name.replace("-", "").replace("_", "").lower()


def columns_of(rows: Sequence[Row], cypher: str) -> list[str]:
    """Name the columns of an answer, of an empty one too."""
    return list(rows[0]) if rows else re.findall(r"\bAS (\w+)", cypher.rpartition("RETURN")[2])
