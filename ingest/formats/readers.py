"""The parser of each format. Slow libraries come with it, so it is imported when a document is read."""

from collections.abc import Callable, Mapping

from ingest.documents.document import Document, Format
from ingest.errors import DocumentError
from ingest.formats.akoma_ntoso.reader import read_akoma_ntoso
from ingest.formats.bill_print.reader import read_bill_print
from ingest.formats.bill_xml.reader import read_bill_xml
from ingest.formats.clml.reader import read_clml
from ingest.formats.detection import format_of
from ingest.formats.govuk.reader import read_govuk
from ingest.formats.hypertext.reader import read_html
from ingest.formats.markdown.reader import read_markdown
from ingest.formats.pdf.reader import read_pdf
from ingest.formats.plain_text.reader import read_text
from ingest.formats.word.reader import read_docx
from ingest.received import Received

READERS: Mapping[Format, Callable[[bytes], Document]] = {
    Format.PDF: read_pdf,
    Format.BILL_PRINT: read_bill_print,
    Format.HTML: read_html,
    Format.MARKDOWN: read_markdown,
    Format.TEXT: read_text,
    Format.WORD: read_docx,
    Format.GOVUK: read_govuk,
    Format.CLML: read_clml,
    Format.AKOMA_NTOSO: read_akoma_ntoso,
    Format.BILL_XML: read_bill_xml,
}


# Links lead into the file itself, by page.
PAGED = frozenset({Format.PDF, Format.BILL_PRINT})
# What the page that leads to a file knows better than the file.
LANDING_SAYS = {"title", "publisher", "authority", "edition", "edition_id", "dated", "licence"}


def read(received: Received, name: str) -> Document:
    """Return a document as the parser of its format reads it.

    Parameters:
        received: its bytes; several bodies where a GOV.UK page leads to others.
        name: its file name, which tells Markdown from plain text.

    Raises:
        DocumentError: where it cannot be read, or has no text.
    """
    bodies = [body.content for body in received.bodies]
    formats = [format_of(body, name) for body in bodies]
    if all(format_ is Format.GOVUK for format_ in formats):
        document = read_govuk(*bodies)
    else:
        document = READERS[formats[-1]](bodies[-1])
    if formats[-1] in PAGED:
        document = document.model_copy(update={"address": received.bodies[-1].address})
    if len(bodies) > 1 and formats[0] is Format.GOVUK is not formats[-1]:
        document = _led_by(read_govuk(bodies[0]), document)
    if not any(division.blocks for division in document.divisions):
        raise DocumentError("has no text that could be read")
    return document


def _led_by(landing: Document, text: Document) -> Document:
    """Return a file with what the page that leads to it says of it, and that page's own text after it."""
    taken = {division.place for division in text.divisions}
    more = (
        division.model_copy(
            update={
                "place": f"{division.place}-on-the-page" if division.place in taken else division.place,
                "address": division.address or landing.address,
            }
        )
        for division in landing.divisions
    )
    said = landing.model_dump(include=LANDING_SAYS, exclude_none=True)
    return text.model_copy(update={**said, "divisions": (*text.divisions, *more)})
