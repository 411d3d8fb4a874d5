"""Evidence made for tests: invented passages, with no library behind them."""

from datetime import date

from assistant.draft import Claim
from assistant.evidence import Evidence
from assistant.question import Question
from knowledge.search import Found
from knowledge.vocabulary import Authority, Commencement, CommencementState, Passage, Role, Source


def found_of(
    text: str,
    *,
    authority: Authority = Authority.ACT,
    state: CommencementState = CommencementState.IN_FORCE,
    settings: tuple[str, ...] = (),
    locator: str = "section 7",
    role: Role = Role.CONTENT,
    number: int = 0,
) -> Found:
    source = Source(
        id="invented",
        title="Invented Act 2020",
        publisher="Nobody",
        authority=authority,
        edition="as invented",
        dated=date(2020, 1, 1),
        licence="none",
        address="https://example.org/",
    )
    passage = Passage(
        id=f"invented/section-7#{number}",
        source_id=source.id,
        place="section-7",
        locator=locator,
        heading_path=("Part 1",),
        address="https://example.org/7",
        settings=settings,
        text=text,
        commencement=Commencement(state=state, note="invented", checked="2026-06"),
        checked="2026-06",
        role=role,
    )
    return Found(passage, source, 1.0, 0.9, 1.0, named=False)


def evidence_of(*found: Found, question: str = "", statuses: tuple[Found, ...] = ()) -> Evidence:
    return Evidence(
        question=Question(text=question, searched_for=question),
        found=found,
        selected=found,
        statuses=statuses,
    )


def claim_of(sentence: str, found: Found, quote: str | None = None) -> Claim:
    text = found.passage.text
    start = text.index(quote) if quote else 0
    end = start + len(quote) if quote else len(text)
    return Claim(text=sentence, passage=found.passage, source=found.source, start=start, end=end)
