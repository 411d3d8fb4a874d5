from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ingest.documents.context import in_context
from ingest.documents.cut import cut
from ingest.documents.document import Block, Division, Document, Format
from ingest.embedding import EncoderReach
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.vocabulary import Authority, CommencementState, Effect, Origin, Role, SecondAddress, Source

SOURCE = Source(
    id="sample@2020",
    title="Sample Act 2020",
    publisher="Nobody",
    authority=Authority.ACT,
    edition="as enacted",
    dated=date(2020, 1, 2),
    licence="None",
    address="https://www.legislation.gov.uk/ukpga/2020/1",
    origin=Origin.OFFICIAL,
)
GUIDE = SOURCE.model_copy(update={"authority": Authority.INSPECTION_GUIDANCE})


class Words(NamedTuple):
    """A reach in words, so that a test sees where a passage is full."""

    most: int

    def tokens(self, text: str) -> int:
        return len(text.split())


def one(*divisions: Division, **more: Any) -> Document:
    return Document(format=Format.CLML, divisions=divisions, **more)


SECTION = Division(
    place="section-3",
    locator="section 3",
    heading_path=("Part 1: Weather", "Umbrellas"),
    fragment="section-3",
    address="https://www.legislation.gov.uk/ukpga/2020/1/section/3",
    blocks=(
        Block(text="(1) A keeper must carry an umbrella.", label="(1)", fragment="section-3-1"),
        Block(text="(2) A keeper may lend it—", label="(2)", fragment="section-3-2"),
        Block(text="(a) to a sailor, or"),
        Block(text="(b) to a gull."),
        Block(text="(3) A gull must give it back.", label="(3)", fragment="section-3-3"),
    ),
    notes=(Block(text="I1 S. 3 in force at 1.2.2021"),),
)


def test_a_short_place_is_one_passage() -> None:
    passage, note = cut(one(SECTION), SOURCE, "2026-11", Words(90))
    assert passage.id == "sample@2020/section-3#0"
    assert passage.locator == "section 3"
    assert passage.address == "https://www.legislation.gov.uk/ukpga/2020/1/section/3#section-3"
    assert passage.text.splitlines() == [block.text for block in SECTION.blocks]
    assert passage.commencement.state is CommencementState.UNKNOWN
    assert (note.id, note.role, note.text) == (
        "sample@2020/section-3#1",
        Role.NOTE,
        "I1 S. 3 in force at 1.2.2021",
    )


def test_a_long_place_is_cut_where_a_subsection_begins() -> None:
    passages = cut(one(SECTION.model_copy(update={"notes": ()})), SOURCE, "2026-11", Words(32))
    assert [passage.locator for passage in passages] == ["section 3(1)", "section 3(2)", "section 3(3)"]
    assert [passage.address.partition("#")[2] for passage in passages] == [
        "section-3",
        "section-3-2",
        "section-3-3",
    ]
    assert passages[1].text.endswith("(b) to a gull.")


def test_a_passage_has_the_second_addresses_of_its_own_blocks() -> None:
    second = [
        SecondAddress(place=f"section {n} of the Children Act 1989", effect=Effect.INSERTS, address=f"x/{n}")
        for n in ("31ZA", "31ZB")
    ]
    blocks = tuple(
        Block(
            text=f"({n}) Words that are inserted here and fill a passage.",
            label=f"({n})",
            second_addresses=(address,),
        )
        for n, address in enumerate(second, start=1)
    )
    division = Division(place="section-1", locator="section 1", heading_path=("H",), blocks=blocks)
    passages = cut(one(division), SOURCE, "2026-11", Words(30))
    assert [passage.second_addresses for passage in passages] == [(second[0],), (second[1],)]


