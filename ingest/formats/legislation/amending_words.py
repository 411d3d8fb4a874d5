"""Where the words that a law inserts or amends end up: "section 31ZA of the Children Act 1989".

The Act is named once ("The Children Act 1989 is amended as follows") and holds for what comes next; the
section is named in the words that lead in ("In section 31—"), and holds for what stands under them. Where
the words leave a doubt, nothing is said: a wrong place is worse than none.
"""

import re
from typing import NamedTuple

from ingest.formats.legislation.amended_instruments import Instrument, Instruments
from knowledge.vocabulary import Effect, SecondAddress

# Longer words lead into nothing.
LONGEST_LEAD = 500
NUMBER = r"\d+[A-Z]*(?:\d+[A-Z]*)?"
KINDS = {"section": "of", "regulation": "of", "article": "of", "rule": "of", "schedule": "to"}
# "In section 6", "in subsection (2) of section 6", "After section 6(2)", "Section 6 of … is amended".
LEAD = re.compile(
    r"(?:(?P<verb>in|after|before|for|omit|at the end of|at the beginning of) )?"
    r"(?:the (?:heading|title) (?:of|to) )?"
    r"(?P<inner>(?:subsection|sub-paragraph|paragraph)s? \([^ ]+ (?:of|to) )?"
    rf"(?P<kind>{'|'.join(KINDS)}|paragraph) (?P<number>{NUMBER})(?!\w)(?P<part>\()?",
    re.IGNORECASE,
)
WITHIN = frozenset({"in", "at the end of", "at the beginning of"})
OF_SCHEDULE = re.compile(rf"\S* (?:of|to) Schedule (?P<number>{NUMBER})(?!\w)")
# Words that lead to another place than the one around them, which is not a numbered one.
ELSEWHERE = re.compile(
    r"(?:in|after|before|for|omit|at the end of) (?:sections|schedules?|parts?|chapters?|regulations|articles"
    r"|rules|paragraphs? \d|cross-headings?|the table|the title)\b",
    re.IGNORECASE,
)
GONE = re.compile(r"\b(?:is|are) (?:repealed|revoked|omitted)\b|\bceases? to have effect\b")
AMENDED = re.compile(r"\b(?:is|are) amended (?:as follows|as set out|in accordance with)\b")
AMENDS = re.compile(r"(?:Subsections?|Paragraphs?|Sections?|This \w+|Schedule) [^.]{0,60}\bamends? ")
CHANGES = re.compile(r"\b(?:insert|substitute|omit|repealed|amended)\b", re.IGNORECASE)
PUTS = re.compile(r"\b(insert|substitute)\b")
RANGE = re.compile(r"(?<!\w)(\d{1,4}) to (\d{1,4})(?!\w)")
THAT = re.compile(r"\b(?:that|those) (?:Act|Measure|Order|Regulations|Rules)\b")
THIS = re.compile(r"\bthis (?:Act|Measure|Order)\b")
QUOTED = re.compile(r"“[^”]*”?")
# "(fundamental objectives)" describes the section before it; "(Wales)" is part of a title.
ASIDE = re.compile(r" \((?=[a-z“‘][^()]* |[^()]*\d{4})[^()]*(?:\([^()]*\)[^()]*)*\)")


class Target(NamedTuple):
    """A numbered place of an Act: ``section 31``, at ``section/31``."""

    kind: str
    number: str
    of: str
    path: str

    @classmethod
    def numbered(cls, kind: str, number: str) -> "Target":
        """Return a section, regulation, article, rule or Schedule."""
        kind = kind.lower()
        name = "Schedule" if kind == "schedule" else kind
        return cls(name, number, KINDS[kind], f"{kind}/{number}")

    def paragraph(self, number: str) -> "Target":
        """Return a paragraph of this Schedule."""
        of = f"of Schedule {self.number} to"
        return Target("paragraph", number, of, f"{self.path}/paragraph/{number}")

    def second_address(self, act: Instrument | None, effect: Effect) -> tuple[SecondAddress, ...]:
        """Return the place in its Act; nothing where the Act is not known."""
        if act is None or act.address is None:
            return ()
        place = f"{self.kind} {self.number} {self.of} the {act.title}"
        return (SecondAddress(place=place, effect=effect, address=f"{act.address}/{self.path}"),)


