import pytest

from assistant.mistakes import mistaken_in
from knowledge.look_up import Reference
from knowledge.provisions import Name
from knowledge.query import Query
from knowledge.search import Searched
from tests.assistant.made_evidence import found_of

FERRIES = "Section 7 is not about bridges. Section 7 sets no fare for a crossing."
BRIDGES = "Section 8 is about bridges."


def searched_of(mistaken: float, asked: float) -> Searched:
    """Return passages of which the second denies a fare, with the cosines of the wordings of the question."""
    found = [found_of(BRIDGES)._replace(asked=asked), found_of(FERRIES)._replace(mistaken=mistaken)]
    return Searched(Query("", (), frozenset(), False, False, (), frozenset()), found)


@pytest.mark.parametrize(
    ("text", "mistaken", "asked", "denied"),
    [
        ("what fare does section 7 set", 0.95, 0.85, True),
        ("what fare does section 7 set", 0.95, 1.2, False),
        ("what fare does section 7 set", 0.9, 0.85, False),
        ("does section 7 set a fare", 0.95, 0.8, False),
        ("we go by ferry, does section 7 set a fare?", 0.95, 0.8, False),
        ("section 7 sets a fare, doesn't it?", 0.8, 0.8, True),
        ("section 7 sets a fare, doesn't it?", 0.5, 0.5, False),
    ],
)
def test_denies_what_a_briefing_knows_as_a_mistake(
    text: str, mistaken: float, asked: float, denied: bool
) -> None:
    searched = searched_of(mistaken, asked)
    denial = mistaken_in(text, searched)
    assert (denial is not None) is denied
    if denial:
        assert denial[0] is searched.found[1]
        assert denial[1].text == "Section 7 sets no fare for a crossing."


@pytest.mark.parametrize(
    ("number", "ids", "denied"),
    [("9", ("x",), False), ("7", ("x",), True), ("31ZA", ("invented/section-7#0",), True)],
)
def test_a_passage_on_another_provision_denies_nothing(
    number: str, ids: tuple[str, ...], denied: bool
) -> None:
    named = Reference(Name("section", number, None), ids=ids, own=1)
    searched = searched_of(0.99, 0.9)
    searched = searched._replace(query=searched.query._replace(references=(named,)))
    assert (mistaken_in(f"what fare does section {number} set", searched) is not None) is denied
