import pytest

from knowledge.instruments import Instruments, known
from tests.knowledge.test_passages import SOURCE


def test_names_the_first_instrument() -> None:
    assert known().first_in("the CA 1989 and the CA 2004") == "children-act-1989"
    assert known().first_in("nothing here") is None


def test_the_longest_name_counts() -> None:
    assert known().first_in("the Bill as introduced") == "cws-bill-151"
    assert known().first_in("the Bill") == "cws-bill"


@pytest.mark.parametrize("text", ["s 2 of the Sample Act 2020", "section 2 SAMPLE ACT"])
def test_knows_the_law_that_is_held_by_its_title(text: str) -> None:
    held = SOURCE.model_copy(update={"id": "own-sample@enacted", "title": "Sample Act 2020"})
    assert Instruments.of([held]).first_in(text) == "own-sample"
    assert known().first_in(text) is None


def test_a_document_that_is_no_law_is_no_instrument() -> None:
    held = SOURCE.model_copy(update={"id": "own-handbook", "title": "Handbook for staff 2024"})
    assert Instruments.of([held]).first_in("section 2 of the Handbook for staff 2024") is None


def test_a_known_name_keeps_its_instrument() -> None:
    assert Instruments.of([SOURCE]).first_in("section 2 of the CWS Act") == "cws-act-2026"
