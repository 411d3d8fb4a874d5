"""Documents to passages: the structure decides, and the embedding model's reach sets the length."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, Protocol

from ingest.documents.context import place_of
from ingest.documents.document import Block, Division, Document
from ingest.documents.locators import Cited, locator_of
from knowledge.authorities import ranks
from knowledge.vocabulary import (
    Authority,
    Commencement,
    CommencementState,
    Month,
    Origin,
    Passage,
    Role,
    Source,
)

LAW = frozenset({Authority.ACT, Authority.REGULATIONS})
UNSTATED = "The text does not say when it starts"
NOTES = "Notes on the text"
# Ends of sentences first, then of clauses: a block that is too long is cut at the best that it has.
BREAKS = (
    re.compile(r"(?<=[.!?])\s+(?=[\"'“‘(\[]?[A-Z0-9])"),
    re.compile(r"(?<=[;:—])\s+"),
    WORDS := re.compile(r"\s+"),
)
# No passage has more words than this, so no more parts are tried at once.
MOST_PARTS = 600
# A passage is not ended early, at a better place, before it has this share of what it could hold.
FULL_ENOUGH = 1 / 3


class Reach(Protocol):
    """How far an embedding model reads."""

    @property
    def most(self) -> int:
        """The most tokens of a text that it reads."""
        ...

    def tokens(self, text: str) -> int:
        """Return how many tokens a text is, joined to others with white space."""
        ...


class Piece(NamedTuple):
    """A block, or as much of one as fits, and the label that it is cited by: its own or the last one's."""

    block: Block
    label: str | None
    starts_block: bool


def cut(document: Document, source: Source, checked: Month, reach: Reach) -> list[Passage]:
    """Return the passages of a document, in its order, each one's notes after its division.

    Joined, the passages that are not notes give back the document's text.

    Parameters:
        document: as a parser read it.
        source: the source that it is.
        checked: the month in which it was received or last confirmed.
        reach: how far the embedding model reads: it must see the whole of a passage in its context.
    """
    passages: list[Passage] = []
    text_role = Role.BILL_HISTORY if source.authority is Authority.BILL else Role.CONTENT
    for division in document.divisions:
        number = 0
        for role, blocks in ((text_role, division.blocks), (Role.NOTE, division.notes)):
            frame = _Frame(document, division, source, checked, role)
            for group in _groups(blocks, lambda pieces, frame=frame: frame.fits(pieces, reach)):
                passages.append(frame.passage(group, number))
                number += 1
    return passages


class _Frame(NamedTuple):
    """What the passages of one division have in common."""

    document: Document
    division: Division
    source: Source
    checked: Month
    role: Role

    def fits(self, pieces: Sequence[Piece], reach: Reach) -> bool:
        """Whether the model reads all of these in one passage. Each is counted once, and not their sum."""
        room = reach.most - sum(reach.tokens(piece.block.text) for piece in pieces)
        return room > 0 and reach.tokens(place_of(self.passage(pieces, 0), self.source.title)) <= room

    def passage(self, pieces: Sequence[Piece], number: int) -> Passage:
        division, source = self.division, self.source
        pages = tuple(sorted({page for piece in pieces for page in piece.block.pages}))
        labels = self.document.page_labels
        printed = tuple(labels[page - 1] for page in pages if page <= len(labels))
        heading_path = division.heading_path or (self.document.title or source.title,)
        second = [address for piece in pieces for address in piece.block.second_addresses]
        whole = len(division.blocks) == len(pieces) and all(piece.starts_block for piece in pieces)
        cited = Cited(division.locator, heading_path[-1], [piece.label for piece in pieces], pages, printed)
        return Passage(
            id=f"{source.id}/{division.place}#{number}",
            source_id=source.id,
            place=division.place,
            locator=locator_of(cited, whole=whole or self.role is Role.NOTE),
            heading_path=(*heading_path, NOTES) if self.role is Role.NOTE else heading_path,
            address=self._address(pieces[0], pages),
            second_addresses=tuple(dict.fromkeys((*division.second_addresses, *second))),
            settings=source.settings,
            text="\n".join(_joined(pieces)),
            commencement=division.commencement or self._unstated(),
            checked=self.checked,
            role=self.role,
            pages=pages,
            printed_pages=() if printed == tuple(map(str, pages)) else printed,
            extent=division.extent,
        )

    def _address(self, first: Piece, pages: Sequence[int]) -> str:
        own = self.division.address or self.document.address
        if own is None and self.source.origin is Origin.OFFICIAL:
            # The page for people is another document: it does not have the text's fragments.
            return self.source.address
        base = own or self.source.address
        starts = first.block in self.division.blocks[:1] and first.starts_block
        fragment = self.division.fragment if starts else first.block.fragment or self.division.fragment
        if fragment is None and pages:
            fragment = f"page={pages[0]}"
        return f"{base}#{fragment}" if fragment and "#" not in base else base

    def _unstated(self) -> Commencement:
        if self.source.authority in LAW:
            state, note = CommencementState.UNKNOWN, UNSTATED
        else:
            state, note = CommencementState.NOT_APPLICABLE, ranks()[self.source.authority].note or ""
        return Commencement(state=state, note=note, checked=self.checked)


