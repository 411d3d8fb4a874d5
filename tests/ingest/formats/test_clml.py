import contextlib
import random
from datetime import date
from pathlib import Path

import pytest

from ingest.documents.document import Document, Format
from ingest.errors import DocumentError
from ingest.formats.clml.reader import read_clml
from knowledge.vocabulary import Authority
from tests.ingest.formats.sample_clml import (
    ACT,
    REGULATIONS,
    SITE,
    amended,
    body,
    clml,
    commentaries,
    footnotes,
    quoted,
    schedule,
    section,
    text,
    unit,
)

DUTY = section("1", "Duty to keep a lantern", text("A keeper must keep a lantern."))


def test_says_what_the_document_is() -> None:
    document = read_clml(clml(body(DUTY)))
    assert (document.format, document.title, document.publisher, document.licence) == (
        Format.CLML,
        "Lantern Keepers Act 2024",
        "legislation.gov.uk",
        "ogl-3.0",
    )
    assert document.authority is Authority.ACT
    assert document.edition == "revised text, as valid from 29 June 2026"
    assert (document.edition_id, document.dated) == ("2026-06-29", date(2026, 6, 29))
    assert document.address == "https://www.legislation.gov.uk/ukpga/2024/900"
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("work", "version", "edition", "authority"),
    [
        (ACT, "enacted", "as enacted", Authority.ACT),
        (REGULATIONS, "made", "as made", Authority.REGULATIONS),
    ],
)
def test_an_original_version_is_dated_by_its_making(
    work: str, version: str, edition: str, authority: Authority
) -> None:
    document = read_clml(clml(body(DUTY), work=work, version=version, valid=""))
    assert (document.edition, document.edition_id, document.authority) == (edition, version, authority)
    assert document.dated == date(2024, 4, 29)


def test_a_revised_text_without_a_day_goes_by_its_last_change() -> None:
    document = read_clml(clml(body(DUTY), valid="", attributes=""))
    assert (document.edition_id, document.dated) == ("2026-06-30", date(2026, 6, 30))


def test_a_draft_has_no_rank() -> None:
    draft = clml(body(DUTY), work="ukdsi/2024/9").replace(
        b'"Invented"', b'"UnitedKingdomDraftStatutoryInstrument"'
    )
    document = read_clml(draft)
    assert (document.authority, document.edition, document.dated) == (None, "draft", date(2024, 4, 29))


def test_the_work_is_known_from_the_identifier_where_addresses_are_missing() -> None:
    bare = clml(body(DUTY)).replace(f'IdURI="{SITE}/id/{ACT}" '.encode(), b"")
    assert read_clml(bare).address == "https://www.legislation.gov.uk/ukpga/2024/900"


def test_elements_of_other_kinds_are_read_as_text_and_reported() -> None:
    content = '<Text>Keep it.</Text><x:Box xmlns:x="urn:x"><x:Line>Keep it lit.</x:Line></x:Box>'
    document = read_clml(clml(body(section("1", "Lanterns", content))))
    assert [block.text for block in document.blocks()] == ["Keep it.", "Keep it lit."]
    assert document.warnings == (
        "elements that are not of legislation.gov.uk, read as plain text: Box, Line",
    )


def test_other_versions_of_a_provision_are_reported() -> None:
    after = f'<Versions><Version id="v1">{DUTY}</Version></Versions>'
    document = read_clml(clml(body(DUTY), after=after))
    assert len(document.divisions) == 1
    assert document.warnings == ("other versions of provisions, for other places or times, left out: 1",)


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (b"<Legislation/>", "is not CLML"),
        (b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"/>', "is not CLML"),
        (b"", "not well-formed"),
        (clml(body(DUTY))[:-40], "not well-formed"),
        (clml(""), "no text of law"),
        (clml(body("<P1/><P1group/>")), "no text of law"),
        (
            clml("", after="<Contents><ContentsTitle>Lanterns</ContentsTitle></Contents>"),
            "only a table of contents",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(file: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read_clml(file)


WHOLE = clml(
    body(
        DUTY
        + section(
            "2",
            "Oil",
            text("The Lamps Act 1911 is amended as follows.") + unit(2, "1", text("In section 3—")),
        )
        + section(
            "3", "Wicks", text("After section 3 insert—") + quoted(section("3A", "Wick", text("Keep it.")))
        )
        + section("4", "Glass", '<Text>Glass<FootnoteRef Ref="f1"/><CommentaryRef Ref="I1"/></Text>')
    )
    + f"<Schedules>{schedule('1', amended('Lamps Act 1911', 'ukpga/1911/7'), DUTY)}</Schedules>",
    after=footnotes(f1="Clear.") + commentaries(I1="S. 4 in force at 29.6.2026, see s. 9(2)"),
)


def _mutated(seed: int) -> bytes:
    chance = random.Random(seed)
    mutated = bytearray(WHOLE)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(mutated))
        end = start + chance.randint(0, 30)
        other = chance.randrange(len(WHOLE))
        mutated[start:end] = chance.choice(
            (b"", WHOLE[other : other + 30], chance.randbytes(3), b"<P1>", b"</P1>")
        )
    return bytes(mutated)


def _swapped(seed: int) -> bytes:
    """Exchange names of elements and attributes, so that the XML stays well-formed and makes no sense."""
    chance = random.Random(seed)
    names = [
        "P1",
        "P2",
        "P3",
        "Text",
        "Title",
        "Number",
        "Schedule",
        "P1group",
        "BlockAmendment",
        "Footnote",
        "Body",
    ]
    swapped = WHOLE.decode()
    for _ in range(3):
        one, other = chance.sample(names, 2)
        for mark in ("<{} ", "<{}>", "</{}>"):
            swapped = swapped.replace(mark.format(one), mark.format(other))
    return swapped.encode()


@pytest.mark.parametrize("mutate", [_mutated, _swapped])
def test_nothing_but_a_document_error_comes_of_a_damaged_file(mutate) -> None:
    for seed in range(500):
        with contextlib.suppress(DocumentError):
            read_clml(mutate(seed))


def test_a_long_flat_file_is_read_in_little_time() -> None:
    sections = "".join(section(str(number), "Lanterns", text("Keep it lit.")) for number in range(1, 1500))
    assert len(read_clml(clml(body(sections))).divisions) == 1499


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("asc-2025-1-2025-03-25", (47, Authority.ACT, "2025-03-25", date(2025, 3, 25))),
        ("ukpga-2000-8-section-91", (1, Authority.ACT, "2024-11-22", date(2024, 11, 22))),
        ("ukpga-2016-24-section-26-enacted", (1, Authority.ACT, "enacted", date(2016, 9, 15))),
        ("uksi-2025-3-made", (10, Authority.REGULATIONS, "made", date(2025, 1, 3))),
    ],
)
def test_published_documents_are_what_they_say(
    documents: Path, file: str, expected: tuple[int, Authority, str, date]
) -> None:
    document = _published(documents, file)
    said = (len(document.divisions), document.authority, document.edition_id, document.dated)
    assert said == expected
    source = (documents / "clml" / f"{file}.xml").read_text("utf-8")
    assert all(f'id="{block.fragment}"' in source for block in document.blocks() if block.fragment)
    places = [division.place for division in document.divisions]
    assert len(set(places)) == len(places)


def _published(documents: Path, file: str) -> Document:
    return read_clml((documents / "clml" / f"{file}.xml").read_bytes())