class Amending(NamedTuple):
    """What is being amended at one point of a law.

    Parameters:
        instruments: what the law calls other laws.
        act: the one that is amended.
        target: the place in it.
    """

    instruments: Instruments
    act: Instrument | None = None
    target: Target | None = None

    def under(self, words: str) -> "Amending":
        """Return what is amended by the text that stands under ``words``, and by them."""
        lead = _lead(words)
        act = self._act(lead)
        return Amending(self.instruments, act, self._target(lead, same_act=act == self.act))

    def after(self, words: str) -> "Amending":
        """Return what is amended by the text that comes after ``words`` at the same level."""
        lead = _lead(words)
        if AMENDED.search(lead):
            return self.under(words)
        if (stated := AMENDS.match(lead)) and (act := self.instruments.first_in(lead[stated.end() - 1 :])):
            return Amending(self.instruments, act)
        return self

    def titled(self, heading: str) -> "Amending":
        """Return what is amended under a heading, which may be the title of an Act."""
        title = re.sub(r"^Amendments? (?:of|to) (?:the )?", "", heading)
        act = self.instruments.titled(title)
        return Amending(self.instruments, act) if act else self

    def second_addresses(self, words: str) -> tuple[SecondAddress, ...]:
        """Return the place that ``words`` themselves change, where this is what they stand under."""
        lead = _lead(words)
        named = LEAD.match(lead)
        if named and named["kind"].lower() in KINDS and not named["part"] and not named["inner"]:
            whole = Target.numbered(named["kind"], named["number"])
            verb = (named["verb"] or "").lower()
            if verb == "omit" or (not verb and GONE.search(lead)):
                return whole.second_address(self.act, Effect.REPEALS)
            if verb == "for" and "substitute" in lead:
                return whole.second_address(self.act, Effect.REPLACES)
        if self.target is None or not CHANGES.search(QUOTED.sub("", words[:LONGEST_LEAD])):
            return ()
        return self.target.second_address(self.act, Effect.AMENDS)

    def inserted(self, kind: str, number: str, words: str) -> tuple[SecondAddress, ...]:
        """Return where a quoted unit with a number of its own ends up.

        Parameters:
            kind: ``section``, ``schedule``, ``paragraph`` …
            number: its number: ``31ZA``.
            words: those before the quotation: "After section 31 insert—".
        """
        puts = PUTS.findall(words)
        if not puts or not re.fullmatch(NUMBER, number):
            return ()
        if kind in KINDS:
            place = Target.numbered(kind, number)
        elif kind == "paragraph" and self.target and self.target.kind == "Schedule":
            place = self.target.paragraph(number)
        else:
            return ()
        replaces = puts[-1] == "substitute" and _names(words, number)
        return place.second_address(self.act, Effect.REPLACES if replaces else Effect.INSERTS)

    def _act(self, lead: str) -> Instrument | None:
        that, this = THAT.search(lead), THIS.search(lead)
        named = self.instruments.first_in(lead[: that.start()] if that else lead)
        if named is None and this:
            return Instrument("this Act", None)
        return named or self.act

    def _target(self, lead: str, same_act: bool) -> Target | None:
        kept = self.target if same_act else None
        named = LEAD.match(lead)
        if named is None:
            return None if ELSEWHERE.match(lead) else kept
        verb = (named["verb"] or "").lower()
        within = verb in WITHIN or named["inner"] or named["part"]
        if not (within or (not verb and AMENDED.search(lead))):
            return None
        if named["kind"].lower() in KINDS:
            return Target.numbered(named["kind"], named["number"])
        if schedule := OF_SCHEDULE.match(lead, named.end()):
            return Target.numbered("schedule", schedule["number"]).paragraph(named["number"])
        if kept and kept.kind == "Schedule":
            return kept.paragraph(named["number"])
        return None


def _names(words: str, number: str) -> bool:
    """Whether the words name a number, or a range that it is in: "For sections 50 to 52 substitute"."""
    if re.search(rf"(?<!\w){number}(?!\w)", words):
        return True
    return number.isdecimal() and any(
        int(first) < int(number) < int(last) for first, last in RANGE.findall(words)
    )


def _lead(words: str) -> str:
    """Return the words without descriptions in brackets, as far as the first quotation."""
    return ASIDE.sub("", words[:LONGEST_LEAD]).partition("“")[0]
