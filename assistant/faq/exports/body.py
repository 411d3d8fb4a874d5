"""The body of a Word document, which takes a paragraph as fast at its end as at its start."""

from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


class Body:
    """Adds paragraphs to a document.

    python-docx goes through all that is written, all styles and all links for each paragraph that it adds,
    which takes minutes in a long document. This remembers where the end, the styles and the links are.

    Parameters:
        document: the document; its body is to be filled through this alone.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        root: Any = document.element
        self._end = root.body.sectPr
        self._styles = {style.name: style.style_id for style in document.styles}
        self._targets: dict[str, str] = {}

    def add(self, text: str = "", style: str | None = None) -> Paragraph:
        """Add a paragraph and return it.

        Parameters:
            text: what it says.
            style: the name of its style; that of plain text by default.
        """
        element: Any = OxmlElement("w:p")
        self._end.addprevious(element)
        if style:
            element.style = self._styles[style]
        paragraph = Paragraph(element, self._document._body)
        if text:
            paragraph.add_run(text)
        return paragraph

    def link(self, paragraph: Paragraph, address: str) -> Any:
        """Add a link to an address of the web to a paragraph; return its element, which has no text yet."""
        if address not in self._targets:
            self._targets[address] = self._document.part.relate_to(
                address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self._targets[address])
        paragraph._p.append(link)
        return link