def _groups(blocks: Sequence[Block], fit: Callable[[Sequence[Piece]], bool]) -> Iterator[list[Piece]]:
    """Yield the pieces of each passage: as many as fit, ended where a numbered unit begins if it can be."""
    group: list[Piece] = []
    for piece in _pieces(blocks, fit):
        while group and not fit([*group, piece]):
            end = _end(group)
            yield group[:end]
            group = group[end:]
        group.append(piece)
    if group:
        yield group


def _end(group: Sequence[Piece]) -> int:
    """Return how many of the pieces the passage keeps: a unit that only began goes to the next one."""
    lengths = list(accumulate(len(piece.block.text) for piece in group))
    ends = [end for end in range(len(group) - 1, 0, -1) if lengths[end - 1] >= FULL_ENOUGH * lengths[-1]]
    for end in ends:
        if group[end].starts_block and group[end].block.label:
            return end
    for end in ends:
        if group[end - 1].block.text.endswith((".", "!", "?")):
            return end
    return len(group)


def _pieces(blocks: Sequence[Block], fit: Callable[[Sequence[Piece]], bool]) -> Iterator[Piece]:
    label: str | None = None
    for block in blocks:
        label = block.label or label

        def fit_parts(texts: Sequence[str], block: Block = block, label: str | None = label) -> bool:
            return fit([_piece(block, text, label, starts=n == 0) for n, text in enumerate(texts)])

        for number, text in enumerate(_parts(block.text, fit_parts)):
            yield _piece(block, text, label, starts=number == 0)


def _piece(block: Block, text: str, label: str | None, starts: bool) -> Piece:
    return Piece(block if text == block.text else block.model_copy(update={"text": text}), label, starts)


def _parts(text: str, fit: Callable[[Sequence[str]], bool]) -> list[str]:
    """Return a text in parts that fit, cut between sentences, else clauses, else words, else letters."""
    if fit([text]) or len(text) == 1:
        return [text]
    for pattern in BREAKS:
        parts = pattern.split(text)
        if len(parts) > 1:
            # A word by itself is counted as more tokens than it is among others.
            fitted = (lambda texts: fit([" ".join(texts)])) if pattern is WORDS else fit
            return [piece for part in _filled(parts, fitted) for piece in _parts(part, fit)]
    middle = len(text) // 2
    return [*_parts(text[:middle], fit), *_parts(text[middle:], fit)]


def _filled(parts: Sequence[str], fit: Callable[[Sequence[str]], bool]) -> Iterator[str]:
    """Yield the parts joined, as many as fit each time, and one where none does."""
    start = 0
    while start < len(parts):
        ends = range(start + 2, min(len(parts), start + MOST_PARTS) + 1)
        # How many more than one fit: asked by halves, since each question counts tokens.
        more = bisect_left(ends, True, key=lambda end, s=start: not fit(parts[s:end]))
        yield " ".join(parts[start : start + 1 + more])
        start += 1 + more


def _joined(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the lines of a passage: one a block, with the parts of a block that was cut in one line."""
    line = ""
    for piece in pieces:
        if piece.starts_block and line:
            yield line
            line = ""
        line = f"{line} {piece.block.text}".strip()
    yield line