@pytest.mark.parametrize(
    ("pages", "labels", "locator", "printed"),
    [
        ([(3,), (3,)], (), "page 3", ()),
        ([(3,), (3, 4)], (), "pages 3 to 4", ()),
        ([(3,), (3, 4)], ("i", "ii", "1", "2"), "pages 3 to 4 (printed 1 to 2)", ("1", "2")),
        ([(2,)], ("1", "2"), "page 2", ()),
    ],
)
def test_a_page_is_cited_and_linked(
    pages: list[tuple[int, ...]], labels: tuple[str, ...], locator: str, printed: tuple[str, ...]
) -> None:
    blocks = tuple(Block(text=f"Paragraph {n}.", pages=on) for n, on in enumerate(pages))
    division = Division(place="rain", heading_path=("Rain",), blocks=blocks)
    document = one(division, page_labels=labels, address="file:///rain.pdf")
    (passage,) = cut(document, GUIDE, "2026-11", Words(50))
    assert (passage.locator, passage.printed_pages) == (locator, printed)
    assert passage.address.endswith(f"#page={pages[0][0]}")


def test_a_page_for_people_has_none_of_the_texts_fragments() -> None:
    division = SECTION.model_copy(update={"address": None, "notes": ()})
    (passage,) = cut(one(division), SOURCE, "2026-11", Words(90))
    assert passage.address == SOURCE.address


def test_a_numbered_paragraph_is_cited_by_its_number() -> None:
    blocks = (Block(text="10.1 Rain falls.", label="10.1"), Block(text="10.2 Snow too.", label="10.2"))
    document = one(Division(place="weather", heading_path=("Weather",), blocks=blocks))
    (passage,) = cut(document, GUIDE, "2026-11", Words(50))
    assert passage.locator == "paragraphs 10.1 to 10.2"


def test_text_before_the_first_heading_goes_by_the_title() -> None:
    document = one(Division(place="start", blocks=(Block(text="Hello."),)), title="A guide to rain")
    (passage,) = cut(document, GUIDE, "2026-11", Words(50))
    assert (passage.heading_path, passage.locator) == (("A guide to rain",), "A guide to rain")


TEXT = st.lists(st.text("abc.;—(1) é漢", min_size=1, max_size=40), min_size=1, max_size=60).map(
    lambda parts: " ".join(" ".join(parts).split())
)
BLOCKS = st.lists(
    st.builds(
        lambda text, number: Block(text=text, label=f"({number})" if number else None),
        TEXT.filter(bool),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=12,
)
DIVISIONS = st.lists(BLOCKS, min_size=1, max_size=4).map(
    lambda groups: tuple(
        Division(place=f"p-{n}", heading_path=(f"H{n}",), blocks=tuple(blocks))
        for n, blocks in enumerate(groups)
    )
)


@hypothesis_settings(deadline=None, max_examples=150)
@given(divisions=DIVISIONS, most=st.integers(12, 60))
def test_joined_in_order_the_passages_are_the_document(divisions: tuple[Division, ...], most: int) -> None:
    document = one(*divisions)
    passages = cut(document, GUIDE, "2026-11", Words(most))
    assert squeezed("".join(passage.text for passage in passages)) == squeezed(document.text)
    assert len({passage.id for passage in passages}) == len(passages)
    assert all(passage.text for passage in passages)


@hypothesis_settings(deadline=None, max_examples=25)
@given(divisions=DIVISIONS, heading=st.text("aé漢🙂 ", min_size=1, max_size=400))
def test_the_model_reads_the_whole_of_each_passage(
    encoder: SentenceTransformerEncoder, divisions: tuple[Division, ...], heading: str
) -> None:
    long = tuple(
        division.model_copy(update={"heading_path": (heading, *division.heading_path)})
        for division in divisions
    )
    for passage in cut(one(*long), GUIDE, "2026-11", EncoderReach(encoder)):
        assert encoder.count_tokens(in_context(passage, GUIDE.title)) <= encoder.max_tokens


def squeezed(text: str) -> str:
    return "".join(text.split())
