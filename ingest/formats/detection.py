"""Which format a document has, from its content; its name only helps where text could be either."""

import io
import json
import re
import zipfile

from lxml import etree

from ingest.documents.document import Format
from ingest.documents.xml_tree import name, namespace, parse_xml
from ingest.errors import DocumentError
from ingest.formats.bill_print.reader import is_bill_print
from ingest.formats.pdf.lines import BROKEN, open_pdf

LARGEST = 100 * 1024 * 1024
OPENING = 4096
KNOWN = "PDF, Word (.docx), HTML, Markdown, plain text, GOV.UK Content API JSON, CLML and Akoma Ntoso XML"
CLML = "http://www.legislation.gov.uk/namespaces/legislation"
AKOMA_NTOSO = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
XHTML = "http://www.w3.org/1999/xhtml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
HTML_START = re.compile(rb"\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
HTML_NAMES = (".html", ".htm", ".xhtml")
MARKDOWN_NAMES = (".md", ".markdown")


def format_of(body: bytes, file_name: str) -> Format:
    """Return the format of a document.

    Parameters:
        body: its bytes.
        file_name: its name, with which Markdown is told from plain text.

    Raises:
        DocumentError: where it is empty, too large, or of a kind that is not read.
    """
    if not body.strip(b"\0 \t\r\n"):
        raise DocumentError("is empty")
    if len(body) > LARGEST:
        raise DocumentError(f"is larger than {LARGEST // 1024 // 1024} MB; cut it into parts")
    opening = body[:OPENING]
    if b"%PDF-" in opening[:1024]:
        return Format.BILL_PRINT if _is_bill(body) else Format.PDF
    if opening.startswith((b"PK\x03\x04", OLE)):
        return _zip_or_ole(body)
    if b"\0" in opening and not opening.startswith(UTF_16):
        raise DocumentError(f"is of a kind that is not read. Read are: {KNOWN}")
    return _text(body, file_name.lower())


def _is_bill(body: bytes) -> bool:
    try:
        return is_bill_print(open_pdf(body).pages[0].extract_text())
    except (DocumentError, *BROKEN):
        # The parser of PDFs says what is wrong with it.
        return False


def _zip_or_ole(body: bytes) -> Format:
    if body.startswith(OLE):
        return Format.WORD
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DocumentError("is a damaged zip or Word file") from error
    if "word/document.xml" in names:
        return Format.WORD
    raise DocumentError("is a zip or Office file other than Word; unpack it, or save it as PDF")


def _text(body: bytes, file_name: str) -> Format:
    text = body[:OPENING].removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith((b"{", b"[")) and _is_json(body):
        return Format.GOVUK
    if HTML_START.match(text) or (file_name.endswith(HTML_NAMES) and not text.startswith(b"<?xml")):
        return Format.HTML
    if text.startswith((b"<?xml", b"<")):
        return _xml(body, file_name)
    return Format.MARKDOWN if file_name.endswith(MARKDOWN_NAMES) else Format.TEXT


def _is_json(body: bytes) -> bool:
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True


def _xml(body: bytes, file_name: str) -> Format:
    try:
        root = parse_xml(body)
    except DocumentError:
        if file_name.endswith(HTML_NAMES):
            return Format.HTML
        raise
    return _by_root(root)


def _by_root(root: etree._Element) -> Format:
    match namespace(root), name(root):
        case namespace_, "Legislation" if namespace_ == CLML:
            return Format.CLML
        case namespace_, "akomaNtoso" if namespace_.startswith(AKOMA_NTOSO.rpartition("/")[0]):
            return Format.AKOMA_NTOSO
        case _, "Bill":
            return Format.BILL_XML
        case namespace_, root_name if namespace_ == XHTML or root_name.lower() == "html":
            return Format.HTML
        case _, root_name:
            raise DocumentError(f"is XML of a kind that is not read (<{root_name}>). Read are: {KNOWN}")
