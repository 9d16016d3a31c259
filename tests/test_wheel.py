"""The wheel, installed into an environment of its own and used from another folder."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "examples"
MODEL_SIZE = 45e6  # bytes that the weights may take, all together


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", str(folder)], cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def binaries(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True)
    folder = home / ("Scripts" if os.name == "nt" else "bin")
    install = [
        str(folder / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-compile",
        str(wheel),
    ]
    done = subprocess.run(install, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def run(binaries: Path, tmp_path: Path) -> "Run":
    return Run(binaries, tmp_path)


class Run:
    """Run programs of the environment in a folder, without a network and our variables."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self.binaries = binaries
        self.folder = folder
        nowhere = "http://127.0.0.1:9"
        dropped = ("PYTHONPATH", "STANCE_STORE", "VIRTUAL_ENV")
        kept = {name: value for name, value in os.environ.items() if name not in dropped}
        self.environment = kept | {"HTTP_PROXY": nowhere, "HTTPS_PROXY": nowhere}

    def __call__(self, program: str, *arguments: str | Path) -> str:
        done = subprocess.run(
            [self.binaries / program, *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def test_the_wheel_holds_the_houses_with_their_data_and_nothing_else(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    tops = {name.partition("/")[0] for name in sizes}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "graph",
        "ingest",
        "queries",
        "stancegraph",
    }
    kinds = {(name.partition("/")[0], Path(name).suffix) for name in sizes}
    assert {("queries", ".cypher"), ("graph", ".cypher"), ("stancegraph", ".cypher")} <= kinds
    assert ("ingest", ".toml") in kinds
    model = sum(size for name, size in sizes.items() if name.startswith("ingest/model/"))
    assert 0 < model <= MODEL_SIZE


def test_an_article_is_loaded_and_asked_about_from_another_folder(run: Run) -> None:
    code = "import stancegraph; print(stancegraph.__file__)"
    assert Path(run("python", "-c", code).strip()).is_relative_to(run.binaries.parent)
    assert "18 " in run(
        "stance", "load", *sorted(ARTICLES.glob("*.md")), ARTICLES / "2031-02-wire.jsonl"
    )
    asked = run(
        "stance", "query", "run", "stance-timeline", "--actor", "Halvorsen", "--format", "json"
    )
    assert len(json.loads(asked)) >= 5
    run("stance", "verify")
