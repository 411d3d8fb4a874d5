from pathlib import Path

from ingest.formats.clml.reader import read_clml
from tests.ingest.formats.sample_clml import ACT, SITE, body, clml, commentaries, section, text

SECTIONS = section(
    "1",
    'Oil<CommentaryRef Ref="F2"/>',
    '<Text><Substitution CommentaryRef="F1">Keep <Addition CommentaryRef="F2">it</Addition></Substitution>'
    ".</Text>",
) + section("2", "Wick", text("Keep it."))


def effect(affected: str, kind: str, *paths: str, days: str = "", attributes: str = "") -> str:
    provisions = "".join(f'<ukm:Section URI="{SITE}/id/{ACT}/{path}">x</ukm:Section>' for path in paths)
    return (
        f'<ukm:UnappliedEffect AffectedProvisions="{affected}" Type="{kind}" '
        f'AffectingProvisions="s. 4(2)" {attributes}>'
        f"<ukm:AffectedProvisions>{provisions}</ukm:AffectedProvisions>"
        "<ukm:AffectingTitle>Lamps Act 2025</ukm:AffectingTitle>"
        f"<ukm:InForceDates>{days}</ukm:InForceDates></ukm:UnappliedEffect>"
    )


def effects(*items: str) -> str:
    return f"<ukm:UnappliedEffects>{''.join(items)}</ukm:UnappliedEffects>"


def notes(metadata: str = "", **options: str) -> list[list[str]]:
    document = read_clml(clml(body(SECTIONS), metadata=metadata, **options))
    return [[note.text for note in division.notes] for division in document.divisions]


def test_annotations_are_kept_apart_from_the_text_each_once() -> None:
    after = commentaries(F1="S. 1 substituted (1.6.2026)", F2="Word inserted (2.6.2026)", C9="Unused")
    document = read_clml(clml(body(SECTIONS), after=after))
    assert [[note.text for note in division.notes] for division in document.divisions] == [
        ["Word inserted (2.6.2026)", "S. 1 substituted (1.6.2026)"],
        [],
    ]
    assert document.text == "Keep it.\nKeep it."


def test_an_annotation_of_a_heading_goes_with_the_first_provision_under_it() -> None:
    parts = body(f'<Part><Number><CommentaryRef Ref="C1"/>PART 1</Number>{SECTIONS}</Part>')
    first, second = read_clml(clml(parts, after=commentaries(C1="Pt. 1 modified"))).divisions
    assert [note.text for note in first.notes] == ["Pt. 1 modified"]
    assert second.notes == ()


def test_a_change_that_is_not_made_yet_is_noted_where_it_belongs() -> None:
    day = '<ukm:InForce Date="2026-09-01" Qualification="wholly in force"/>'
    metadata = effects(
        effect(
            "s. 2(1)(a)", "words inserted", "section/2/1/a", days=f'<ukm:InForce Prospective="true"/>{day}'
        ),
        effect("s. 2", "repealed", "section/2", days='<ukm:InForce Prospective="true"/>'),
    )
    assert notes(metadata) == [
        [],
        [
            "Change not yet made in this text: s. 2(1)(a) words inserted by Lamps Act 2025, s. 4(2) "
            "(1 September 2026, wholly in force)",
            "Change not yet made in this text: s. 2 repealed by Lamps Act 2025, s. 4(2) (not in force)",
        ],
    ]


def test_section_1_is_not_section_11() -> None:
    assert notes(effects(effect("s. 11", "inserted", "section/11"))) == [[], []]


def test_changes_that_wait_are_one_warning() -> None:
    metadata = effects(
        effect("s. 2", "repealed", "section/2"),
        effect("Act", "applied"),
        effect("s. 1", "inserted", "section/1", attributes='RequiresApplied="false"'),
    )
    document = read_clml(clml(body(SECTIONS), metadata=metadata))
    assert document.warnings == (
        "changes that legislation.gov.uk has yet to make in the text of this law: 2; "
        "noted at the provisions here: 1",
    )


def test_the_original_version_waits_for_no_change() -> None:
    document = read_clml(
        clml(body(SECTIONS), version="enacted", metadata=effects(effect("s. 2", "repealed", "section/2")))
    )
    assert document.warnings == ()
    assert not any(division.notes for division in document.divisions)


def test_a_published_section_has_its_annotations(documents: Path) -> None:
    document = read_clml((documents / "clml" / "ukpga-2000-8-section-91.xml").read_bytes())
    assert len(document.divisions[0].notes) == 25
    assert len(document.warnings) == 1
