"""Footnotes in Markdown: ``[^1]`` in the text, and ``[^1]: the note`` in a line of its own.

CommonMark does not know them; the form is GitHub's and Pandoc's. They become links to the note and back,
which is what a footnote is in HTML.
"""

import re
from collections import Counter
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, paragraph
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_REFERENCE = re.compile(r"\[\^([^\]\s]{1,60})\](?!:)")
_DEFINITION = re.compile(r"^\[\^([^\]\s]{1,60})\]:[ \t]*(?=\S)", re.MULTILINE)
_NOTES = "notes"


class _Notes:
    """The numbers of a document's notes, in the order in which the text refers to them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        contents = [token.content for token in tokens if token.type == "inline"]
        defined = {label for content in contents for label in _DEFINITION.findall(content)}
        references = [label for content in contents for label in _REFERENCE.findall(content)]
        self.references = Counter(label for label in references if label in defined)
        self.numbers = {label: number for number, label in enumerate(self.references, start=1)}
        self.marks: Counter[str] = Counter()


def with_notes(parser: MarkdownIt) -> MarkdownIt:
    """Teach ``parser`` footnotes."""
    parser.block.ruler.before("reference", "note_reference", _keep_from_references)
    parser.core.ruler.before("inline", "notes", _find_notes)
    parser.inline.ruler.before("link", "note_mark", _mark)
    return parser


def _keep_from_references(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read ``[^1]: https://…`` as a paragraph: to CommonMark it is the address of links called ``^1``."""
    begin = state.bMarks[start] + state.tShift[start]
    if silent or not _DEFINITION.match(state.src[begin : state.eMarks[start]]):
        return False
    return paragraph(state, start, end, silent)


def _find_notes(state: StateCore) -> None:
    notes = state.env[_NOTES] = _Notes(state.tokens)
    if not notes.numbers:
        return
    tokens: list[Token] = []
    for token in state.tokens:
        if (
            token.type == "inline"
            and tokens[-1].type == "paragraph_open"
            and _DEFINITION.search(token.content)
        ):
            _part(token, tokens, notes)
        else:
            tokens.append(token)
    state.tokens = tokens


def _part(whole: Token, tokens: list[Token], notes: _Notes) -> None:
    """Add a paragraph's own words, and each note that is defined in it as a paragraph of its own."""
    content, level = whole.content, whole.level - 1
    definitions = [found for found in _DEFINITION.finditer(content) if found[1] in notes.numbers]
    starts = [found.start() for found in definitions] + [len(content)]
    tokens.append(whole.copy(content=content[: starts[0]].strip()))
    for found, end in zip(definitions, starts[1:], strict=True):
        note = f"note-{notes.numbers[found[1]]}"
        back = [f'<a href="#{note}-mark-{n + 1}">↑</a>' for n in range(notes.references[found[1]])]
        tokens += [
            Token("paragraph_close", "p", -1, block=True, level=level),
            Token("paragraph_open", "p", 1, block=True, level=level, attrs={"id": note}),
            whole.copy(content=content[found.end() : end].strip(), children=[]),
            Token("html_block", "", 0, content="".join(back), level=level + 1),
        ]


def _mark(state: StateInline, silent: bool) -> bool:
    reference = _REFERENCE.match(state.src, state.pos)
    notes: _Notes = state.env[_NOTES]
    if reference is None or reference[1] not in notes.numbers:
        return False
    if not silent:
        number = notes.numbers[reference[1]]
        notes.marks[reference[1]] += 1
        own = f"note-{number}-mark-{notes.marks[reference[1]]}"
        token = state.push("html_inline", "", 0)
        token.content = f'<sup><a id="{own}" href="#note-{number}">[{number}]</a></sup>'
    state.pos = reference.end()
    return True
