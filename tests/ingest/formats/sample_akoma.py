"""Invented Acts and Bills in Akoma Ntoso, as legislation.gov.uk and Parliament publish them."""

from ingest.documents.document import Division, Document

SITE = "http://www.legislation.gov.uk"
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
UKL = "http://www.legislation.gov.uk/namespaces/legislation"
UK = "https://www.legislation.gov.uk/namespaces/UK-AKN"


def act(
    body: str,
    *,
    work: str = "ukpga/2024/900",
    version: str = "2026-06-29",
    valid: str = "validFrom",
    analysis: str = "",
    notes: str = "",
    preface: str = "<longTitle><p>An Act about lanterns.</p></longTitle>",
    after: str = "",
) -> bytes:
    """Return an Act or instrument as legislation.gov.uk publishes it.

    Parameters:
        body: its Parts, sections and Schedules.
        work: its path at the site.
        version: the end of its address: ``enacted``, or a date.
        valid: what the date of the version is called.
        analysis: what its data say of places: restrictions, states, commentaries.
        notes: annotations.
        preface: what stands on its title page.
        after: what follows its body.
    """
    kind = work.partition("/")[0]
    day = version if version[:1].isdigit() else "2024-04-29"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="{AKN}" xmlns:uk="{UK}" xmlns:ukl="{UKL}">
  <act name="{kind}">
    <meta>
      <identification source="#">
        <FRBRWork><FRBRthis value="{SITE}/id/{work}"/><FRBRdate date="2024-04-29" name="enacted"/></FRBRWork>
        <FRBRExpression>
          <FRBRthis value="{SITE}/{work}/{version}"/><FRBRdate date="{day}" name="{valid}"/>
        </FRBRExpression>
      </identification>
      <analysis source="#"><restrictions source="#">{analysis}</restrictions></analysis>
      <references source="#">
        <TLCLocation eId="extent-e+w" href="" showAs="E+W"/>
        <TLCLocation eId="extent-s" href="" showAs="S"/>
        <TLCConcept eId="status-prospective" href="" showAs="Prospective"/>
      </references>
      <notes source="#">{notes}</notes>
      <proprietary source="#" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:title>Lantern Keepers Act 2024</dc:title>
      </proprietary>
    </meta>
    <preface eId="preface">
      <block name="title"><docTitle>Lantern Keepers Act 2024</docTitle></block>
      <block name="number"><docNumber>2024 c. 900</docNumber></block>
      {preface}
    </preface>
    <body eId="body">{body}</body>
    {after}
  </act>
</akomaNtoso>""".encode()


def bill(body: str, *, cover: str = "", published: str = "2025-03-04", end: str = "") -> bytes:
    """Return a Bill as Parliament's drafting system writes it.

    Parameters:
        body: its clauses and Schedules.
        cover: more of its cover.
        published: the day of its print.
        end: its last page.
    """
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="{AKN}" xmlns:ukl="{UK}"><?DMS-Component componentId="1"?>
 <bill name="ukpubb">
  <meta>
   <identification source="#author">
    <FRBRWork><FRBRthis value="#varWork"/><FRBRdate date="9999-01-01" name="draft"/></FRBRWork>
   </identification>
   <references source="#author">
    <TLCConcept eId="varBillTitle" href="#o" showAs="Lantern Keepers Bill [HL]"/>
    <TLCConcept eId="varActTitle" href="#o" showAs="Lantern Keepers Act #varActYear"/>
    <TLCConcept eId="varHouse" href="#o" showAs="House of Commons"/>
    <TLCProcess eId="varStageVersion" href="#o" showAs="As brought from the Lords"/>
    <TLCConcept eId="varPublicationDate" href="#o" showAs="{published}"/>
    <TLCConcept eId="varBillNo" href="#o" showAs="Bill 909"/>
    <TLCConcept eId="varActYear" href="#o" showAs="2025"/>
   </references>
  </meta>
  <coverPage>
   <block name="title"><docTitle><ref class="placeholder" href="#varBillTitle"/></docTitle></block>
   <toc><tocItem href="#sec_1" level="5"><inline name="tocNum">1</inline></tocItem></toc>{cover}
  </coverPage>
  <preface eId="preface">
   <block name="stageVersion">[<docStage><ref href="#varStageVersion"/></docStage>]</block>
   <longTitle>
    <p class="A">A</p>
    <p class="Bill">bill</p>
    <p class="To">to</p>
    <p>Make provision about lanterns.</p>
   </longTitle>
  </preface>
  <preamble>
   <formula name="enactingText">
    <p><inline name="dropCap">L</inline><inline name="smallCaps">et it be</inline> enacted:—</p>
   </formula>
  </preamble>
  <body>{body}</body>
  <conclusions><blockContainer><p>Ordered to be Printed.</p></blockContainer>{end}</conclusions>
 </bill>
</akomaNtoso>""".encode()


