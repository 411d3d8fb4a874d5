"""An answer as plain text with numbered sources, to paste into a report or a letter."""

from collections.abc import Iterator

from assistant.answer import Answer, Citation, Status
from assistant.wording import badge, wording

WEB = ("https://", "http://")


def as_text(answer: Answer) -> str:
    """Return the question, the answer and its sources as plain text."""
    words = wording()
    outcome = "" if answer.status is Status.ANSWERED else f"{words['statuses'][answer.status]}."
    blocks = [answer.question, *answer.notes, outcome, answer.text]
    if answer.citations:
        blocks.append(words["copied"]["sources"])
    blocks += ["\n".join(_source(citation)) for citation in answer.citations]
    return "\n\n".join(filter(None, [*blocks, words["copied"]["about"]]))


def _source(citation: Citation) -> Iterator[str]:
    words = wording()["copied"]
    second = f" ({citation.second_address})" if citation.second_address else ""
    yield f"[{citation.number}] {citation.source_title}, {citation.locator}{second}"
    yield words["quote"].format(quote=citation.quote)
    state, note = badge(citation.commencement, citation.authority), citation.commencement.note
    yield words["status"].format(status=state if note in ("", state) else f"{state}: {note}")
    yield words["edition"].format(edition=citation.edition)
    yield wording()["origins"][citation.origin]
    if citation.url.startswith(WEB):
        yield citation.url
    if citation.attribution:
        yield citation.attribution
