import pytest

from knowledge.library import Library
from knowledge.search import Found
from knowledge.search import search as searched
from knowledge.vocabulary import Authority, Filters, Role


def search(library: Library, query: str, count: int, filters: Filters | None = None) -> list[Found]:
    return searched(library, query, count, filters).found


SUPPORTED = "supported-accommodation-regulations-2023"


@pytest.mark.parametrize(
    ("query", "source", "place"),
    [
        ("s31ZA", "cws-act-2026", "section-1"),
        ("section 16LA CA 2004", "cws-act-2026", "section-4"),
        ("cl 10 of the bill as introduced", "cws-bill-151", "clause-10"),
        ("section 191 of the Housing Act 1996", "cws-act-2026", "section-9"),
        ("section 9 of the 2026 Act", "cws-act-2026", "section-9"),
        ("reg 44", "childrens-homes-regulations-2015", "regulation-44"),
        ("regulation 6 Supported Accommodation Regulations", SUPPORTED, "regulation-6"),
    ],
)
def test_goes_straight_to_a_named_provision(library: Library, query: str, source: str, place: str) -> None:
    best = search(library, query, 3)[0]
    assert (best.passage.source_id, best.passage.place) == (source, place)
    assert best.named


def test_what_only_mentions_a_provision_leads_and_is_not_named(library: Library) -> None:
    best = search(library, "section 22B of the Care Standards Act", 3)[0]
    assert best.passage.place == "restricting-accommodation"
    assert not best.named


def test_a_clause_leads_to_the_section_that_it_became(library: Library) -> None:
    found = search(library, "clause 11 of HL Bill 84", 4)
    assert {"clause-11", "section-13"} <= {item.passage.place for item in found}


def test_a_named_setting_comes_first(library: Library) -> None:
    for query, source in (
        ("notice of inspection for a fostering agency", "sccif-independent-fostering-agencies"),
        ("how often are residential family centres inspected", "sccif-residential-family-centres"),
        ("VAA inspection frequency", "sccif-voluntary-adoption-agencies"),
        ("how often is a children's home inspected", "sccif-childrens-homes"),
    ):
        assert search(library, query, 1)[0].passage.source_id == source


def test_law_comes_before_news(library: Library) -> None:
    found = search(library, "profit cap for children's homes", 3)
    assert found[0].source.authority is Authority.ACT


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("do we get any warning before ofsted come", "notice-of-inspection"),
        ("can we put the inspection off", "deferrals"),
        ("family group conference before court", "section-1"),
        ("nan looking after kids, what should the council publish", "section-5"),
    ],
)
def test_finds_everyday_wordings(library: Library, query: str, place: str) -> None:
    assert place in [found.passage.place for found in search(library, query, 5)]


def test_what_nobody_asks_for_comes_after_the_place(library: Library) -> None:
    roles = [item.passage.role for item in search(library, "family group decision", 3)]
    assert roles[0] is Role.CONTENT
    assert search(library, "is staying close in force", 1)[0].passage.role is Role.COMMENCEMENT
    asked = search(library, "family group decision making clause in the Bill", 1)[0]
    assert asked.passage.role is Role.BILL_HISTORY


def test_settings_that_are_compared_both_lead(library: Library) -> None:
    found = search(library, "notice for a children's home compared with supported accommodation", 2)
    sources = {item.passage.source_id for item in found}
    assert sources == {"sccif-childrens-homes", "sccif-supported-accommodation"}


def test_what_is_compared_is_read_at_the_same_place(library: Library) -> None:
    asked = "frequency of inspections: boarding school compared with further education college residential"
    places = [item.passage.id.partition("#")[0] for item in search(library, asked, 10)]
    first, second = (
        places.index(f"{guide}/frequency-of-inspections")
        for guide in (
            "sccif-boarding-schools-and-residential-special-schools",
            "sccif-further-education-colleges",
        )
    )
    assert abs(first - second) == 1


def test_an_acronym_alone_gives_its_meanings_first(library: Library) -> None:
    found = search(library, "RI", 2)
    assert [item.passage.source_id for item in found] == ["glossary", "glossary"]


def test_what_a_briefing_lists_leads_to_it(library: Library) -> None:
    passages = [library.passages.passage(id_) for id_ in library.passages.ids]
    listed = [(question, passage) for passage in passages for question in passage.questions][::100]
    missed = [question for question, passage in listed if passage.id not in _first_ids(library, question)]
    assert len(listed) > 30
    assert len(missed) <= 0.03 * len(listed), missed


def test_what_a_briefing_lists_comes_before_a_provision_that_is_named(library: Library) -> None:
    found = search(library, "Who can be an independent person for reg 44 visits", 1)
    assert found[0].passage.place == "regulation-43"


def test_ranks_best_first_without_repeats(library: Library) -> None:
    found = search(library, "notice of inspection", 10)
    assert len({item.passage.id for item in found}) == len(found) == 10
    assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)


def test_a_setting_keeps_the_act_and_leaves_out_other_settings(library: Library) -> None:
    found = search(library, "inspection notice", 30, Filters(setting="adoption-support-agencies"))
    assert all(
        not item.passage.settings or "adoption-support-agencies" in item.passage.settings for item in found
    )


def test_a_source_keeps_out_the_others(library: Library) -> None:
    found = search(library, "section 1", 30, Filters(source_id="sccif-childrens-homes"))
    assert {item.passage.source_id for item in found} == {"sccif-childrens-homes"}


def _first_ids(library: Library, question: str) -> list[str]:
    first = search(library, question, 1)[0]
    return [passage.id for passage in (first.passage, *first.alike)]
