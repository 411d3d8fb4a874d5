"""The wheel, installed elsewhere, carries all that carelaw needs."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_ships_the_packages_the_app_and_their_data(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "streamlit_app.py",
        "assistant/wording.yaml",
        "knowledge/settings.yaml",
        "knowledge/instruments.yaml",
        "knowledge/stopwords.txt",
        "knowledge/briefings/cws-act-2026/commencement.yaml",
    } <= names
    bundled = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "knowledge" / "briefings").rglob("*")
        if path.is_file()
    }
    assert bundled <= names
    tops = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert tops == {"assistant", "ingest", "knowledge", "streamlit_app.py"}


def test_works_from_another_folder(wheel: Path, home: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    code = (
        "import assistant, sys; assert assistant.__file__.startswith(sys.argv.pop(1)); "
        "from assistant.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(site), "ask", "s31ZA"],
        cwd=tmp_path,
        env=os.environ | {"CARELAW_HOME": str(home), "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "section 31ZA of the Children Act 1989" in " ".join(done.stdout.split())
