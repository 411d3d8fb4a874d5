from hypothesis import given
from hypothesis import strategies as st

from ingest.documents.document import Block
from ingest.documents.outline import Outline, Places, slug


def test_headings_of_any_level_become_the_path() -> None:
    outline = Outline()
    outline.block(Block(text="Before all."))
    outline.heading("Judgements", 2)
    outline.heading("Good", 4, fragment="good")
    outline.block(Block(text="Children are safe."))
    outline.heading("Inadequate", 4)
    outline.block(Block(text="They are not."))
    outline.heading("Annex", 1)
    outline.block(Block(text="More."))
    divisions = outline.divisions()
    assert [division.heading_path for division in divisions] == [
        (),
        ("Judgements", "Good"),
        ("Judgements", "Inadequate"),
        ("Annex",),
    ]
    assert [division.place for division in divisions] == ["start", "good", "inadequate", "annex"]
    assert [division.fragment for division in divisions] == [None, "good", None, None]


def test_repeated_headings_get_places_of_their_own() -> None:
    places = Places()
    assert [places.take("Good"), places.take("good!"), places.take("Good")] == ["good", "good-2", "good-3"]


def test_tells_which_headings_have_nothing_below_them() -> None:
    outline = Outline()
    outline.heading("Timeline", 2)
    outline.heading("How we inspect", 2)
    outline.heading("Before", 3)
    outline.block(Block(text="Read the file."))
    outline.heading("Figure 1", 3)
    outline.divisions()
    assert outline.empty_headings == ["Timeline", "Figure 1"]


def test_a_slug_is_like_a_fragment_of_gov_uk() -> None:
    assert slug("Children’s homes: the ‘new’ rules") == "childrens-homes-the-new-rules"
    assert slug("§§") == "text"


@given(st.lists(st.text(), max_size=30))
def test_places_are_unique(texts: list[str]) -> None:
    places = Places()
    taken = [places.take(text) for text in texts]
    assert len(set(taken)) == len(taken)
