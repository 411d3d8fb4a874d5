"""Invented Acts and Regulations in CLML, in the structure in which legislation.gov.uk publishes them."""

from html import escape

NAMESPACE = "http://www.legislation.gov.uk/namespaces/legislation"
SITE = "http://www.legislation.gov.uk"
ACT = "ukpga/2024/900"
REGULATIONS = "uksi/2024/901"


def clml(
    parts: str,
    *,
    work: str = ACT,
    version: str = "",
    valid: str = "2026-06-29",
    modified: str = "2026-06-30",
    attributes: str = 'RestrictExtent="E+W"',
    metadata: str = "",
    after: str = "",
) -> bytes:
    """Return a document.

    Parameters:
        parts: prelims, body and schedules.
        work: its path at the site.
        version: the end of its address: ``enacted``, a date, or nothing for the current version.
        valid: the day of this version; empty where the file gives none.
        modified: the day on which it was last changed.
        attributes: more attributes of the root.
        metadata: more elements for its metadata.
        after: what follows the text: footnotes, commentaries.
    """
    primary = work.startswith("ukpga")
    original = version in ("enacted", "made")
    kind, day = ("Primary", "EnactmentDate") if primary else ("Secondary", "Made")
    return f"""<?xml version="1.0" encoding="utf-8"?>
<Legislation xmlns="{NAMESPACE}" DocumentURI="{SITE}/{work}{version and f"/{version}"}"
    IdURI="{SITE}/id/{work}" {attributes}>
<ukm:Metadata xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dct="http://purl.org/dc/terms/">
  <dc:identifier>{SITE}/{work}</dc:identifier>
  <dc:title>{"Lantern Keepers Act 2024" if primary else "The Lantern Keepers Regulations 2024"}</dc:title>
  <dc:modified>{modified}</dc:modified>
  {valid and f"<dct:valid>{valid}</dct:valid>"}
  <ukm:{kind}Metadata>
    <ukm:DocumentClassification>
      <ukm:DocumentCategory Value="{kind.lower()}"/>
      <ukm:DocumentMainType Value="Invented"/>
      <ukm:DocumentStatus Value="{"final" if original else "revised"}"/>
    </ukm:DocumentClassification>
    <ukm:{day} Date="2024-04-29"/>
    {metadata}
  </ukm:{kind}Metadata>
</ukm:Metadata>
<{kind}>{parts}</{kind}>
{after}
</Legislation>""".encode()


def body(content: str) -> str:
    """Return the body of a document."""
    return f"<Body>{content}</Body>"


def section(number: str, title: str, content: str, attributes: str = "", work: str = ACT) -> str:
    """Return a section with its heading; ``attributes`` are those of the group."""
    return (
        f"<P1group {attributes}><Title>{title}</Title>"
        f"{p1(f'section/{number}', number, content, work)}</P1group>"
    )


def p1(path: str, number: str, content: str, work: str = ACT) -> str:
    """Return a first-level provision at a path of its work."""
    id_ = path.replace("/", "-")
    return (
        f'<P1 DocumentURI="{SITE}/{work}/{path}" IdURI="{SITE}/id/{work}/{path}" id="{id_}">'
        f"<Pnumber>{number}</Pnumber><P1para>{content}</P1para></P1>"
    )


def unit(level: int, number: str, content: str, id_: str = "") -> str:
    """Return a numbered unit of a lower level."""
    return (
        f"<P{level}{id_ and f' id={chr(34)}{id_}{chr(34)}'}><Pnumber>{number}</Pnumber>"
        f"<P{level}para>{content}</P{level}para></P{level}>"
    )


def text(words: str) -> str:
    """Return a paragraph."""
    return f"<Text>{escape(words, quote=False)}</Text>"


def schedule(number: str, title: str, content: str, reference: str = "", work: str = ACT) -> str:
    """Return a Schedule."""
    referring = f"<Reference>{reference}</Reference>" if reference else ""
    return (
        f'<Schedule DocumentURI="{SITE}/{work}/schedule/{number}" '
        f'IdURI="{SITE}/id/{work}/schedule/{number}" id="schedule-{number}">'
        f"<Number>SCHEDULE {number}</Number><TitleBlock><Title>{title}</Title></TitleBlock>"
        f"{referring}<ScheduleBody>{content}</ScheduleBody></Schedule>"
    )


def commentaries(**notes: str) -> str:
    """Return annotations: the id starts with the letter of the kind, ``I1="S. 1 in force at 1.6.2026"``."""
    items = "".join(
        f'<Commentary Type="{id_[0]}" id="{id_}"><Para>{text(words)}</Para></Commentary>'
        for id_, words in notes.items()
    )
    return f"<Commentaries>{items}</Commentaries>"


def footnotes(**notes: str) -> str:
    """Return footnotes by id; their content is CLML."""
    items = "".join(
        f'<Footnote id="{id_}"><FootnoteText><Para><Text>{words}</Text></Para></FootnoteText></Footnote>'
        for id_, words in notes.items()
    )
    return f"<Footnotes>{items}</Footnotes>"


def quoted(content: str, context: str = "main", target: str = "primary", form: str = "double") -> str:
    """Return text that is put into another law."""
    return (
        f'<BlockAmendment Context="{context}" TargetClass="{target}" TargetSubClass="unknown" '
        f'Format="{form}">{content}</BlockAmendment>'
    )


def amended(title: str, path: str) -> str:
    """Return the citation of another law."""
    return f'the <Citation URI="{SITE}/id/{path}" Class="Invented">{title}</Citation>'
