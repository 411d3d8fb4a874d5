from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.briefings.briefing import folders_in, read_source
from ingest.errors import BriefingError
from knowledge.vocabulary import ClaimStatus, CommencementState, Role
from tests.small import BRIEFING, COMMENCEMENT, SOURCE, write_briefings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_briefings(tmp_path)


def test_cuts_a_briefing_at_its_headings(folder: Path) -> None:
    source, passages = read_source(folder / "sample-act")
    assert source.title == "Sample Act 2020"
    assert [p.id for p in passages] == [f"sample-act/section-1#{n}" for n in range(3)]
    first, second, _ = passages
    assert first.text == (
        "Section 1 requires a lighthouse keeper to carry an umbrella. The umbrella may be of any colour."
    )
    assert first.questions == ("do I need a brolly", "what about rain")
    assert first.heading_path == ("Part 1: Weather", "Umbrellas", "The umbrella duty")
    assert first.second_addresses[0].place == "section 31ZA of the Children Act 1989"
    assert first.bill_clauses == {"cws-bill-151": "4"}
    assert second.text == "Section 1 does not apply to:\n- a keeper who is asleep\n- a keeper on leave"
    assert first.claim is ClaimStatus.CONFIRMED


def test_adds_a_passage_on_commencement(folder: Path) -> None:
    last = read_source(folder / "sample-act").passages[-1]
    assert last.role is Role.COMMENCEMENT
    assert (
        last.text
        == "Section 1 of the Sample Act 2020 (umbrellas) was not in force when last confirmed in June 2026."
    )
    assert "is the umbrella duty in force yet" in last.questions
    assert last.commencement.state is CommencementState.NOT_IN_FORCE


def test_marks_what_is_reported_and_what_is_bill_history(folder: Path) -> None:
    path = folder / "sample-act" / "section-1.md"
    text = BRIEFING.replace("## Exceptions", "## Where this was in the Bill").replace(
        "### Questions people ask\n\n- who",
        "### Reported by\n\n- https://example.org/a The Weekly, 2 May 2020\n\n"
        "### Questions people ask\n\n- who",
    )
    path.write_text(text, "utf-8")
    second = read_source(folder / "sample-act").passages[1]
    assert second.role is Role.BILL_HISTORY
    assert second.claim is ClaimStatus.REPORTED
    assert (second.reported_by[0].address, second.reported_by[0].by) == (
        "https://example.org/a",
        "The Weekly, 2 May 2020",
    )


def test_takes_the_settings_of_a_place_before_those_of_its_source(folder: Path) -> None:
    path = folder / "sample-act" / "section-1.md"
    path.write_text(BRIEFING.replace("checked:", "settings: [supported-accommodation]\nchecked:"), "utf-8")
    source, passages = read_source(folder / "sample-act")
    assert source.settings == ()
    assert {passage.settings for passage in passages} == {("supported-accommodation",)}


def test_reads_what_is_asked_by_mistake(folder: Path) -> None:
    path = folder / "sample-act" / "section-1.md"
    path.write_text(
        f"{BRIEFING}\n### Questions with a mistaken premise\n\n- which hat must I wear\n", "utf-8"
    )
    first, second, _ = read_source(folder / "sample-act").passages
    assert (first.mistaken, second.mistaken) == ((), ("which hat must I wear",))
    assert second.questions == ("who does not need one",)


