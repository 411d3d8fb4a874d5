"""Markdown, as CommonMark with tables, strike-through and footnotes."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ingest.documents.characters import decode, tidy
from ingest.documents.document import Document, Format
from ingest.documents.empty_headings import warnings_of
from ingest.documents.fragments import without_fragments
from ingest.documents.outline import Outline
from ingest.errors import DocumentError
from ingest.formats.hypertext.reader import add_html
from ingest.formats.markdown.matter import split_matter
from ingest.formats.markdown.notes import with_notes

MOST_CHARACTERS = 2_000_000
# Lists and quotations within each other; markdown-it leaves out what is deeper.
DEEPEST = 60
# Brackets take a parser the square of their number; no paragraph of prose has so many.
MOST_BRACKETS = 500
LONGEST_PARAGRAPH = 100_000
# Tags that give words a look. Others within a line are mostly words in angle brackets.
LOOKS = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "br",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
    }
    | {"kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u"}
    | {"var", "wbr"}
)


def read_markdown(body: bytes) -> Document:
    """Read a Markdown file.

    The title is that of the front matter, or else the first heading of the first level. That heading is
    left out of the headings where it can only be the title: it is the one of its level, and the first.

    Parameters:
        body: the file, in any encoding.

    Raises:
        DocumentError: where it is no text, is too long, or has no text.
    """
    text = decode(body)
    if len(text) > MOST_CHARACTERS:
        raise DocumentError(
            f"is longer than {MOST_CHARACTERS // 1_000_000} million characters; cut it into parts"
        )
    matter = split_matter(text)
    parser = _parser()
    environment: dict[str, object] = {}
    tokens = parser.parse(matter.rest, environment)
    heading = _title_heading(tokens)
    title = matter.title or (_words(tokens[heading + 1]) if heading is not None else None)
    if heading is not None and _is_title_alone(tokens, heading, title):
        del tokens[heading : heading + 3]
    warnings = list(matter.warnings)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        warnings.append(f"what is nested more than {DEEPEST} deep was not read")
    outline = Outline()
    warnings += add_html(parser.renderer.render(tokens, parser.options, environment), outline)
    divisions = without_fragments(outline.divisions())
    if not divisions:
        raise DocumentError("has no text")
    warnings += warnings_of(outline.empty_headings)
    return Document(
        format=Format.MARKDOWN,
        title=title,
        dated=matter.dated,
        divisions=divisions,
        warnings=tuple(warnings),
    )


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": DEEPEST})
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.before("inline", "unlikely", _leave_unlikely)
    parser.core.ruler.push("anchors", _anchor_headings)
    parser.core.ruler.push("angle_brackets", _keep_angle_brackets)
    return with_notes(parser)


def _leave_unlikely(state: StateCore) -> None:
    """Take a paragraph that is no prose as it is written."""
    for token in state.tokens:
        unlikely = len(token.content) > LONGEST_PARAGRAPH or token.content.count("[") > MOST_BRACKETS
        if token.type == "inline" and unlikely:
            token.type, token.children = "text", None


def _anchor_headings(state: StateCore) -> None:
    """Give headings the ids that GitHub gives them: by its links a contents list is known as such."""
    for opened, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opened.type == "heading_open":
            opened.attrSet("id", re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", _words(inline).lower())))


def _keep_angle_brackets(state: StateCore) -> None:
    """Make text of ``<name of the child>``, which is no tag though it looks like one."""
    for token in state.tokens:
        for child in token.children or ():
            tag = re.match(r"</?([a-z]+)", child.content.lower())
            if child.type == "html_inline" and tag and tag[1] not in LOOKS:
                child.type = "text"


def _title_heading(tokens: Sequence[Token]) -> int | None:
    """Return where the first heading of the first level is, which is in no quotation or list."""
    found = (n for n, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h1")
    return next((n for n in found if tokens[n].level == 0), None)


def _is_title_alone(tokens: Sequence[Token], heading: int, title: str | None) -> bool:
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    first = all(token.type != "heading_open" for token in tokens[:heading])
    return first and headings.count("h1") == 1 and _words(tokens[heading + 1]) == title


def _words(inline: Token) -> str:
    words = (
        child.content if child.type in ("text", "code_inline") else " " for child in inline.children or ()
    )
    return tidy("".join(words))
