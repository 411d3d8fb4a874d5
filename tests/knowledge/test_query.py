import pytest

from knowledge.library import Library
from knowledge.query import Query, read_query
from knowledge.vocabulary import Filters


def read(library: Library, text: str, setting: str | None = None) -> Query:
    return read_query(library, text, Filters(setting=setting))


@pytest.mark.parametrize(
    ("text", "is_look_up", "is_bare"),
    [
        ("s31ZA", True, True),
        ("section 16LA CA 2004", True, True),
        ("what is reg 44 about", True, True),
        ("reg 44 visitor", True, False),
        ("does reg 44 say who may visit the home each month", False, False),
        ("staying close", False, False),
    ],
)
def test_tells_a_look_up_from_a_question(
    library: Library, text: str, is_look_up: bool, is_bare: bool
) -> None:
    query = read(library, text)
    assert (query.is_look_up, query.is_bare) == (is_look_up, is_bare)


def test_asking_what_an_acronym_means_is_not_asking_about_it(library: Library) -> None:
    assert read(library, "what does RI mean").acronyms == ("RI",)
    assert read(library, "who can be the RI of a home").acronyms == ()
    assert read(library, "who is on a MACPT").acronyms == ()


@pytest.mark.parametrize(
    ("text", "acronyms"), [("macpt", ("MACPT",)), ("dol", ("DoL",)), ("nice pan", ()), ("NICE", ("NICE",))]
)
def test_acronyms_in_any_letters_unless_they_are_words(
    library: Library, text: str, acronyms: tuple[str, ...]
) -> None:
    assert read(library, text).acronyms == acronyms


def test_the_settings_named_count_before_the_filter(library: Library) -> None:
    assert read(library, "notice at an IFA", "childrens-homes").settings == {"independent-fostering-agencies"}
    assert read(library, "notice", "childrens-homes").settings == {"childrens-homes"}


def test_words_are_mended(library: Library) -> None:
    assert read(library, "famly group descision").text == "family group decision"
