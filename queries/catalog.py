"""Read the saved questions: one .cypher file each, with a header that says what it asks.

A header's lines, each a comment:

    // title: Stances over time
    // group: over time
    // question: Where has an actor stood on what, and when?
    // plot: timeline
    // parameter actor: actor - whose stances
    // parameter from: date = 0001-01-01 - the first day

A parameter has a kind and perhaps a default; without one it must be given. Kinds:

    text      any words                     bound to the text
    integer   a whole number from 0 on      bound to an int
    share     a number from 0 to 1          bound to a float
    date      YYYY-MM-DD, today, today-7    bound to a date; today is the day of the asking
    a|b|c     one of these words            bound to the word
    actor     a person, body or government  bound to what the caller's resolver returns: actorId
    country   name, or ISO 2 or 3 letters   ... its iso3
    position  words of it, or its id        ... a list of positionIds, never empty

``plot`` says as what the rows can be drawn, where they can: as a timeline, as months or as camps.

The graph is not known here. Who has one passes a resolver to ``Question.bind``: a function of
a kind (actor, country, position) and the text given, that returns the value to bind or raises
a LookupError. An empty text, such as the default "", is bound as it is and means any.
"""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, cast, get_args

Kind = Literal["text", "integer", "share", "date", "choice", "actor", "country", "position"]
Plot = Literal["timeline", "months", "camps"]
Resolver = Callable[[Kind, str], Any]

KINDS: tuple[Kind, ...] = get_args(Kind)
PLOTS: tuple[Plot, ...] = get_args(Plot)
NAMED: frozenset[Kind] = frozenset(("actor", "country", "position"))

_HEADER = re.compile(r"^// (title|group|question): (.+)$", re.MULTILINE)
_PLOT = re.compile(r"^// plot: *(.*?) *$", re.MULTILINE)
_PARAMETER = re.compile(r"^// parameter (\w+): ([\w|]+)(?: = (.*?))? - (.+)$", re.MULTILINE)
_USED = re.compile(r"\$(\w+)")


class UnknownQuestion(LookupError):
    """Say that no question has a name, and which are near."""


class BadParameter(ValueError):
    """Say that a parameter is missing, unknown or not what its kind asks for."""


class BadHeader(ValueError):
    """Say that a .cypher file does not begin as a question must."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """Describe what a question is given; a ``default`` of None means that it must be given.

    ``choices`` are the words of which a choice must be one.
    """

    name: str
    kind: Kind
    default: str | None
    about: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Hold a question, what it is given, and the Cypher that answers it.

    ``plot`` is as what its rows can be drawn; None where they cannot.
    """

    name: str
    title: str
    group: str
    question: str
    parameters: tuple[Parameter, ...]
    cypher: str
    plot: Plot | None = None

    def bind(self, given: Mapping[str, str], resolve: Resolver | None = None) -> dict[str, Any]:
        """Turn texts into the values of the parameters, defaults filled in.

        Raises BadParameter, and what the resolver raises. Without a resolver the texts of
        named things are bound as they are.
        """
        known = {parameter.name for parameter in self.parameters}
        if unknown := sorted(set(given) - known):
            has = ", ".join(sorted(known)) or "no parameters"
            raise BadParameter(
                f"The question {self.name} has no parameter {unknown[0]}. It has {has}."
            )
        bound = {
            p.name: self._value(p, given.get(p.name, p.default), resolve) for p in self.parameters
        }
        if {"from", "to"} <= known & set(given) and bound["from"] > bound["to"]:
            raise BadParameter(
                f"from is {bound['from']}, after to, which is {bound['to']}: no day lies between."
            )
        return bound

    def _value(self, parameter: Parameter, text: str | None, resolve: Resolver | None) -> Any:
        if text is None:
            raise BadParameter(
                f"The question {self.name} needs {parameter.name}: {parameter.about} "
                f"(a value of the kind {parameter.kind})."
            )
        read = _READERS.get(parameter.kind, _text)(parameter, text)
        if resolve is None or parameter.kind not in NAMED or not read:
            return read
        return resolve(parameter.kind, read)


def _text(parameter: Parameter, text: str) -> str:
    if parameter.default is None and not text.strip():
        raise BadParameter(f"The parameter {parameter.name} is empty. Give {parameter.about}.")
    return text.strip()


