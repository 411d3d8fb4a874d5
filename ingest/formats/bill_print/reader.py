"""Prints of public Bills, as the House of Commons and the House of Lords publish them in PDF."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from math import inf, isnan

from ingest.documents.document import Block, Division, Document, Format
from ingest.errors import DocumentError
from ingest.formats.bill_print.blocks import LABEL, NEAR, Paragraph
from ingest.formats.bill_print.cover import NUMBER_AND_SESSION, Contents, Cover, read_contents, read_cover
from ingest.formats.bill_print.pages import ENACTING, BillPages, read_bill_pages
from ingest.formats.bill_print.provisions import Bill, Found, schedule_name
from ingest.formats.bill_print.rows import Row
from ingest.formats.bill_print.words import Words
from ingest.formats.legislation.amended_instruments import Instruments
from ingest.formats.legislation.amending_words import Amending
from ingest.formats.pdf.lines import open_pdf, page_warnings, read_pages
from knowledge.vocabulary import Authority, SecondAddress

COVER = re.compile(r"EXPLANATORY NOTE|EUROPEAN CONVENTION ON HUMAN RIGHTS|CONTENTS|\[AS ", re.I)
AS_FOLLOWS = re.compile(r"\bfollows:?\W*$")
LARGE_CAPITAL = re.compile(r"(?<= )B (?=[a-z])")
MOST_ENACTING_ROWS = 8
BILL_TO = re.compile(r"(?:(?:A )?BILL )?TO", re.I)
BILL_TO_WORDS = "A Bill to"
INTRODUCTION = "introduction"
BACK_COVER = re.compile(r"Ordered,? (?:by the House|to be printed)|PUBLISHED BY |© Parliamentary", re.I)
SUBSECTION = re.compile(r"\(\d")
FIRST_CLAUSE = re.compile(r"1 \S")


def is_bill_print(first_page_text: str) -> bool:
    """Whether a PDF is the print of a Bill, from the text of its first page.

    Explanatory notes and amendment papers carry the Bill's number too, but with letters after it.
    """
    return bool(NUMBER_AND_SESSION.search(first_page_text) and COVER.search(first_page_text))


def read_bill_print(body: bytes) -> Document:
    """Read a print of a Bill.

    Each clause and each paragraph of a Schedule is a division; the long title and the enacting words are
    one. Cover, contents and back cover are not part of the text: what they say is in the fields.

    Raises:
        DocumentError: where it cannot be read, or has no clauses.
    """
    pages, unread = read_pages(open_pdf(body))
    print_ = read_bill_pages(pages)
    extent = _Extent(print_)
    cover = read_cover(print_, extent.outside)
    words = Words(print_.rows)
    contents = read_contents(extent.before)
    bill = Bill(extent.text, contents, print_.heads, print_.measure, words)
    if not bill.clauses:
        raise DocumentError("has no clauses that could be found; is it a Bill as Parliament prints it?")
    last = max(row.page for row in extent.text)
    empty = [page.number for page in pages[extent.text[0].page - 1 : last] if not page.spans]
    return Document(
        format=Format.BILL_PRINT,
        title=cover.title,
        publisher="UK Parliament",
        authority=Authority.BILL,
        edition=cover.edition,
        edition_id=cover.edition_id,
        dated=cover.dated,
        licence="opl-3.0",
        divisions=(*_introduction(extent, words), *_divisions(bill.found, words)),
        page_labels=print_.labels,
        warnings=(
            *page_warnings(unread, empty),
            *_doubts(cover, extent),
            *_missing(print_.labels, contents, bill),
        ),
    )


class _Extent:
    """Where the Bill's text starts and ends in its print.

    Parameters:
        print_: the rows of the print.
    """

    def __init__(self, print_: BillPages) -> None:
        rows = print_.rows
        enacted = next((at for at, row in enumerate(rows) if ENACTING.search(row.text)), None)
        self.is_enacted = enacted is not None
        first = next((at for at, row in enumerate(rows) if row.bold and FIRST_CLAUSE.match(row.text)), 0)
        start = first if enacted is None else _end_of_enacting(rows, enacted)
        self.enacting = rows[enacted:start] if enacted is not None else ()
        before = start if enacted is None else enacted
        to = next((at for at in range(before - 1, -1, -1) if BILL_TO.fullmatch(rows[at].text)), None)
        self.long_title = rows[to + 1 : before] if to is not None and enacted is not None else ()
        self.before = rows[: before if to is None else to]
        last = rows[start - 1].page if start else 0
        backs = {row.page for row in rows[start:] if row.page > last and _is_of_back_cover(row)}
        end = min((page for page in backs if not print_.labels[page - 1]), default=None)
        self.is_whole = end is not None
        self.text = [row for row in rows[start:] if end is None or row.page < end]
        self.outside = [*rows[:before], *(row for row in rows if end is not None and row.page >= end)]


def _end_of_enacting(rows: Sequence[Row], start: int) -> int:
    for at in range(start, min(start + MOST_ENACTING_ROWS, len(rows))):
        if AS_FOLLOWS.search(rows[at].text):
            return at + 1
    return start + 1


def _is_of_back_cover(row: Row) -> bool:
    return bool(BACK_COVER.match(row.text) or BILL_TO.fullmatch(row.text))


def _introduction(extent: _Extent, words: Words) -> list[Division]:
    """Return the division of the long title and the enacting words; none where they were not found."""
    title, enacting = (
        words.joined(row.text for row in rows) for rows in (extent.long_title, extent.enacting)
    )
    if enacting.startswith("E IT"):
        enacting = f"B{LARGE_CAPITAL.sub('', enacting, count=1)}"
    title = f"{BILL_TO_WORDS} {title}" if title else ""
    texts = ((title, extent.long_title), (enacting, extent.enacting))
    blocks = tuple(
        Block(text=text, pages=tuple(sorted({row.page for row in rows}))) for text, rows in texts if text
    )
    return [Division(place=INTRODUCTION, locator=INTRODUCTION, blocks=blocks)] if blocks else []


def _divisions(found: Sequence[Found], words: Words) -> list[Division]:
    """Return the divisions. What a Schedule's paragraph amends holds until the next heading."""
    texts = [(each, each.text.paragraphs(words)) for each in found]
    instruments = Instruments((p.text for _, text in texts for p in text if not p.quoted), ())
    divisions: list[Division] = []
    above: tuple[str, ...] | None = None
    amending = Amending(instruments)
    for each, paragraphs in texts:
        if each.heading_path != above:
            above, amending = each.heading_path, Amending(instruments)
            for heading in each.heading_path:
                amending = amending.titled(heading)
        blocks, amending = _addressed(paragraphs, amending)
        if blocks:
            divisions.append(
                Division(
                    place=each.place,
                    locator=each.locator,
                    heading_path=each.heading_path,
                    blocks=tuple(blocks),
                )
            )
    return divisions


