import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from ingest.briefings.front_matter import parse, read_text, split
from ingest.errors import BriefingError


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    effect: str


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: str
    checked: str
    many: list[Inner] = []


PATH = Path("place.md")


def test_leaves_months_and_dates_as_text() -> None:
    assert parse(PATH, "title: x\nchecked: 2026-06", Outer).checked == "2026-06"
    assert parse(PATH, "title: x\nchecked: 2026-06-29", Outer).checked == "2026-06-29"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("title: x\nchecked: [", 13, "not valid YAML"),
        ("title: x\nchecked: y\nmany:\n  - effect: a\n  - efect: b", 15, "many.1.effect"),
        ("title: x\nchecked: y\nauthor: me", 13, "author"),
        ("title: x\nchecked: {a: b}", 12, "checked"),
        ("title: x", 11, "checked: Field required"),
        ("- a", 11, "the whole"),
        ("", 11, "the whole"),
    ],
)
def test_names_the_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(BriefingError, match=problem) as caught:
        parse(PATH, text, Outer, first_line=11)
    assert caught.value.line in (line, line - 1)
    assert str(caught.value).startswith(f"place.md:{caught.value.line}: ")


def test_splits_the_front_matter_from_the_body() -> None:
    assert split(PATH, "---\na: 1\n---\n\nbody\n") == ("a: 1", 4)


@pytest.mark.parametrize("text", ["", "body", "---\na: 1\n"])
def test_wants_fences(text: str) -> None:
    with pytest.raises(BriefingError, match="---"):
        split(PATH, text)


def test_wants_utf_8(tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes("caf\xe9".encode("latin-1"))
    with pytest.raises(BriefingError, match="UTF-8"):
        read_text(tmp_path / "latin.md")
    with pytest.raises(BriefingError, match="cannot be read"):
        read_text(tmp_path)


@given(st.text())
def test_any_text_is_parsed_or_refused(text: str) -> None:
    with contextlib.suppress(BriefingError):
        parse(PATH, text, Outer)
