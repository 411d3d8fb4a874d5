"""Dockerfile and compose.yaml, as far as they can be checked without Docker."""

import os
import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.api.keys import Keys
from tests.assistant.api.serving import START, free_port

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
SERVING = [name for name, service in SERVICES.items() if "ports" in service or name == "chroma"]
SECRET = re.compile(r"key|token|secret|password", re.IGNORECASE)
EVERYWHERE = "0.0.0.0"


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions with what stands behind them."""
    text = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(first, rest.strip()) for first, _, rest in (line.strip().partition(" ") for line in lines)]


def given(name: str) -> list[str]:
    return [rest for first, rest in instructions() if first == name]


def test_the_linter_finds_nothing_grave() -> None:
    command = [sys.executable, "-m", "compose_lint", "check", "--fail-on", "high", str(ROOT / "compose.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
def test_a_service_may_do_little(service: dict[str, Any]) -> None:
    assert service["user"].split(":")[0] not in ("0", "root")
    assert service["read_only"] is True
    assert [mount.partition(":")[0] for mount in service["tmpfs"]] == ["/tmp"]
    assert [mount.partition(":")[2] for mount in service["volumes"]] == ["/data"]
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))
    assert set(service["networks"]) <= set(COMPOSE["networks"])
    assert {mount.partition(":")[0] for mount in service["volumes"]} <= set(COMPOSE["volumes"])
    assert not any(SECRET.search(name) for name in service.get("environment", {}))


def test_the_image_is_of_the_version_that_the_project_has() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {service["image"] for service in SERVICES.values()} == {f"carelaw:{project['version']}"}


def test_the_image_is_built_of_what_is_there_as_the_makefile_does() -> None:
    bases = {line.split()[0] for line in given("FROM")}
    (base,) = bases
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-[a-z]+", base)
    allowed = (ROOT / ".dockerignore").read_text("utf-8").split()
    for line in given("COPY"):
        if not line.startswith("--from="):
            for source in line.split()[:-1]:
                assert (ROOT / source).exists(), source
                assert f"!{source}" in allowed, source
                assert not any(fnmatch(source, entry) for entry in allowed if entry not in ("*",)), source
    assert "-c requirements.lock" in (ROOT / "Makefile").read_text("utf-8")
    assert any("pip install" in line and "-c requirements.lock" in line for line in given("RUN"))
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]
    copied = {word for line in given("COPY") for word in line.split()[:-1]}
    assert set(wheel["wheel"]["only-include"]) <= copied


def test_the_image_runs_as_nobody_in_particular_and_holds_no_secret() -> None:
    assert given("USER")[-1].split(":")[0].isdigit()
    assert given("USER")[-1].split(":")[0] != "0"
    assert not any(SECRET.search(line) for line in (*given("ENV"), *given("ARG")))


@contextmanager
def running(command: list[str], home: Path, log: Path) -> Iterator[None]:
    environment = os.environ | {"CARELAW_HOME": str(home)}
    with (
        log.open("w", encoding="utf-8") as out,
        subprocess.Popen(command, stdout=out, stderr=out, env=environment, cwd=ROOT) as process,
    ):
        try:
            yield
            assert process.poll() is None, log.read_text("utf-8")
        finally:
            process.terminate()
            process.wait(START)


def is_healthy(check: list[str], port: str, instead: str) -> bool:
    words = [word.replace(f":{port}/", f":{instead}/") for word in check[2:]]
    return subprocess.run([sys.executable, *words], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("name", SERVING)
def test_a_health_check_tells_whether_a_service_runs(name: str, home: Path, tmp_path: Path) -> None:
    service = SERVICES[name]
    words: list[str] = service["command"]
    port, instead = words[words.index("--port") + 1], str(free_port())
    swapped = {port: instead, EVERYWHERE: "127.0.0.1", "/data": str(tmp_path)}
    words = [swapped.get(word, word) for word in words]
    check: list[str] = service["healthcheck"]["test"]
    assert check[:2] == ["CMD", "python"]
    program = [str(Path(sys.executable).with_name("chroma"))]
    if "entrypoint" not in service:
        program = [sys.executable, "-m", "assistant"]
    assert not is_healthy(check, port, instead)
    with running([*program, *words], home, tmp_path / "log"):
        deadline = time.monotonic() + START
        while not is_healthy(check, port, instead):
            assert time.monotonic() < deadline, (tmp_path / "log").read_text("utf-8")
    assert not is_healthy(check, port, instead)


def test_without_a_key_the_image_says_what_to_do(tmp_path: Path) -> None:
    (words,) = (yaml.safe_load(line) for line in given("CMD"))
    done = subprocess.run(
        [sys.executable, "-m", "assistant", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | {"CARELAW_HOME": str(tmp_path)},
    )
    assert done.returncode == 1
    assert "carelaw serve keys add NAME" in done.stderr
    assert Keys(tmp_path).all() == ()
