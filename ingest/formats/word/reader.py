"""Word files (.docx): the text of the document, with its headings, lists, tables and notes.

Headers and footers are running heads and are not read; nor are comments. mammoth makes HTML of what is left.
"""

import io
import zipfile
from xml.parsers.expat import ExpatError

import mammoth
from lxml import etree

from ingest.documents.document import Document, Format
from ingest.documents.empty_headings import warnings_of
from ingest.documents.fragments import without_fragments
from ingest.documents.outline import Outline
from ingest.errors import DocumentError
from ingest.formats.hypertext.reader import add_html
from ingest.formats.word.numbers import Lists
from ingest.formats.word.outline import DEEPEST, HEADING, set_out, set_out_notes
from ingest.formats.word.package import MAIN, Package
from ingest.formats.word.properties import properties_of
from ingest.formats.word.styles import Styles, attribute, child, namespaced
from ingest.formats.word.text import make_plain, remove

NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
HEADINGS = "\n".join(f"p.{HEADING}{level} => h{level}:fresh" for level in range(1, DEEPEST + 1))
SYMBOL = "w:sym"
_DAMAGED = (ExpatError, LookupError, ValueError, TypeError, AttributeError, OSError, RecursionError)


def read_docx(body: bytes) -> Document:
    """Read a Word file.

    The title is that of the file's properties, where a person may have written it, or else the paragraph in
    the style Title, or else a heading that can only be the title.

    Parameters:
        body: the file.

    Raises:
        DocumentError: where it is encrypted, an old ``.doc``, damaged or too long, or has no text.
    """
    parts = _Parts(Package(body))
    properties = properties_of(parts.optional("docProps/core.xml", "its title and date"))
    styles = Styles(parts.optional("word/styles.xml", "its styles, and with them headings,"))
    lists = Lists(parts.optional("word/numbering.xml", "the numbers of its lists"), styles)
    has_pictures = next(parts.main.iter("{*}blip", "{*}imagedata"), None) is not None
    for root in parts.texts.values():
        parts.warnings += make_plain(root)
    title = set_out(parts.main, styles, lists, properties.title)
    for notes in list(parts.texts.values())[1:]:
        set_out_notes(notes, styles, lists)
    parts.drop_lost_references()
    outline = Outline()
    parts.warnings += add_html(_html(parts), outline)
    divisions = without_fragments(outline.divisions())
    if not divisions:
        raise DocumentError(
            "has no text, only pictures; save it with its text" if has_pictures else "has no text"
        )
    return Document(
        format=Format.WORD,
        title=title,
        dated=properties.dated,
        divisions=divisions,
        warnings=(*dict.fromkeys(parts.warnings), *warnings_of(outline.empty_headings)),
    )


class _Parts:
    """The parts of a file that have text, the main one first, and what could not be read of it."""

    def __init__(self, package: Package) -> None:
        self.warnings: list[str] = []
        self._package = package
        main = package.part(MAIN)
        if main is None or child(main, "body") is None:
            raise DocumentError("is a damaged Word file")
        self.main = main
        notes = {part: self.optional(part, "its notes") for part in NOTES.values()}
        self.texts = {MAIN: main} | {part: root for part, root in notes.items() if root is not None}

    def optional(self, part: str, lost: str) -> etree._Element | None:
        """Return a part without which the text can be read; None where there is none or it is damaged."""
        try:
            return self._package.part(part)
        except DocumentError:
            self.warnings.append(f"{lost} could not be read")
            return None

    def drop_lost_references(self) -> None:
        """Remove references to notes that the file does not have, and lines that part notes from text."""
        for kind, part in NOTES.items():
            reference, note = namespaced(self.main, f"{kind}Reference"), namespaced(self.main, kind)
            held: set[str] = set()
            for element in list(self.texts.get(part, ())):
                note_id = attribute(element, "id")
                if element.tag == note and note_id and attribute(element, "type") in (None, "normal"):
                    held.add(note_id)
                else:
                    remove(element)
            for root in self.texts.values():
                for element in list(root.iter(reference)):
                    if root is not self.main or attribute(element, "id") not in held:
                        remove(element)


def _html(parts: _Parts) -> str:
    lean = io.BytesIO()
    with zipfile.ZipFile(lean, "w") as archive:
        for part, root in parts.texts.items():
            archive.writestr(part, etree.tostring(root))
    try:
        made = mammoth.convert_to_html(
            lean,
            style_map=HEADINGS,
            include_default_style_map=False,
            include_embedded_style_map=False,
            convert_image=lambda _: [],
        )
    except _DAMAGED as error:
        raise DocumentError("is a damaged Word file, or nested too deep to be read") from error
    if symbols := sum(1 for message in made.messages if SYMBOL in message.message):
        parts.warnings.append(f"{symbols} symbol{'s' if symbols > 1 else ''} could not be read")
    return made.value