def section(number: str, heading: str, content: str, eid: str | None = None) -> str:
    """Return a section, or a clause."""
    return (
        f'<section eId="{eid or f"section-{number}"}"><num>{number}</num>'
        f"<heading>{heading}</heading>{content}</section>"
    )


def quoted_section(number: str, heading: str, content: str) -> str:
    """Return a section that goes into another Act."""
    return f"<section><num>{number}</num><heading>{heading}</heading>{content}</section>"


def subsection(number: str, content: str, eid: str = "") -> str:
    """Return a subsection."""
    return f'<subsection eId="{eid}"><num>({number})</num>{content}</subsection>'


def level(number: str, content: str) -> str:
    """Return a paragraph of a section."""
    return f'<level class="para1"><num>({number})</num>{content}</level>'


def text(words: str) -> str:
    """Return content."""
    return f"<content><p>{words}</p></content>"


def intro(words: str) -> str:
    """Return the words before paragraphs."""
    return f"<intro><p>{words}</p></intro>"


def inserting(words: str, quoted: str, after: str = "") -> str:
    """Return content that puts text into another Act, as the files are indented."""
    return f"""<content>
  <p>
    <mod>{words}<quotedStructure startQuote="“" endQuote="”" uk:context="body" xmlns:uk="{UK}">
        {quoted}
      </quotedStructure>
      <inline name="appendText">{after}</inline>
    </mod>
  </p>
</content>"""


def schedule(number: str, heading: str, content: str, note: str = "") -> str:
    """Return a Schedule."""
    reference = f'<authorialNote class="referenceNote"><p>{note}</p></authorialNote>' if note else ""
    return (
        f'<hcontainer name="schedules"><hcontainer name="schedule" eId="schedule-{number}">'
        f"<num>SCHEDULE {number}{reference}</num><heading>{heading}</heading>{content}"
        "</hcontainer></hcontainer>"
    )


def paragraph(number: str, content: str, eid: str = "") -> str:
    """Return a paragraph of a Schedule."""
    return f'<paragraph eId="{eid}"><num>{number}</num>{content}</paragraph>'


def crossheading(heading: str, content: str) -> str:
    """Return what stands under an italic heading."""
    return f'<hcontainer name="crossheading"><heading>{heading}</heading>{content}</hcontainer>'


def part(number: str, heading: str, content: str) -> str:
    """Return a Part."""
    return f"<part><num>PART {number}</num><heading>{heading}</heading>{content}</part>"


def only(document: Document, place: str) -> Division:
    """Return the division at a place."""
    return next(division for division in document.divisions if division.place == place)


def lines(division: Division) -> list[str]:
    """Return the texts of a division's blocks."""
    return [block.text for block in division.blocks]


def prospective(place: str) -> str:
    """Return the mark of what is not in force."""
    return f'<uk:status href="#{place}" refersTo="#status-prospective"/>'


def annotation(key: str, words: str, place: str = "") -> tuple[str, str]:
    """Return an annotation, and what attaches it to a place."""
    attached = f'<uk:commentary href="#{place}" refersTo="#{key}"/>' if place else ""
    return f'<note class="commentary {key[0]}" eId="{key}" marker="{key}"><p>{words}</p></note>', attached


DUTY = section("1", "Duty to keep a lantern", text("A keeper must keep a lantern."))
AMENDS = subsection("1", text("The Children Act 1989 is amended as follows."))
