import stat
from pathlib import Path

import pytest

from assistant.uploads import Upload, safe_name, written


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("handbook.pdf", "handbook.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\policy 2.docx", "policy 2.docx"),
        (".hidden.txt", "hidden.txt"),
        ("..", "document"),
        ("", "document"),
        ("a\x00b\n.md", "ab.md"),
        ("été – règles.md", "été – règles.md"),
        (f"{'x' * 500}.pdf", f"{'x' * 100}.pdf"),
    ],
)
def test_a_name_stays_in_its_folder(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_files_are_private_and_go_at_the_end(tmp_path: Path) -> None:
    sent = [Upload("a.md", b"one"), Upload("../a.md", b"two"), Upload("b.md", b"three")]
    with written(sent, tmp_path) as paths:
        assert [path.name for path in paths] == ["a.md", "a-2.md", "b.md"]
        assert [path.read_bytes() for path in paths] == [b"one", b"two", b"three"]
        assert {path.parent for path in paths} == {tmp_path / "uploads"}
        assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o600}
        assert stat.S_IMODE((tmp_path / "uploads").stat().st_mode) == 0o700
    assert list(tmp_path.iterdir()) == []
