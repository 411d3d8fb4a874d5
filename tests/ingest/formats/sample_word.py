"""Word files about lighthouses, written as Word itself writes them."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in SPACES.items())
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def w(name: str, inside: str = "", **attributes: str) -> str:
    """Return an element of Word's own; its attributes are too."""
    written = "".join(f" w:{key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<w:{name}{written}>{inside}</w:{name}>" if inside else f"<w:{name}{written}/>"


def numbered(list_id: str, level: int = 0) -> str:
    return w("numPr", w("ilvl", val=str(level)) + w("numId", val=list_id))


STYLES = {
    "Normal": ("Normal", ""),
    "Title": ("Title", w("basedOn", val="Normal")),
    "Heading1": ("heading 1", w("pPr", w("outlineLvl", val="0"))),
    "berschrift2": ("heading 2", w("pPr", w("outlineLvl", val="1"))),
    "Clause": ("Harbour clause", w("basedOn", val="berschrift2")),
    "Plain": ("Plain again", w("basedOn", val="Heading1") + w("pPr", w("outlineLvl", val="9"))),
    "TOC1": ("toc 1", ""),
    "TOCHeading": ("TOC Heading", w("basedOn", val="Heading1")),
    "ListBullet": ("List Bullet", w("pPr", w("numPr", w("numId", val="1")))),
    "ParaNum": ("Paragraph number", w("pPr", numbered("3", 1))),
}
LEVELS = {
    "0": [("bullet", "\uf0b7"), ("bullet", "o")],
    "1": [("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"), ("upperRoman", "%4")],
    "2": [("decimal", "%1"), ("decimal", "%1.%2"), ("decimalZero", "%1.%2.%3")],
}
LISTS = {"1": "0", "2": "1", "3": "2"}


def part(name: str, inside: str) -> str:
    """Return a part of a Word file: the root element ``name`` with all namespaces declared."""
    return f"{HEAD}<{name} {DECLARED}>{inside}</{name}>"


def run(text: str, properties: str = "") -> str:
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return w("r", w("rPr", properties) + words, rsidR="00AB12CD")


def paragraph(*inside: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph; words without markup become a run."""
    runs = "".join(piece if piece.startswith("<") else run(piece) for piece in inside)
    styled = w("pStyle", val=style) if style else ""
    return w("p", w("pPr", styled + properties) + runs, rsidR="00AB12CD", rsidRDefault="00AB12CD")


def heading(text: str, level: int = 1) -> str:
    return paragraph(text, style="Heading1" if level == 1 else "berschrift2")


def item(text: str, list_id: str, level: int = 0) -> str:
    return paragraph(text, properties=numbered(list_id, level))


def cell(inside: str, settings: str = "") -> str:
    return w("tc", w("tcPr", w("tcW", w="0") + settings) + inside)


def table(*rows: tuple[str, ...], header: bool = False) -> str:
    made = w("tblPr", w("tblStyle", val="TableGrid")) + w("tblGrid")
    for number, texts in enumerate(rows):
        settings = w("trPr", w("tblHeader")) if header and not number else ""
        made += w("tr", settings + "".join(cell(paragraph(text)) for text in texts))
    return w("tbl", made)


def text_box(*paragraphs: str) -> str:
    """Return a run with a text box, written twice: for new and for old Word."""
    content = w("txbxContent", "".join(paragraphs))
    shape = f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>"
    graphic = f"<a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic>"
    drawing = w("drawing", f"<wp:anchor><wp:posOffset>99</wp:posOffset>{graphic}</wp:anchor>")
    old = w("pict", f"<v:shape><v:textbox>{content}</v:textbox></v:shape>")
    both = f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return w("r", f"<mc:AlternateContent>{both}</mc:AlternateContent>")


def picture() -> str:
    graphic = '<a:graphic><a:blip r:embed="rId9"/></a:graphic>'
    return w("r", w("drawing", f'<wp:inline><wp:docPr id="1" name="p"/>{graphic}</wp:inline>'))


def field(code: str, shown: str) -> str:
    begin, middle, end = (w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    return f"{begin}{w('r', w('instrText', code))}{middle}{run(shown)}{end}"


def control(inside: str, settings: str = "") -> str:
    return w("sdt", w("sdtPr", settings) + w("sdtContent", inside))


def note_mark(number: int, kind: str = "footnote") -> str:
    return w("r", w("rPr", w("rStyle", val="NoteReference")) + w(f"{kind}Reference", id=str(number)))


def notes(texts: Mapping[int, str], kind: str = "footnote") -> str:
    own = w(kind, w("p", w("r", w("separator"))), type="separator", id="-1")
    for number, text in texts.items():
        own += w(kind, paragraph(w("r", w(f"{kind}Ref")), " ", text, style="NoteText"), id=str(number))
    return part(f"w:{kind}s", own)


def styles() -> str:
    inside = ""
    for style_id, (name, more) in STYLES.items():
        default = {"default": "1"} if style_id == "Normal" else {}
        inside += w("style", w("name", val=name) + more, type="paragraph", styleId=style_id, **default)
    return part("w:styles", inside)


def list_level(depth: int, form: str, text: str) -> str:
    inside = w("start", val="1") + w("numFmt", val=form) + w("lvlText", val=text)
    return w("lvl", inside, ilvl=str(depth))


def numbering(more: str = "") -> str:
    inside = ""
    for abstract, levels in LEVELS.items():
        made = "".join(list_level(depth, form, text) for depth, (form, text) in enumerate(levels))
        inside += w("abstractNum", made, abstractNumId=abstract)
    for list_id, abstract in LISTS.items():
        inside += w("num", w("abstractNumId", val=abstract), numId=list_id)
    return part("w:numbering", inside + more)


def core(title: str, more: str = "") -> str:
    return part("cp:coreProperties", f"<dc:title>{escape(title)}</dc:title>{more}")


def document(*inside: str) -> str:
    return part("w:document", w("body", "".join(inside) + w("sectPr")))


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return whole.getvalue()


def word_file(*inside: str, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a Word file with those paragraphs and tables, and other parts beside them."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": document(*inside),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
    }
    return packed(parts | dict(more or {}))


def parts_of(**more: str) -> dict[str, str]:
    """Return parts by their paths: ``word__styles`` is ``word/styles.xml``."""
    return {f"{name.replace('__', '/')}.xml": made for name, made in more.items()}


def day(name: str, written: str) -> str:
    return f"<dcterms:{name}>{written}</dcterms:{name}>"


RICH = {
    "word/document.xml": document(
        *(heading("Lamps"), paragraph("Oil", note_mark(2), text_box(paragraph("box"))), item("a", "2")),
        *(table(("a", "b"), ("c", "d"), header=True), paragraph("x", picture(), field("REF", "y"))),
    ),
    "word/styles.xml": styles(),
    "word/numbering.xml": numbering(),
    "word/footnotes.xml": notes({2: "Note."}),
    "docProps/core.xml": core("Lamps"),
}
