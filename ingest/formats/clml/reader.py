"""CLML, the XML in which legislation.gov.uk publishes Acts and statutory instruments (``…/data.xml``).

The schema: https://github.com/legislation/clml-schema
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from ingest.documents.document import Block, Division, Document, Format
from ingest.documents.xml_tree import name, namespace, parse_xml
from ingest.errors import DocumentError
from ingest.formats.clml.blocks import PASSED_OVER
from ingest.formats.clml.metadata import LICENCE, PUBLISHER, metadata_of
from ingest.formats.clml.notes import Effect, effects_of
from ingest.formats.clml.structure import Placed, Structure

NAMESPACE = "http://www.legislation.gov.uk/namespaces/legislation"
KNOWN = (
    NAMESPACE,
    "http://www.legislation.gov.uk/namespaces/metadata",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
    "http://purl.org/",
    "http://www.w3.org/2005/Atom",
)
# So many names of foreign elements say enough.
LISTED = 10


def read_clml(body: bytes) -> Document:
    """Return an Act or statutory instrument, or one provision of it, as legislation.gov.uk marks it up.

    Parameters:
        body: the file.

    Raises:
        DocumentError: where it is not CLML, or holds no text of law.
    """
    root = parse_xml(body)
    if (name(root), namespace(root)) != ("Legislation", NAMESPACE):
        raise DocumentError("is not CLML, the XML of legislation.gov.uk")
    metadata = metadata_of(root)
    structure = Structure(root, metadata)
    placed = structure.read()
    if not placed:
        if any(name(element) == "Contents" for element in root):
            raise DocumentError("is only a table of contents; save the XML of the whole Act or instrument")
        raise DocumentError("has no text of law in it")
    effects = [] if metadata.original else effects_of(root, metadata.work)
    divisions, noted = _with_effects(placed, effects)
    return Document(
        format=Format.CLML,
        title=metadata.title,
        publisher=PUBLISHER,
        authority=metadata.authority,
        edition=metadata.edition,
        edition_id=metadata.edition_id,
        dated=metadata.dated,
        address=metadata.address,
        licence=LICENCE,
        divisions=tuple(divisions),
        warnings=tuple(_warnings(root, structure.footnotes.unused, len(effects), noted)),
    )


def _with_effects(placed: Sequence[Placed], effects: Iterable[Effect]) -> tuple[list[Division], int]:
    """Return the divisions with the changes that they await as notes, and how many found their place."""
    first = {path: index for index, (_, path) in reversed(list(enumerate(placed))) if path}
    notes: dict[int, list[Block]] = {}
    noted = 0
    for effect in effects:
        indexes = {index for path in effect.paths if (index := _nearest(path, first)) is not None}
        noted += bool(indexes)
        for index in sorted(indexes):
            notes.setdefault(index, []).append(Block(text=effect.text))
    divisions = [
        division.model_copy(update={"notes": (*division.notes, *notes.get(index, ()))})
        for index, (division, _) in enumerate(placed)
    ]
    return divisions, noted


def _nearest(path: tuple[str, ...], first: Mapping[tuple[str, ...], int]) -> int | None:
    """Return the index of the division that holds what is at a path."""
    return next((first[path[:end]] for end in range(len(path), 0, -1) if path[:end] in first), None)


def _warnings(root: etree._Element, footnotes: int, effects: int, noted: int) -> Iterator[str]:
    if effects:
        yield (
            f"changes that legislation.gov.uk has yet to make in the text of this law: {effects}; "
            f"noted at the provisions here: {noted}"
        )
    if footnotes:
        yield f"footnotes that the text does not refer to, left out: {footnotes}"
    elements = list(_own(root))
    if images := sum(name(element) == "Image" and not element.get("Description") for element in elements):
        yield f"images without a description, left out: {images}"
    if scans := sum(name(element) == "IncludedDocument" for element in elements):
        yield f"documents included as images or PDF, left out: {scans}"
    if foreign := {name(element) for element in elements if not namespace(element).startswith(KNOWN)}:
        listed = ", ".join(sorted(foreign)[:LISTED])
        yield f"elements that are not of legislation.gov.uk, read as plain text: {listed}"
    if versions := sum(
        name(element) == "Version" and _has_law(element) for element in root.iter(etree.Element)
    ):
        yield f"other versions of provisions, for other places or times, left out: {versions}"


def _own(element: etree._Element) -> Iterator[etree._Element]:
    """Yield an element and all in it that is part of the text."""
    if (kind := name(element)) and kind not in PASSED_OVER:
        yield element
        for item in element:
            yield from _own(item)


def _has_law(version: etree._Element) -> bool:
    return any(
        name(element) in ("P1", "P1group", "P2", "Schedule") for element in version.iter(etree.Element)
    )
