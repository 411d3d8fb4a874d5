import pytest

from assistant.evaluation import Place, is_at, says
from assistant.evaluation.places import first_in

SECTION_1 = ["https://www.legislation.gov.uk/ukpga/2026/21/section/1"]


@pytest.mark.parametrize(
    ("url", "locator", "expected"),
    [
        ("ukpga/2026/21/section/1", "1", True),
        ("ukpga/2026/21/section/1", "", True),
        ("ukpga/2026/21/section", "", True),
        ("ukpga/2026/21/section/17", "", False),
        ("6/21/section/1", "", False),
        ("ukpga/2026/21/section/1", "7", False),
    ],
)
def test_compares_numbers_whole(url: str, locator: str, expected: bool) -> None:
    assert is_at(Place(url_contains=url, locator_contains=locator), SECTION_1, "section 1") is expected
    longer = ["https://www.legislation.gov.uk/ukpga/2026/21/section/17"]
    assert not is_at(Place(url_contains="ukpga/2026/21/section/1"), longer, "section 17")


def test_finds_a_whole_number_after_a_longer_one() -> None:
    assert is_at(Place(url_contains="gov.uk", locator_contains="1"), SECTION_1, "section 17, paragraph 1")


def test_apostrophes_and_case_do_not_matter() -> None:
    place = Place(url_contains="gov.uk", locator_contains="Children’s homes reports")
    assert is_at(place, ["https://www.gov.uk/x"], "Children's homes reports")
    assert says("The CHILD’S  home", "child's home")


def test_the_first_passage_at_any_of_the_places_counts() -> None:
    group = [Place(url_contains="section/2"), Place(url_contains="section/1")]
    other = (["https://www.gov.uk/x"], "page 1")
    assert first_in(group, [other, (SECTION_1, "section 1"), (SECTION_1, "section 1")]) == 2
    assert first_in(group, [other]) is None
