"""``carelaw serve`` as its own process: where it binds, its keys, its workers, its log."""

import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from assistant.api.keys import Keys
from tests.assistant.api.serving import START, free_port, until


def carelaw(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assistant", "serve", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"CARELAW_HOME": str(home)},
    )


@contextmanager
def running(home: Path, log: Path, *arguments: str, host: str = "127.0.0.1") -> Iterator[str]:
    port = free_port()
    with (
        log.open("w", encoding="utf-8") as out,
        subprocess.Popen(
            [sys.executable, "-m", "assistant", "serve", "--port", str(port), *arguments],
            stdout=out,
            stderr=out,
            env=os.environ | {"CARELAW_HOME": str(home)},
        ) as process,
    ):
        try:
            url = f"http://{host}:{port}"
            until(lambda: _is_ready(url) or process.poll() is not None, START)
            assert process.poll() is None, log.read_text("utf-8")
            yield url
        finally:
            process.terminate()
            process.wait(START)


def _is_ready(url: str) -> bool:
    try:
        return httpx.get(f"{url}/v1/readiness").status_code == 200
    except httpx.TransportError:
        return False


def test_without_keys_it_serves_this_machine_alone(tmp_path: Path) -> None:
    for host in ("0.0.0.0", "localhost", "192.0.2.1"):
        done = carelaw(tmp_path, "--host", host)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.splitlines() == [
            f"carelaw: Without keys, carelaw serves 127.0.0.1 alone, not {host}. "
            "Add a key first: carelaw serve keys add NAME"
        ]


def test_settings_that_cannot_be_are_one_line(tmp_path: Path) -> None:
    for name, value in (("CARELAW_API_TIME_LIMIT", "soon"), ("CARELAW_API_CORS", "https://a.example")):
        done = subprocess.run(
            [sys.executable, "-m", "assistant", "serve"],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"CARELAW_HOME": str(tmp_path), name: value},
        )
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
        assert name in done.stderr


def test_keys_are_added_listed_and_removed(tmp_path: Path) -> None:
    added = carelaw(tmp_path, "keys", "add", "team", "--rate", "30")
    owner = Keys(tmp_path).owner(added.stdout.strip())
    assert owner is not None
    assert (owner.name, owner.rate) == ("team", 30)
    listed = carelaw(tmp_path, "keys", "list").stdout
    assert "team" in listed
    assert "30" in listed
    assert added.stdout.strip() not in listed
    assert carelaw(tmp_path, "keys", "remove", "team").returncode == 0
    again = carelaw(tmp_path, "keys", "remove", "team")
    assert (again.returncode, len(again.stderr.splitlines())) == (1, 1)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere 127.0.0.2 is not this machine")
def test_with_a_key_it_serves_another_address_to_its_owner(home: Path, tmp_path: Path) -> None:
    for part in home.iterdir():
        (tmp_path / part.name).symlink_to(part)
    headers = {"Authorization": f"Bearer {Keys(tmp_path).add('team')}"}
    log = tmp_path / "log"
    with running(tmp_path, log, "--host", "127.0.0.2", host="127.0.0.2") as url:
        assert httpx.get(f"{url}/v1/sources").status_code == 401
        assert httpx.get(f"{url}/v1/sources", headers=headers).status_code == 200


def test_workers_share_their_counts_and_log_json(home: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with running(home, log, "--workers", "2") as url:
        for _ in range(12):
            response = httpx.post(f"{url}/v1/answers", json={"question": "what is reg 44"})
            assert response.json()["status"] == "answered"
        for _ in range(4):
            assert 'carelaw_answers_total{status="answered"} 12.0' in httpx.get(f"{url}/metrics").text
    # Where torch was loaded, Python itself has a last word on its semaphores, after the log's.
    said, _, _ = log.read_text("utf-8").partition(str(Path(multiprocessing.__file__).parent))
    lines = [json.loads(line) for line in said.splitlines()]
    started = [line for line in lines if "Application startup complete" in line["message"]]
    assert len(started) == 2
    assert sum(line.get("route") == "/v1/answers" for line in lines) == 12
