import pytest

from ingest.formats.legislation.instruments import address_of


@pytest.mark.parametrize(
    "title",
    ["Children Act 1989", "the Children Act 1989", "The Children Act 1989 (c. 41)", "children  act 1989"],
)
def test_an_act_is_found_by_its_title_in_any_dress(title: str) -> None:
    assert address_of(title) == "https://www.legislation.gov.uk/ukpga/1989/41"


def test_an_apostrophe_may_be_straight_or_curly() -> None:
    straight = address_of("Children's Homes (England) Regulations 2015")
    assert straight == address_of("Children’s Homes (England) Regulations 2015")
    assert straight is not None


@pytest.mark.parametrize(
    "title", ["", "Act", "Children Act", "Children Act 1990", "Unheard-of Lamps Act 1920"]
)
def test_an_unknown_title_has_no_address(title: str) -> None:
    assert address_of(title) is None
