"""What `make` and the check of every change do."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def make(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    command = ["make", "--no-print-directory", *arguments]
    environment = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MAKELEVEL")}
    command += [f"{name}={value}" for name, value in variables.items()]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )


def test_the_check_of_every_change_is_make_test() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.splitlines()[:2] == ["#!/usr/bin/env bash", "set -euo pipefail"]
    assert script.splitlines()[-1] == "make test"
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_make_test_runs_every_check(tmp_path: Path) -> None:
    planned = make("--dry-run", "test", VENV=str(tmp_path / "env")).stdout
    for check in ("ruff check .", "ruff format --check .", "mypy --strict", "pytest"):
        assert check in planned
    assert "install --editable '.[dev]'" in planned


def test_make_demo_installs_what_users_need_and_asks_three_questions(tmp_path: Path) -> None:
    planned = make("--dry-run", "demo", VENV=str(tmp_path / "env")).stdout
    assert "install --editable .\n" in planned
    assert "[dev]" not in planned
    asked = re.findall(r"/stance query run +([\w-]+)", planned)
    assert asked == ["stance-timeline", "position-changes", "conditions"]


@pytest.mark.parametrize("python", ["", "no-such-python", "false"])
def test_without_a_python_that_is_new_enough_one_line_says_so(python: str, tmp_path: Path) -> None:
    home = tmp_path / "env"
    done = make(f"{home}/.created", VENV=str(home), PYTHON=python)
    assert done.returncode == 2
    assert "make: stancegraph needs Python 3.11 or newer" in done.stderr
    assert not home.exists()


def test_one_python_is_found_without_help(tmp_path: Path) -> None:
    home = tmp_path / "env"
    planned = make("--dry-run", f"{home}/.created", VENV=str(home)).stdout
    assert re.search(r"python3?(\.\d+)? -m venv", planned)
