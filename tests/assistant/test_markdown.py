from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.markdown import as_is, paragraphs, table


def rendered(text: str) -> str:
    return "".join(
        "".join(child.content if child.type == "text" else f"<{child.type}>" for child in token.children)
        for token in MarkdownIt("commonmark").enable("table").parse(text)
        if token.children is not None
    )


@given(
    st.text(
        alphabet=st.characters(min_codepoint=33, max_codepoint=0x2FFF, categories=("L", "N", "P", "S")),
        min_size=1,
    )
)
def test_shows_text_as_it_is(text: str) -> None:
    assert rendered(as_is(text)) == text


def test_escapes_what_streamlit_would_read() -> None:
    for text in ("costs $5 and $6", ":red[x]", ":material/home:", "<b>x</b>", "[a](b)", "1. x", "a_b_", "--"):
        escaped = as_is(text)
        assert all(
            character.isalnum() or character == " " or escaped[i - 1] == "\\" or character == "\\"
            for i, character in enumerate(escaped)
        )


def test_keeps_paragraphs_and_lists() -> None:
    assert paragraphs("Lead:\n- one\n- two\nEnd.") == "Lead\\:\n\n- one\n- two\n\nEnd\\."


def test_a_table_has_a_cell_for_each_text() -> None:
    made = table({"Children's homes": ["Notice | none.", "A list:\n- one"], "Fostering": ["10 days [2]"]})
    tokens = MarkdownIt("commonmark").enable("table").parse(made)
    cells = [token.content for token in tokens if token.type == "inline"]
    assert [rendered(cell) for cell in cells] == [
        *("Children's homes", "Fostering", "Notice | none.", "10 days [2]", "A list: - one", "")
    ]
