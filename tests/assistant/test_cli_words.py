"""What the command line says, run in this process: plain text, and one line for what is wrong."""

import sys
from pathlib import Path

import pytest

from assistant import cli


def run_here(
    home: Path,
    arguments: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> tuple[int, str, str]:
    """Run ``carelaw`` in this process; return its exit code and what it printed to each stream."""
    monkeypatch.setenv("CARELAW_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys, "argv", ["carelaw", *arguments])
    monkeypatch.setattr(cli.errors, "file", sys.stderr)
    code = 0
    try:
        cli.main()
    except SystemExit as exit_:
        code = int(exit_.code or 0)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("ask", "who is on a MACPT"), ["[1]", "Sources", "Not in force when last checked, June 2026"]),
        (("ask", "what is the VAT rate on nappies"), ["Outside what carelaw covers", "no answer is given"]),
        (("search", "s31ZA", "-k", "1"), ["cws-act-2026/section-1#", "https://www.legislation.gov.uk"]),
        (("sources",), ["cws-act-2026", "sccif-childrens-homes"]),
        (("show", "cws-act-2026/section-1#0"), ["section 31ZA of the Children Act 1989", "clause 1 of"]),
        (("ingest", "--offline"), ["Nothing has changed"]),
    ],
)
def test_prints_plain_text(
    home: Path,
    arguments: tuple[str, ...],
    expected: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = run_here(home, arguments, monkeypatch, capsys)
    assert (code, err) == (0, "")
    flat = " ".join(out.split())
    assert all(words in flat for words in expected)
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ask", "  "), "carelaw: The question is empty"),
        (("ask", "x" * 5000), "carelaw: The question has 5,000 characters"),
        (("ask", "🙂🙂"), "carelaw: The question has no words"),
        (("ask", "notice", "--setting", "castle"), "carelaw: No setting is called 'castle'. Use one of"),
        (("search", "notice", "--source", "nope"), "carelaw: The library has no source 'nope'"),
        (("show", "nope"), "carelaw: The library has no source 'nope'. The list of sources has the ids"),
        (
            ("show", "cws-act-2025"),
            "carelaw: The library has no source 'cws-act-2025'. Did you mean cws-act-2026",
        ),
        (("show", "cws-act-2026/section-900"), "carelaw: There is no place 'cws-act-2026/section-900'"),
        (("show", "nope#0"), "carelaw: There is no passage 'nope#0'"),
        (("evaluate", "nope.jsonl"), "carelaw: nope.jsonl cannot be read"),
        (("ingest", "--source", "nope"), "carelaw: There is no official text 'nope'. There are: cws-act"),
        (("forget", "cws-act-2026"), "carelaw: There is no document 'cws-act-2026' to forget"),
    ],
)
def test_an_error_is_one_line(
    home: Path,
    arguments: tuple[str, ...],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = run_here(home, arguments, monkeypatch, capsys)
    assert (code, out) == (1, "")
    assert err.startswith(message)
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [("bogus",), ("ask",), ("search", "x", "-k", "0"), ("ask", "x", "--no")]
)
def test_a_wrong_call_exits_with_2(
    home: Path,
    arguments: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_here(home, arguments, monkeypatch, capsys)[0] == 2
