"""Invented Bills in the drafting XML that Parliament used before Akoma Ntoso."""


def drafted(
    clauses: str,
    *,
    schedules: str = "",
    back: str = "Ordered to be Printed, 8th February 2010",
    attributes: str = 'PrintNumber="HL Bill 934" AsAmended="[AS AMENDED IN GRAND COMMITTEE]"',
) -> bytes:
    """Return a Bill in the older drafting XML.

    Parameters:
        clauses: its Parts and clauses.
        schedules: its Schedules.
        back: its last page.
        attributes: what its root says of it.
    """
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<?Fm Book?>
<Bill ShortTitle="Lantern Keepers Bill" House="House-of-Lords-and-House-of-Commons" {attributes}>
  <Front><?Fm Document Arrangement.fm?>
    <Arrangement><Heading.arrangement><Text>Contents</Text></Heading.arrangement></Arrangement>
  </Front>
  <Clauses>
    <PageStart Number="1"/>
    <Prelim>
      <ABillTo><Abt1><Text>A</Text></Abt1><LineStart/><Abt2><Text>Bill</Text></Abt2>
        <Abt3><Text>[AS AMENDED IN GRAND COMMITTEE]</Text></Abt3><Abt4><Text>To</Text></Abt4></ABillTo>
      <LongTitle>
        <Bpara><Letter>K</Letter>eep lanterns lit, and to make other <LineStart/>provision.</Bpara>
      </LongTitle>
      <WordsOfEnactment>
        <Bpara><Dropcap Letter="L"/><SmallCaps>et it be</SmallCaps> enacted:—</Bpara>
      </WordsOfEnactment>
    </Prelim>
    {clauses}
  </Clauses>
  <Schedules One="No">
    <SchedulesTitle><Text>Schedules</Text></SchedulesTitle>{schedules}
  </Schedules>
  <Back><Endorse><Text>{back}</Text></Endorse></Back>
</Bill>""".encode()


def clause(number: str, title: str, content: str) -> str:
    """Return a clause."""
    return f"""<Clause HardReference="j{number}" Quote="None">
  <Number>{number}</Number>
  <ClauseTitle>{title}</ClauseTitle>
  <LineStart Number="5"/>
  <ClauseText>{content}</ClauseText>
</Clause>"""


def drafted_unit(kind: str, number: str, content: str, quote: str = "None") -> str:
    """Return a subsection, paragraph or the like: ``SubSection``, ``Para``, ``SubPara.sch``."""
    return f"""<{kind} Quote="{quote}">
  <Number>{number}</Number>
  {content}
</{kind}>
<LineStart/>"""


def text(words: str) -> str:
    """Return words."""
    return f"<Text>{words}</Text>"


def schedule(number: str, content: str) -> str:
    """Return a Schedule."""
    return (
        f"<Schedule HardReference='j9'><LineStart/><ScheduleNumber>Schedule {number}</ScheduleNumber>"
        "<LineStart/><SectionReference>Section 1</SectionReference>"
        f"<ScheduleTitle>Fuel</ScheduleTitle>{content}</Schedule>"
    )
