import errno
import sys
from pathlib import Path

import pytest
import typer

from graph.store import QueryError, StoreLocked
from ingest.pipeline import PipelineError
from stancegraph.problems import Exit, code_of, one_line, told
from stancegraph.show import UnknownEvidence


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (StoreLocked("held by process 12"), Exit.STORE),
        (QueryError("unexpected )"), Exit.USAGE),
        (PipelineError("no parser"), Exit.MODEL),
        (UnknownEvidence("no such id"), Exit.NOT_FOUND),
        (OSError(errno.ENOSPC, "No space left on device"), Exit.STORE),
        (OSError(errno.EFBIG, "File too large"), Exit.STORE),
        (FileNotFoundError(errno.ENOENT, "No such file"), Exit.NOT_FOUND),
        (PermissionError(errno.EACCES, "Permission denied"), Exit.PARTLY),
    ],
)
def test_each_kind_of_error_has_its_code(error: Exception, code: Exit) -> None:
    assert code_of(error) is code


@pytest.mark.parametrize("error", [KeyError("oops"), ValueError("oops"), RuntimeError("oops")])
def test_a_fault_of_the_program_keeps_its_traceback(error: Exception) -> None:
    assert code_of(error) is None
    with pytest.raises(type(error)), told():
        raise error


def test_a_foreseen_error_is_one_line_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended, told():
        raise UnknownEvidence("No statement\n has the id 'xy'.")
    assert ended.value.exit_code == Exit.NOT_FOUND
    assert capsys.readouterr() == ("", "stance: No statement has the id 'xy'.\n")


def test_ctrl_c_is_said_and_ends_with_130(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended, told():
        raise KeyboardInterrupt
    assert ended.value.exit_code == Exit.INTERRUPTED
    assert capsys.readouterr().err == "stance: interrupted\n"


def test_a_closed_pipe_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with (tmp_path / "out").open("w") as out:
        monkeypatch.setattr(sys, "stdout", out)
        with pytest.raises(typer.Exit) as ended, told():
            raise BrokenPipeError
    assert ended.value.exit_code == Exit.PIPE_CLOSED
    assert capsys.readouterr().err == ""


def test_a_usual_exit_passes() -> None:
    with pytest.raises(typer.Exit) as ended, told():
        raise typer.Exit(Exit.PARTLY)
    assert ended.value.exit_code == Exit.PARTLY


def test_key_errors_lose_their_quotes() -> None:
    assert one_line(KeyError("no 'a'\nhere")) == "no 'a' here"
    assert one_line(ValueError()) == "ValueError"