def line_of(words: str, text: str = BRIEFING) -> int:
    return next(n for n, line in enumerate(text.splitlines(), start=1) if words in line)


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("---\nlocator", "locator", 1, "front matter"),
        ("locator: section 1", "locator: ''", 2, "locator"),
        ("effect: inserts", "effect: inzerts", line_of("effect"), "second_addresses.0.effect"),
        ("checked: 2026-06", "checked: June", line_of("checked"), "checked"),
        ("checked: 2026-06", "checked: 2026-13", line_of("checked"), "checked"),
        ("address: https://www.leg", "address: https://evil.example/leg", 2, "not an official site"),
        ("address: https://www.leg", "address: javascript:leg", line_of("address: h"), "address"),
        ("checked: 2026-06", "settings: [castle]\nchecked: 2026-06", 2, "'castle' is not a setting"),
        ("Section 1 requires", "**Section 1** requires", line_of("Section 1 requires"), "strong_open"),
        ("Section 1 requires", "Section <b>1</b> requires", line_of("Section 1 requires"), "html_inline"),
        ("Section 1 requires", "[S](https://x.y) requires", line_of("Section 1 requires"), "link_open"),
        ("- a keeper on leave", "  - a keeper on leave", line_of("keeper on leave"), "nested"),
        ("## Exceptions", "# Exceptions", line_of("## Exceptions"), "use ## for a passage"),
        ("### Questions people ask\n\n- who", "### Q\n\n- who", line_of("not need") - 2, "may only be"),
        ("- who does not need one", "", line_of("## Exceptions"), "has no 'Questions people ask'"),
        ("- who does not need one", "who", line_of("## Exceptions"), "expected a list item"),
        (
            "- a keeper on leave",
            "- a keeper on leave\n\n### Questions with a mistaken premise\n",
            line_of("## Exceptions"),
            "has no list",
        ),
        ("## The umbrella duty\n", "Stray\n\n## U\n", line_of("umbrella duty") - 1, "before its first"),
    ],
)
def test_names_the_file_and_line_of_a_broken_rule(
    folder: Path, old: str, new: str, line: int, problem: str
) -> None:
    path = folder / "sample-act" / "section-1.md"
    assert old in BRIEFING
    path.write_text(BRIEFING.replace(old, new), "utf-8")
    with pytest.raises(BriefingError, match=problem) as caught:
        read_source(folder / "sample-act")
    assert caught.value.path == path
    assert abs(caught.value.line - line) <= 1


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("source.yaml", SOURCE.replace("id: sample-act", "id: other"), "must be the folder's name"),
        ("source.yaml", SOURCE.replace("settings: []", "settings: [castle]"), "'castle' is not a setting"),
        ("source.yaml", SOURCE.replace("authority: act", "authority: blog"), "authority"),
        ("commencement.yaml", COMMENCEMENT.replace("rule: later", "rule: never"), "no rule 'never'"),
        ("commencement.yaml", COMMENCEMENT.replace("section-1:", "section-2:"), "section-1 starts"),
        (
            "commencement.yaml",
            COMMENCEMENT + "  section-2: {rule: later, subject: x}\n",
            "section-2 has no briefing",
        ),
        ("commencement.yaml", None, "law needs one"),
        ("Section 2.md", BRIEFING, "lower-case words"),
    ],
)
def test_checks_a_source_as_a_whole(folder: Path, name: str, text: str | None, problem: str) -> None:
    path = folder / "sample-act" / name
    if text is None:
        path.unlink()
    else:
        path.write_text(text, "utf-8")
    with pytest.raises(BriefingError, match=problem):
        read_source(folder / "sample-act")


def test_wants_a_source(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="holds no source"):
        folders_in(tmp_path)


WORDS = st.lists(st.from_regex(r"[A-Za-z][a-z,£%’]{0,8}", fullmatch=True), min_size=1, max_size=30)
PARAGRAPH = WORDS.map(" ".join)
PASSAGE = st.tuples(PARAGRAPH, st.lists(PARAGRAPH, min_size=1, max_size=4), st.lists(PARAGRAPH, max_size=4))


@settings(max_examples=60, deadline=None)
@given(st.lists(PASSAGE, min_size=1, max_size=4))
def test_passages_joined_are_the_briefings_text(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[str, list[str], list[str]]]
) -> None:
    folder = write_briefings(tmp_path_factory.mktemp("briefings")) / "sample-act"
    body = BRIEFING[: BRIEFING.index("## The umbrella")]
    expected: list[str] = []
    for heading, paragraphs, items in parts:
        lines = [*paragraphs, *([] if not items else ["Namely:"])]
        body += f"## {heading}\n\n" + "\n\n".join(lines)
        body += ("\n\n" + "\n".join(f"- {item}" for item in items)) if items else ""
        body += "\n\n### Questions people ask\n\n- what\n\n"
        expected.append("\n".join([*lines, *(f"- {item}" for item in items)]))
    (folder / "section-1.md").write_text(body, "utf-8")
    passages = read_source(folder).passages
    assert [passage.text for passage in passages[:-1]] == expected