def _addressed(paragraphs: Iterable[Paragraph], amending: Amending) -> tuple[list[Block], Amending]:
    """Return the blocks of a provision with the places that they change in other Acts.

    Parameters:
        paragraphs: its paragraphs.
        amending: what is amended where it starts.

    Returns:
        Its blocks, and what is amended after it.
    """
    blocks: list[Block] = []
    around: list[tuple[float, Amending]] = []
    here, words = amending, ""
    own: tuple[SecondAddress, ...] = ()
    inserted: tuple[SecondAddress, ...] = ()
    for paragraph in paragraphs:
        if not paragraph.quoted:
            column = _column(paragraph)
            while around and (SUBSECTION.match(paragraph.label or "") or around[-1][0] >= column - NEAR):
                around.pop()
            words = LABEL.sub("", paragraph.text).strip()
            here = (around[-1][1] if around else amending).under(words)
            if not around:
                amending = amending.after(words)
            around.append((column, here))
            own, inserted = here.second_addresses(words), ()
        elif paragraph.section:
            inserted = here.inserted("section", paragraph.section, words)
        blocks.append(
            Block(
                text=paragraph.text,
                label=paragraph.label,
                pages=paragraph.pages,
                second_addresses=inserted or own,
            )
        )
    return blocks, amending


def _column(paragraph: Paragraph) -> float:
    """Return the column of a paragraph; one without a label is left of the labels that stand under it."""
    if isnan(paragraph.left):
        return -inf
    return paragraph.left if LABEL.match(paragraph.text) else paragraph.left - 3 * NEAR


def _doubts(cover: Cover, extent: _Extent) -> list[str]:
    doubts: list[str] = []
    if cover.number is None:
        doubts.append("the Bill's number was not found")
    if not extent.is_enacted:
        doubts.append("the enacting words were not found")
    if not extent.is_whole:
        doubts.append("the back cover was not found: the end may be missing")
    return doubts


def _missing(labels: Sequence[str], contents: Contents, bill: Bill) -> Iterator[str]:
    """Yield what the numbers or the contents say that there is, and was not found."""
    numbers = [int(label) for label in labels if label.isdigit()]
    yield from _lost("printed page", numbers, range(1, max(numbers, default=0) + 1))
    yield from _lost("clause", bill.clauses, range(1, max([*bill.clauses, *contents.clauses]) + 1))
    yield from _lost("Schedule", bill.paragraphs, sorted({*bill.paragraphs, *contents.schedules}))
    for schedule, paragraphs in bill.paragraphs.items():
        name = f"{schedule_name(schedule)}, paragraph"
        yield from _lost(name, paragraphs, range(1, max(paragraphs, default=0) + 1))


def _lost(name: str, found: Collection[int], expected: Iterable[int]) -> Iterator[str]:
    """Yield a line for each run of numbers that are expected and were not found."""
    runs: list[list[int]] = []
    for number in expected:
        if number in found:
            continue
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        if len(run) > 1:
            yield f"{name}s {run[0]} to {run[-1]} were not found"
        else:
            yield f"{name} {run[0]} was not found" if run[0] else f"{name} was not found"
