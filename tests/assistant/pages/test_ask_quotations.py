"""A quotation is marked in its passage, and nowhere else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.pages.quotations import in_passage

MARK = re.compile(r":yellow-background\[\*\*(.*?)\*\*\]")


def test_marks_the_words_within_a_line() -> None:
    shown = in_passage("two", "one two three")
    assert shown == "one :yellow-background[**two**] three"


def test_marks_each_line_of_a_list_by_itself() -> None:
    passage = "It does not apply to:\n\n- a keeper who is asleep\n- a keeper on leave\n\nNothing else."
    shown = in_passage("apply to:\n\n- a keeper who is asleep\n- a keeper", passage)
    assert shown.splitlines() == [
        "It does not :yellow-background[**apply to\\:**]",
        "",
        "- :yellow-background[**a keeper who is asleep**]",
        "- :yellow-background[**a keeper**] on leave",
        "",
        "Nothing else\\.",
    ]


def test_keeps_white_space_out_of_the_marks() -> None:
    assert in_passage(" two ", "one two three") == "one :yellow-background[**two**] three"


def test_shows_the_quotation_alone_where_the_passage_has_changed() -> None:
    assert in_passage("the old words", "other words") == ":yellow-background[**the old words**]"


@pytest.mark.parametrize("text", ["**bold** and $x$", "<b>s31ZA</b> :red[now]", "[a](b) ] `c`"])
def test_shows_markup_of_the_passage_as_it_is(text: str) -> None:
    assert "<b>" not in in_passage(text, f"before {text} after")
    unescaped = re.sub(r"\\(.)", r"\1", in_passage(text, f"before {text} after"))
    assert unescaped == f"before :yellow-background[**{text}**] after"


@given(st.text("ab *_[]\n-", min_size=1, max_size=30), st.data())
def test_what_is_marked_is_the_quotation(passage: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(passage) - 1))
    quote = passage[start : data.draw(st.integers(start + 1, len(passage)))]
    shown = in_passage(quote, passage)
    assert MarkdownIt().render(shown) is not None
    marked = "".join(re.sub(r"\\(.)", r"\1", words) for words in MARK.findall(shown))
    found = passage.find(quote)
    assert marked.split() == "".join(_lines(passage, found, found + len(quote))).split()


def _lines(passage: str, start: int, end: int) -> list[str]:
    """Return what lies between two places of each line, without the mark of an item and the white space."""
    lines, at = [], 0
    for line in passage.split("\n"):
        body = 2 if line.startswith("- ") else 0
        lines.append(line[max(start - at, body) : max(end - at, body)].strip())
        at += len(line) + 1
    return lines
