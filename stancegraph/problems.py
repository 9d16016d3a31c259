"""Turn what went wrong into one line for the user and an exit code."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

import typer

HOUSES = frozenset({"ingest", "graph", "queries", "stancegraph"})
MODEL_ROOMS = frozenset({"pipeline", "encoder"})
NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})


class Exit(IntEnum):
    """Name the exit codes; docs/command.md says what each means to a caller."""

    DONE = 0
    PARTLY = 1
    USAGE = 2
    NOT_FOUND = 3
    STORE = 4
    MODEL = 5
    INTERRUPTED = 130
    PIPE_CLOSED = 141


def say(line: str) -> None:
    """Print one line on standard error, after whatever is on standard output."""
    sys.stdout.flush()
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - the one place that may


def one_line(error: object) -> str:
    """Word a problem on one line, without the quotes that KeyError puts around its text."""
    text = str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error)
    return " ".join(text.split()) or type(error).__name__


def code_of(error: BaseException) -> Exit | None:
    """Choose the exit code for an error, or None where nobody foresaw it."""
    house, _, room = type(error).__module__.partition(".")
    if house == "graph" and isinstance(error, OSError):
        return Exit.STORE
    if house == "ingest" and room in MODEL_ROOMS:
        return Exit.MODEL
    if isinstance(error, FileNotFoundError):
        return Exit.NOT_FOUND
    if isinstance(error, OSError):
        return Exit.STORE if error.errno in NO_ROOM else Exit.PARTLY
    if house not in HOUSES:
        return None
    return Exit.NOT_FOUND if isinstance(error, LookupError) else Exit.USAGE


@contextmanager
def told() -> Iterator[None]:
    """Let every foreseen error end the command with one line and its exit code.

    What is not foreseen is a fault of the program and keeps its traceback.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError as error:
        _close_pipe()
        raise typer.Exit(Exit.PIPE_CLOSED) from error
    except KeyboardInterrupt as error:
        say("stance: interrupted")
        raise typer.Exit(Exit.INTERRUPTED) from error
    except (OSError, ValueError, LookupError, RuntimeError) as error:
        code = code_of(error)
        if code is None or isinstance(error, typer.Exit):
            raise
        say(f"stance: {one_line(error)}")
        raise typer.Exit(code) from error


def _close_pipe() -> None:
    """Send what is still buffered nowhere, so that closing down does not fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def check_folder(path: Path) -> None:
    """Raise FileNotFoundError where there is no folder for a file that is to be written."""
    if not path.parent.is_dir():
        raise FileNotFoundError(f"There is no folder {path.parent} to write {path.name} into.")