def _integer(parameter: Parameter, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text.strip()):
        raise BadParameter(f"{parameter.name} is {text!r}: not a whole number from 0 on.")
    return int(text)


def _share(parameter: Parameter, text: str) -> float:
    if re.fullmatch(r"0?\.[0-9]+|[01](\.0*)?", text.strip()):
        return float(text)
    raise BadParameter(f"{parameter.name} is {text!r}: not a number from 0 to 1, such as 0.7.")


def _choice(parameter: Parameter, text: str) -> str:
    word = text.strip().lower().replace("-", "_").replace(" ", "_")
    if word in parameter.choices or word == parameter.default:
        return word
    raise BadParameter(f"{parameter.name} is {text!r}: none of {', '.join(parameter.choices)}.")


def _today() -> date:
    return datetime.now().astimezone().date()


def _date(parameter: Parameter, text: str) -> date:
    if relative := re.fullmatch(r"today(?:-([0-9]{1,5}))?", text.strip()):
        return _today() - timedelta(days=int(relative[1] or 0))
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text.strip()):
            return date.fromisoformat(text.strip())
    except ValueError:
        pass
    raise BadParameter(
        f"{parameter.name} is {text!r}: not a day. Write YYYY-MM-DD, such as 2031-01-14, or "
        "today, or today-7 for a week before."
    )


_READERS: dict[Kind, Callable[[Parameter, str], Any]] = {
    "integer": _integer,
    "share": _share,
    "date": _date,
    "choice": _choice,
}


@cache
def questions() -> tuple[Question, ...]:
    """Return all saved questions, in the order of their names."""
    return tuple(_read_folder(files("queries")))


@cache
def pictures() -> tuple[Question, ...]:
    """Return the questions whose answers are paths to be drawn, in the order of their names."""
    return tuple(_read_folder(files("queries") / "pictures"))


def _read_folder(folder: Traversable) -> Iterator[Question]:
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name.removesuffix(".cypher"))
    for entry in entries:
        if entry.name.endswith(".cypher"):
            name = entry.name.removesuffix(".cypher")
            yield read_question(name, entry.read_text(encoding="utf-8"))


def question(name: str) -> Question:
    """Return the question of a name; raises UnknownQuestion with the nearest names."""
    known = {one.name: one for one in questions()}
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(known)}."
    raise UnknownQuestion(f"There is no saved question {name!r}. {hint}")


def read_question(name: str, text: str) -> Question:
    """Read a question from the text of its file; raises BadHeader."""
    header = dict(_HEADER.findall(text))
    if missing := {"title", "group", "question"} - set(header):
        raise BadHeader(f"{name}.cypher has no line '// {min(missing)}: ...'.")
    parameters = tuple(_parameter(name, *found) for found in _PARAMETER.findall(text))
    code = "\n".join(line for line in text.splitlines() if not line.startswith("//")).strip()
    declared, used = {p.name for p in parameters}, set(_USED.findall(code))
    if declared != used:
        odd = ", ".join(sorted(declared ^ used))
        raise BadHeader(f"{name}.cypher declares other parameters than it uses: {odd}.")
    return Question(
        name=name,
        parameters=parameters,
        cypher=code.removesuffix(";"),
        plot=read_plot(name, text),
        **header,
    )


def read_plot(name: str, text: str) -> Plot | None:
    """Read from the text of a file as what its rows can be drawn; raises BadHeader."""
    kinds = _PLOT.findall(text)
    if not kinds:
        return None
    if len(kinds) == 1 and kinds[0] in PLOTS:
        return cast(Plot, kinds[0])
    raise BadHeader(
        f"{name}.cypher: rows are drawn as one of {', '.join(PLOTS)}, not as {' and '.join(kinds)}."
    )


def _parameter(question_name: str, name: str, kind: Any, default: str, about: str) -> Parameter:
    choices = tuple(kind.split("|")) if "|" in kind else ()
    if (kind not in KINDS or kind == "choice") and not choices:
        raise BadHeader(f"{question_name}.cypher: {name} is of the unknown kind {kind}.")
    unquoted = default[1:-1] if default[:1] == '"' == default[-1:] else default
    return Parameter(
        name=name,
        kind="choice" if choices else kind,
        default=unquoted if default else None,
        about=about,
        choices=choices,
    )
