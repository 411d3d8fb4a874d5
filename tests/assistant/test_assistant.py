import re
import shutil
from datetime import date
from pathlib import Path

import pytest

import ingest.build
from assistant import Assistant, Hit
from assistant.errors import FilterError
from assistant.options import Limits
from ingest.progress import Stage, Step
from knowledge.editions import Editions
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.errors import OtherEncoderError, UnknownSettingError
from tests.small import write_briefings


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand-ins for the bundled briefings, so that a test can change them."""
    folder = write_briefings(tmp_path / "briefings")
    monkeypatch.setattr(ingest.build, "bundled_folder", lambda: folder)
    return folder


def test_builds_the_library_where_there_is_none(small: Path, tmp_path: Path) -> None:
    seen: list[Step] = []
    with Assistant.open(tmp_path / "home", seen.append) as assistant:
        assert assistant.search("umbrella").hits[0].source_id == "sample-act"
    assert seen.pop().stage is Stage.WRITING
    seen.clear()
    with Assistant.open(tmp_path / "home", seen.append) as assistant:
        assert assistant.sources().library_edition == 1
    assert seen == []


def test_builds_it_again_when_the_briefings_have_changed(small: Path, tmp_path: Path) -> None:
    Assistant.open(tmp_path / "home").close()
    path = small / "sample-act" / "section-1.md"
    path.write_text(path.read_text("utf-8").replace("any colour", "one colour"), "utf-8")
    with Assistant.open(tmp_path / "home") as assistant:
        assert assistant.sources().library_edition == 2
        assert "one colour" in assistant.passage("sample-act/section-1#0").text


def test_answers_from_the_last_edition_where_a_new_one_cannot_be_built(small: Path, tmp_path: Path) -> None:
    Assistant.open(tmp_path / "home").close()
    path = small / "sample-act" / "section-1.md"
    path.write_text(path.read_text("utf-8").replace("## Exceptions", "# Exceptions"), "utf-8")
    with (
        pytest.warns(UserWarning, match=r"section-1\.md:\d+.*last edition"),
        Assistant.open(tmp_path / "home") as assistant,
    ):
        assert assistant.ask("do I need a brolly").citations


def test_goes_over_to_a_new_edition(small: Path, tmp_path: Path, encoder: SentenceTransformerEncoder) -> None:
    path = small / "sample-act" / "section-1.md"
    with Assistant.open(tmp_path / "home") as assistant:
        for colour in ("one", "two", "three"):
            text = path.read_text("utf-8")
            path.write_text(re.sub(r"of \w+ colour", f"of {colour} colour", text), "utf-8")
            ingest.build.build(tmp_path / "home", encoder)
            assert f"{colour} colour" in assistant.ask("do I need a brolly").text
        assert assistant.sources().library_edition == 4


def test_another_model_is_said_plainly(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARELAW_ENCODER", "some/other-model")
    with pytest.raises(OtherEncoderError, match="some/other-model"):
        Assistant.open(home)


def test_the_home_is_a_setting(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARELAW_HOME", str(tmp_path / "elsewhere"))
    Assistant.open().close()
    assert Editions(tmp_path / "elsewhere").current() == 1


def test_a_copied_home_opens(home: Path, tmp_path: Path, encoder: SentenceTransformerEncoder) -> None:
    shutil.copytree(home, tmp_path / "copy")
    with Assistant.open(tmp_path / "copy") as assistant:
        assert assistant.ask("s31ZA").citations


def test_searches_within_limits_and_says_so(assistant: Assistant) -> None:
    question = "how much notice is given of an inspection"
    cases = (
        (Limits(authorities=["research", "news"]), "Looked only in: Figures; News."),
        (Limits(states=["not_in_force"]), "Looked only in: Not in force."),
        (Limits(on=date(2024, 6, 1)), "Looked only in: editions of 1 June 2024 or before."),
    )
    for limits, note in cases:
        found = assistant.search(question, k=20, **limits)
        kept = [hit for hit in found.hits if _within(hit, assistant, limits)]
        assert found.hits
        assert kept == found.hits
        assert note in found.notes
        assert note in assistant.ask(question, **limits).notes


def _within(hit: Hit, assistant: Assistant, limits: Limits) -> bool:
    source = assistant.library.holdings[hit.source_id].source
    return (
        source.authority in limits.get("authorities", [source.authority])
        and hit.commencement.state in limits.get("states", [hit.commencement.state])
        and (source.dated or date.min) <= (limits.get("on") or date.max)
    )


def test_names_a_limit_that_is_none(assistant: Assistant) -> None:
    with pytest.raises(FilterError, match=r"authorities cannot be 'rumour'.*'act'"):
        assistant.search("notice", authorities=["rumour"])
    with pytest.raises(UnknownSettingError, match="castle"):
        assistant.ask("notice", setting="castle")
