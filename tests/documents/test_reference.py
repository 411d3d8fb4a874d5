"""docs/reference.md is what ``make reference`` writes."""

from assistant import __all__ as public
from tests.documents.reference import PAGE, reference


def test_the_reference_is_as_the_code_is() -> None:
    assert PAGE.read_text("utf-8") == reference(), "run: make reference"


def test_the_reference_has_all_that_is_public() -> None:
    page = reference()
    assert all(f"### {name}\n" in page or f".{name}` | " in page for name in public)
    assert "### LibraryRetriever" in page
