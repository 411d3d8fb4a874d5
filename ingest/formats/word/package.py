"""The parts of a Word file, taken out of their zip so that a hostile file can do no harm."""

import io
import zipfile
import zlib

from lxml import etree

from ingest.documents.xml_tree import parse_xml
from ingest.errors import DocumentError

LARGEST_WHOLE = 200_000_000
LARGEST_PART = 100_000_000
# A thousand pages have half a million; the tree of each takes memory.
MOST_TAGS = 2_000_000

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams, in which an OLE file says what it holds:
# https://learn.microsoft.com/en-us/openspecs/office_file_formats/ms-offcrypto/
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OLD_WORD = "WordDocument".encode("utf-16-le")

MAIN = "word/document.xml"
_TOO_LONG = "is too long to be read; cut it into parts"


class Package:
    """An opened Word file.

    Parameters:
        body: the file.

    Raises:
        DocumentError: where it is encrypted, of another kind, damaged or too large.
    """

    def __init__(self, body: bytes) -> None:
        if body.startswith(OLE):
            raise DocumentError(_reason_of_ole(body))
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(body))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise DocumentError("is a damaged Word file") from error
        entries = self._archive.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise DocumentError("is encrypted; save it without a password")
        sizes = [entry.file_size for entry in entries]
        if sum(sizes) > LARGEST_WHOLE or max(sizes, default=0) > LARGEST_PART:
            raise DocumentError(_TOO_LONG)
        if MAIN not in self._archive.namelist():
            raise DocumentError("is a zip or Office file other than Word; unpack it, or save it as PDF")

    def part(self, name: str) -> etree._Element | None:
        """Return the root of a part; None where there is none.

        Raises:
            DocumentError: where it is damaged, too long, or declares entities.
        """
        if name not in self._archive.namelist():
            return None
        try:
            with self._archive.open(name) as stream:
                # What the zip declares may be a lie: reading stops at the limit too.
                part = stream.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
            raise DocumentError(f"is a damaged Word file ({name} cannot be unpacked)") from error
        if len(part) > LARGEST_PART or part.count(b"<") > MOST_TAGS:
            raise DocumentError(_TOO_LONG)
        try:
            root = parse_xml(part)
        except DocumentError as error:
            raise DocumentError(f"is a damaged Word file ({name} cannot be read)") from error
        etree.strip_tags(root, etree.ProcessingInstruction, etree.Entity)
        return root


def _reason_of_ole(body: bytes) -> str:
    if ENCRYPTED in body:
        return "is encrypted; save it without a password"
    if OLD_WORD in body:
        return "is an old Word file (.doc); save it as .docx"
    return "is an old Office file other than Word; save it as PDF"
