import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SHOTS = ROOT / ".screenshots"
CHROMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_CHROME = (
    "The tests of pages need Chromium, and none is on the PATH. On Debian and Ubuntu: "
    "apt install chromium; or name one with CHROMIUM=/path/to/chrome; or leave them out by "
    "`make test BROWSER=off`."
)

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def stance(tmp_path: Path) -> Command:
    """Return a function that runs the command in an empty folder, as a process of its own."""

    def run(
        *arguments: str | Path, store: Path | None = None, **options: Any
    ) -> "subprocess.CompletedProcess[str]":
        environment = {k: v for k, v in os.environ.items() if k not in ("STANCE_STORE", "COLUMNS")}
        if store is not None:
            environment["STANCE_STORE"] = str(store)
        command = [sys.executable, "-m", "stancegraph.cli", *map(str, arguments)]
        settings: dict[str, Any] = {"cwd": tmp_path, "timeout": 120, "env": environment}
        return subprocess.run(command, capture_output=True, text=True, **(settings | options))

    return run


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Load the example articles once and return the store's path: do not write to it."""
    store = tmp_path_factory.mktemp("examples") / "examples.ladybug"
    command = [sys.executable, "-m", "stancegraph.cli", "load", str(EXAMPLES)]
    command += ["--store", str(store)]
    subprocess.run(command, check=True, capture_output=True, cwd=store.parent, timeout=300)
    return store


@pytest.fixture
def copied(loaded: Path, tmp_path: Path) -> Path:
    """Return a copy of the loaded store that may be written to."""
    return Path(shutil.copy(loaded, tmp_path / "copied.ladybug"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium; where there is none, each test that needs it fails."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMES)), None)
    if not found:
        pytest.fail(NO_CHROME, pytrace=False)
    return found
