"""docker-compose.yml keeps its promises, and the tests' server runs with the same settings."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.neo4j.jars import VERSION
from tests.neo4j.server import SETTINGS

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docker-compose.yml"
COMPOSE: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
SERVICE: dict[str, Any] = COMPOSE["services"]["neo4j"]
ENVIRONMENT: dict[str, str] = SERVICE["environment"]
# A container answers on all its own addresses, and Docker passes on those of this machine; it has
# no certificate, and asks for a password by itself.
OF_THE_CONTAINER = {
    "server.default_listen_address",
    "server.https.enabled",
    "dbms.security.auth_enabled",
}


def setting(variable: str) -> str:
    """Read the name of a setting from that of a variable."""
    name = variable.removeprefix("NEO4J_").replace("__", "\0")
    return name.replace("_", ".").replace("\0", "_")


def client() -> list[str] | None:
    """Find what reads a compose file on this machine, if there is anything."""
    for command in (["docker", "compose"], ["docker-compose"]):
        if shutil.which(command[0]):
            done = subprocess.run([*command, "version"], capture_output=True, timeout=60)
            if done.returncode == 0:
                return command
    return None


def test_there_is_one_service_of_the_version_that_is_tested() -> None:
    assert list(COMPOSE["services"]) == ["neo4j"]
    assert SERVICE["image"] == f"neo4j:{VERSION}-community"
    assert VERSION.startswith("5.26.")


def test_the_password_comes_from_the_environment_alone() -> None:
    assert re.fullmatch(r"neo4j/\$\{NEO4J_PASSWORD:\?[^}]+\}", ENVIRONMENT["NEO4J_AUTH"])
    others = {name: value for name, value in ENVIRONMENT.items() if name != "NEO4J_AUTH"}
    assert not re.search(r"password|auth", str(others), re.IGNORECASE)
    assert "PASSWORD" not in str(SERVICE["healthcheck"])
    assert "env_file" not in SERVICE


def test_nobody_else_reaches_the_ports() -> None:
    assert SERVICE["ports"] == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]
    assert "network_mode" not in SERVICE


def test_the_data_outlives_the_container() -> None:
    assert "data:/data" in SERVICE["volumes"]
    assert "data" in COMPOSE["volumes"]


def test_the_kit_is_there_and_cannot_be_written() -> None:
    (mounted,) = [volume for volume in SERVICE["volumes"] if volume.startswith("./")]
    here, there, mode = mounted.split(":")
    assert (there, mode) == ("/kit", "ro")
    assert {path.suffix for path in (ROOT / here).iterdir()} >= {".html", ".grass"}


def test_its_health_is_asked_without_a_password() -> None:
    check = SERVICE["healthcheck"]
    assert check["test"] == ["CMD", "wget", "--quiet", "--spider", "http://localhost:7474"]
    assert {"interval", "timeout", "retries", "start_period"} <= set(check)


def test_memory_is_bounded_and_the_guide_is_allowed() -> None:
    settings = {setting(name): value for name, value in ENVIRONMENT.items()}
    for name in ("heap.initial_size", "heap.max_size", "pagecache.size"):
        assert re.fullmatch(r"\d+[mg]", settings[f"server.memory.{name}"])
    assert settings["browser.remote_content_hostname_whitelist"] == "localhost"


def test_the_server_of_the_tests_has_the_same_settings() -> None:
    settings = {setting(k): v for k, v in ENVIRONMENT.items() if k != "NEO4J_AUTH"}
    assert {k: v for k, v in SETTINGS.items() if k not in OF_THE_CONTAINER} == settings


CLIENT = client()


@pytest.mark.skipif(CLIENT is None, reason="there is no Docker Compose here to ask")
def test_docker_compose_takes_the_file() -> None:
    assert CLIENT
    command = [*CLIENT, "--file", str(FILE), "config"]
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent"}
    refused = subprocess.run(
        command, env=environment, cwd="/", capture_output=True, text=True, timeout=60
    )
    assert refused.returncode != 0
    assert "NEO4J_PASSWORD" in refused.stderr
    environment["NEO4J_PASSWORD"] = "made for this test"
    taken = subprocess.run(
        command, env=environment, cwd="/", capture_output=True, text=True, timeout=60
    )
    assert taken.returncode == 0, taken.stderr
    assert yaml.safe_load(taken.stdout)["services"]["neo4j"]["image"] == SERVICE["image"]
