"""Acts, instruments and Bills in Akoma Ntoso, as legislation.gov.uk and Parliament publish them."""

from lxml import etree

from ingest.documents.document import Document, Format
from ingest.documents.xml_tree import name, parse_xml
from ingest.errors import DocumentError
from ingest.formats.akoma_ntoso.divisions import AkomaDivisions, Where
from ingest.formats.akoma_ntoso.elements import Words, attribute, child, find, outside_quotations
from ingest.formats.akoma_ntoso.identity import identity_of, values_of
from ingest.formats.akoma_ntoso.status import AkomaStatus
from ingest.formats.akoma_ntoso.text import Here
from ingest.formats.legislation.amended_instruments import Instruments, Link
from ingest.formats.legislation.amending_words import Amending
from ingest.formats.legislation.block_writer import At
from ingest.formats.legislation.provision_places import Step, gaps

READ = ("act", "bill", "portion", "doc")
BILL = "bill"
OPENING = ("preface", "preamble")
# The title page: what is said in the document's data, or printed on each page.
FURNITURE = frozenset({"banner", "dateOfEnactment", "number", "stageVersion", "subjects", "title"})
NOT_TEXT = frozenset({"meta", "coverPage", "toc", *OPENING})
INTRODUCTION = Step("introduction", "")


def read_akoma_ntoso(body: bytes) -> Document:
    """Return an Act, instrument or Bill.

    Parameters:
        body: Akoma Ntoso 3.0 in XML.

    Raises:
        DocumentError: where it is not well-formed, or not legislation in Akoma Ntoso.
    """
    kind = _kind(parse_xml(body))
    values = values_of(kind)
    words = Words(values)
    identity = identity_of(kind, values, words)
    is_bill = name(kind) == BILL
    status = AkomaStatus(child(kind, "meta"), words, identity)
    divisions = AkomaDivisions(words, status, identity, kind)
    everywhere = Where(Amending(_instruments(kind, words)))
    _opening(kind, words, divisions, everywhere)
    for part in kind:
        # The last page of a Bill repeats its title page.
        if name(part) and name(part) not in NOT_TEXT and not (is_bill and name(part) == "conclusions"):
            divisions.container(part, everywhere)
    warnings = divisions.warnings
    if is_bill:
        warnings += [*gaps("clause", divisions.clauses), *gaps("Schedule", divisions.schedules)]
    return Document(
        format=Format.AKOMA_NTOSO,
        **identity.fields(),
        divisions=tuple(divisions.found),
        warnings=tuple(warnings),
    )


def _kind(root: etree._Element) -> etree._Element:
    """Return the element that says what kind of document it is."""
    if name(root) != "akomaNtoso":
        raise DocumentError(f"is not Akoma Ntoso XML (its first element is <{name(root)}>)")
    kind = next((each for each in root if name(each)), None)
    if kind is None:
        raise DocumentError("is Akoma Ntoso XML without a document in it")
    if name(kind) not in READ:
        raise DocumentError(f"is Akoma Ntoso XML, but no Act, instrument or Bill (<{name(kind)}>)")
    return kind


def _instruments(kind: etree._Element, words: Words) -> Instruments:
    """Return what the document calls other laws."""
    return Instruments(
        (words.lead(each) for each in outside_quotations(kind) if name(each) == "p"),
        (Link(words.plain(each), attribute(each, "href") or "") for each in find(kind, "ref")),
    )


def _opening(kind: etree._Element, words: Words, divisions: AkomaDivisions, where: Where) -> None:
    """Add the long title and the words of enactment."""
    text, ids = divisions.reader(), []
    for part in kind:
        if name(part) not in OPENING:
            continue
        ids.append(attribute(part, "eId") or "")
        here = Here(At(ids[-1] or None), where.amending, labelled=True)
        for each in part:
            if name(each) == "longTitle":
                text.say(words.plain(each), here)
                text.end()
            elif attribute(each, "name") not in FURNITURE:
                text.read(each, here)
            text.say(each.tail, here)
    if text.blocks():
        divisions.text(text, where, (INTRODUCTION,), ids)
