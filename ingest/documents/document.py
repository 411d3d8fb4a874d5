"""What a parser makes of a document: its divisions in order, each a place with its text.

Every parser returns a ``Document``; ``cut.py`` makes passages of it. A parser knows one format and
nothing of passages, and the cut knows nothing of formats.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from pydantic import Field, field_validator

from knowledge.vocabulary import Authority, Commencement, Frozen, SecondAddress


class Format(StrEnum):
    """The kinds of document that are read."""

    PDF = "PDF"
    BILL_PRINT = "Bill print"
    HTML = "HTML"
    MARKDOWN = "Markdown"
    TEXT = "plain text"
    WORD = "Word"
    GOVUK = "GOV.UK Content API"
    CLML = "CLML"
    AKOMA_NTOSO = "Akoma Ntoso"
    BILL_XML = "Bill XML"


class Block(Frozen):
    """A paragraph, list item or table row: the smallest piece that a cut keeps whole where it can.

    Parameters:
        text: the source's own words on one line, spaces made single. A list item starts with ``- `` or
            with its own number; the cells of a table row are joined by `` | ``.
        label: the number by which it is cited within its division, as printed: ``(2)``; None for a
            block that goes with the one before it.
        fragment: the id of its own element in the document, without ``#``; None where it has none.
        pages: the physical pages that it stands on, from 1, in order; empty where there are no pages.
        second_addresses: where words that it inserts or amends end up.
    """

    text: str = Field(min_length=1)
    label: str | None = None
    fragment: str | None = None
    pages: tuple[int, ...] = ()
    second_addresses: tuple[SecondAddress, ...] = ()

    @field_validator("text")
    @classmethod
    def _one_line(cls, text: str) -> str:
        if text != " ".join(text.split()):
            raise ValueError("must be one line with single spaces")
        return text


class Division(Frozen):
    """One place of a document: a provision, or the text under a heading.

    Parameters:
        place: the place as a slug, unique within the document: ``section-1``.
        locator: how a person cites it: ``section 1``; None where only a page or a heading says where.
        heading_path: the headings from the outermost to its own; empty before the first heading.
        blocks: its text, in the document's order.
        notes: what the publisher notes about the text (annotations), which is not part of it.
        address: its own page; None where the document's address serves.
        fragment: the id of its element in the document, without ``#``.
        second_addresses: the places in other Acts that it changes as a whole.
        commencement: its state as the document itself marks it; None where it does not say.
        extent: the parts of the United Kingdom that it is law in, as marked: ``E+W``.
    """

    place: str
    locator: str | None = None
    heading_path: tuple[str, ...] = ()
    blocks: tuple[Block, ...]
    notes: tuple[Block, ...] = ()
    address: str | None = None
    fragment: str | None = None
    second_addresses: tuple[SecondAddress, ...] = ()
    commencement: Commencement | None = None
    extent: str | None = None


class Document(Frozen):
    """A document as a parser read it.

    Parameters:
        format: its format.
        title: its own title; None where it has none.
        publisher: who published it, where it says so.
        authority: its rank, where the format makes it certain.
        edition: its version in words, where it says so: ``as enacted``.
        edition_id: the same as a slug for ids: ``enacted``, ``2026-06-29``.
        dated: the day from which this version is, where it says so.
        address: its official page, where it says so.
        licence: the id of its licence (``licences.yaml``), where the format makes it certain.
        divisions: its text.
        page_labels: the printed number of each physical page; empty where it has no pages.
        warnings: what could not be read, one line each.
    """

    format: Format
    title: str | None = None
    publisher: str | None = None
    authority: Authority | None = None
    edition: str | None = None
    edition_id: str | None = None
    dated: date | None = None
    address: str | None = None
    licence: str | None = None
    divisions: tuple[Division, ...]
    page_labels: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def blocks(self) -> Iterator[Block]:
        """Yield every block of the text, in order."""
        for division in self.divisions:
            yield from division.blocks

    @property
    def text(self) -> str:
        """The whole text, one block a line; headings and notes are not part of it."""
        return "\n".join(block.text for block in self.blocks())
