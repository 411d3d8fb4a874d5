from datetime import date
from pathlib import Path

import pytest

from knowledge.errors import DamagedLibraryError, LibraryWriteError, UnknownPassageError
from knowledge.passages import PassageStore, write_passages
from knowledge.vocabulary import (
    Authority,
    Commencement,
    CommencementState,
    Effect,
    Filters,
    Origin,
    Passage,
    SecondAddress,
    Source,
)

SOURCE = Source(
    id="cws-act-2026",
    title="Children's Wellbeing and Schools Act 2026",
    publisher="TSO",
    authority=Authority.ACT,
    edition="2026 c. 21",
    dated=date(2026, 4, 29),
    licence="OGL",
    address="https://www.legislation.gov.uk/ukpga/2026/21",
)


def passage(place: str, number: int = 0, settings: tuple[str, ...] = ()) -> Passage:
    return Passage(
        id=f"cws-act-2026/{place}#{number}",
        source_id=SOURCE.id,
        place=place,
        locator=place.replace("-", " "),
        heading_path=("Part 1", "Heading"),
        address=f"{SOURCE.address}/{place}",
        second_addresses=(
            SecondAddress(
                place="section 31ZA of the Children Act 1989", effect=Effect.INSERTS, address="https://x"
            ),
        ),
        bill_clauses={"cws-bill-151": "7"},
        settings=settings,
        text="Text with “quotes” and £5.",
        questions=("why",),
        commencement=Commencement(
            state=CommencementState.IN_FORCE, since=date(2026, 6, 29), note="n", checked="2026-06"
        ),
        checked="2026-06",
    )


PASSAGES = [passage("section-1"), passage("section-1", 1), passage("section-2", 0, ("childrens-homes",))]


@pytest.fixture
def store(tmp_path: Path):
    write_passages(tmp_path / "passages.sqlite", [SOURCE], PASSAGES)
    store = PassageStore(tmp_path / "passages.sqlite")
    yield store
    store.close()


def test_gives_back_what_was_written(store: PassageStore) -> None:
    assert [store.passage(p.id) for p in PASSAGES] == PASSAGES
    assert store.sources() == [(SOURCE, 3)]
    assert store.at("cws-act-2026", "section-1") == PASSAGES[:2]


def test_finds_a_provision_by_either_address(store: PassageStore) -> None:
    first = PASSAGES[0].id
    assert first in store.named("section", "1")["cws-act-2026"]
    assert first in store.named("section", "31ZA")["children-act-1989"]
    assert store.named("clause", "7").keys() == {"cws-bill-151", "cws-bill"}
    assert store.named("section", "12") == {}
    assert "children-act-1989" not in store.named("section", "1")


def test_takes_a_second_address_in_a_law_that_nobody_knows(tmp_path: Path) -> None:
    places = ("section 31ZA of the Children Act 1989", "section 31ZA of the Unheard-of Act 1911")
    second = tuple(SecondAddress(place=p, effect=Effect.INSERTS, address="https://x") for p in places)
    changing = PASSAGES[0].model_copy(update={"second_addresses": second})
    write_passages(tmp_path / "p", [SOURCE], [changing])
    named = PassageStore(tmp_path / "p").named("section", "31ZA")
    assert named == {"children-act-1989": [changing.id], None: [changing.id]}


def test_lists_the_numbers_of_an_instrument(store: PassageStore) -> None:
    assert sorted(store.numbers("section", "cws-act-2026")) == ["1", "2"]
    assert store.numbers("regulation", "cws-act-2026") == []


def test_masks_rows(store: PassageStore) -> None:
    assert store.mask(Filters()).tolist() == [True, True, True]
    assert store.mask(Filters(setting="adoption-support-agencies")).tolist() == [True, True, False]
    assert store.mask(Filters(setting="childrens-homes")).tolist() == [True, True, True]
    assert store.mask(Filters(source_id="other")).tolist() == [False, False, False]


def test_masks_by_the_state_of_the_law(store: PassageStore) -> None:
    states = [passage.commencement.state for passage in PASSAGES]
    for state in CommencementState:
        assert store.mask(Filters(states=frozenset({state}))).tolist() == [own is state for own in states]


def test_masks_by_rank_and_day(tmp_path: Path) -> None:
    def edition(id_: str, dated: date | None, origin: Origin = Origin.OFFICIAL) -> Source:
        return SOURCE.model_copy(update={"id": id_, "dated": dated, "origin": origin})

    sources = [
        edition("guide", date(2025, 4, 4), Origin.BRIEFING),
        edition("guide@2024", date(2024, 4, 5)),
        edition("guide@2025", date(2025, 4, 4)),
        edition("mine", None, Origin.OWN).model_copy(update={"authority": Authority.UNRANKED}),
    ]
    passages = [
        PASSAGES[0].model_copy(update={"id": f"{source.id}/a#0", "source_id": source.id})
        for source in sources
    ]
    write_passages(tmp_path / "p", sources, passages)
    store = PassageStore(tmp_path / "p")

    def held(**limits) -> list[str]:
        return [
            source.id for source, passes in zip(sources, store.mask(Filters(**limits)), strict=True) if passes
        ]

    assert held(on=date(2025, 4, 3)) == ["guide@2024", "mine"]
    assert held(on=date(2025, 4, 4)) == ["guide", "guide@2025", "mine"]
    assert held(on=date(2024, 1, 1)) == ["mine"]
    assert held(authorities=frozenset({Authority.UNRANKED})) == ["mine"]
    assert held(source_id="guide", on=date(2024, 5, 1)) == ["guide@2024"]


def test_names_an_unknown_passage(store: PassageStore) -> None:
    with pytest.raises(UnknownPassageError, match="'nope'"):
        store.passage("nope")


def test_says_what_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedLibraryError, match="carelaw ingest"):
        PassageStore(tmp_path / "nothing")
    (tmp_path / "half").write_bytes(b"SQLite format 3\x00 and then nothing")
    with pytest.raises(DamagedLibraryError, match="carelaw ingest"):
        PassageStore(tmp_path / "half")


def test_says_that_it_cannot_write(tmp_path: Path) -> None:
    with pytest.raises(LibraryWriteError):
        write_passages(tmp_path / "no" / "folder", [SOURCE], PASSAGES)
