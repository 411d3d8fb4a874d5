"""What the tools return: the assistant's results, with citation, status and edition beside every text."""

from urllib.parse import quote

from assistant.answer import Answer, Citation, Hit, Result, SearchResult
from assistant.holdings import PassageDetail
from assistant.provision import NamedProvision, NearProvision, ProvisionResult
from assistant.tools_server.wording import wording
from assistant.wording import badge
from assistant.wording import wording as words_of_answers

PASSAGES = "carelaw://passages/"


class Cited(Result):
    """A text of the library, with all that has to be said where it is used.

    Parameters:
        number: in the answer's text, or the rank.
        citation: source and place, with the place in another Act that it changes.
        status: whether the law it describes is in force, as of when, and what is known of it.
        edition: of the source, and how it is known.
        quoted_from: whose words they are: carelaw's briefing, the official text, a document of the user's.
        text: the words, character for character.
        url: the official page.
        passage_id: the passage.
        resource: the passage as a resource of this server.
        settings: the settings that it is about; empty where it is about all.
        attribution: the words that the source's licence asks for.
    """

    number: int
    citation: str
    status: str
    edition: str
    quoted_from: str
    text: str
    url: str
    passage_id: str
    resource: str
    settings: list[str]
    attribution: str


class FoundPassages(Result):
    """What ``search_guidance`` found, best first."""

    searched_for: str
    notes: list[str]
    passages: list[Cited]


class FoundProvision(Result):
    """What ``get_provision`` found on one provision; where nothing is on it, what names it and is near."""

    provision: str
    passages: list[Cited]
    nearest: list[str]
    mentioned_in: list[Cited]


class FoundProvisions(Result):
    """What ``get_provision`` found, in the order of the reference."""

    notes: list[str]
    provisions: list[FoundProvision]
    library_edition: int


class CheckedAnswer(Result):
    """What ``ask`` answered.

    Parameters:
        outcome: ``answered``, or why there is no answer.
        text: the answer with the numbers of its citations, or what is to be said instead.
        citations: what the answer stands on.
        notes: what to know beside it.
        advice: that it is none.
    """

    outcome: str
    text: str
    citations: list[Cited]
    notes: list[str]
    advice: str
    library_edition: int


def passages_of(result: SearchResult) -> FoundPassages:
    """Return what a search found."""
    return FoundPassages(
        searched_for=result.searched_for,
        notes=result.notes,
        passages=[cited(hit.rank, hit, hit.text) for hit in result.hits],
    )


def provisions_of(result: ProvisionResult) -> FoundProvisions:
    """Return what was found on provisions."""
    return FoundProvisions(
        notes=result.notes,
        provisions=[
            FoundProvision(
                provision=_title(named, named.instrument_title),
                passages=[cited(rank, item, item.text) for rank, item in enumerate(named.passages, start=1)],
                nearest=[f"{_title(near)}: {PASSAGES}{quote(near.passage_id)}" for near in named.nearest],
                mentioned_in=[
                    cited(rank, item, item.text) for rank, item in enumerate(named.mentioned_in, start=1)
                ],
            )
            for named in result.provisions
        ],
        library_edition=result.library_edition,
    )


def answer_of(answer: Answer) -> CheckedAnswer:
    """Return an answer."""
    return CheckedAnswer(
        outcome=answer.status,
        text=answer.text,
        citations=[cited(item.number, item, item.quote) for item in answer.citations],
        notes=answer.notes,
        advice=wording()["not_advice"],
        library_edition=answer.library_edition,
    )


def cited(number: int, found: Citation | Hit | PassageDetail, text: str) -> Cited:
    """Return a passage, or words of it, with all that has to be said of it."""
    commencement = found.commencement
    authority = None if isinstance(found, Hit) else found.authority
    return Cited(
        number=number,
        citation=f"{found.source_title}, {found.locator}{_changes(found)}",
        status=f"{badge(commencement, authority)}. {commencement.note}.",
        edition=found.edition,
        quoted_from=words_of_answers()["origins"][found.origin],
        text=text,
        url=found.url,
        passage_id=found.passage_id,
        resource=f"{PASSAGES}{quote(found.passage_id)}",
        settings=found.settings,
        attribution="" if isinstance(found, Hit) else found.attribution,
    )


def _changes(found: Citation | Hit | PassageDetail) -> str:
    if isinstance(found, Citation) and found.second_address:
        return f" ({found.second_address})"
    if isinstance(found, PassageDetail) and found.second_addresses:
        return f" ({'; '.join(found.second_addresses)})"
    return ""


def _title(named: NamedProvision | NearProvision, instrument: str | None = None) -> str:
    number = f"{named.kind} {named.number}"
    return f"{number} of the {instrument}" if instrument else number
