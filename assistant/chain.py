"""The steps from a question to an answer, in order, as one LangChain sequence.

::

    request ─ understand ─ search ─ select ─ compose ─ verify ─ answer
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from langchain_core.runnables import Runnable, RunnableGenerator, RunnableLambda

from assistant import extract
from assistant.answer import Answer, Citation, Sentence, Status
from assistant.configuration import model_configuration
from assistant.draft import Claim, Draft
from assistant.evidence import SEARCHED, Evidence, select
from assistant.notes import notes_of
from assistant.question import Question, Request
from assistant.results import cite, hit
from assistant.understand import understand
from assistant.verify import failure_of
from assistant.wording import wording
from knowledge.library import Library
from knowledge.search import Found, search


class Searched(NamedTuple):
    """A question and what was found for it, best first."""

    question: Question
    found: list[Found]


def drafting(library: Library) -> Runnable[Request, Draft]:
    """Return the steps up to verified claims; streamed, it yields them one by one."""

    def _understand(request: Request) -> Question:
        return understand(request, library)

    def _search(question: Question) -> Searched:
        searched = search(library, question.searched_for, SEARCHED, question.filters)
        query = searched.query
        is_on_nothing = query.is_look_up and not any(reference.ids for reference in query.references)
        understood = question.model_copy(
            update={
                "searched_for": query.text,
                "notes": tuple(notes_of(query, library)),
                "is_on_nothing": is_on_nothing,
            }
        )
        return Searched(understood, searched.found)

    def _select(searched: Searched) -> Evidence:
        return select(searched.question, searched.found, library)

    def _compose(evidence: Iterator[Evidence]) -> Iterator[Draft]:
        for item in evidence:
            yield Draft(evidence=item, composer=extract.COMPOSER)
            yield from _composed(item)

    def _verify(drafts: Iterator[Draft]) -> Iterator[Draft]:
        for draft in drafts:
            judged = [(claim, failure_of(claim, draft.evidence)) for claim in draft.claims]
            stands = tuple(claim for claim, failure in judged if failure is None)
            failed = tuple(failure for _, failure in judged if failure)
            yield draft.model_copy(update={"claims": stands, "dropped": (*draft.dropped, *failed)})

    return (
        RunnableLambda(_understand)
        | RunnableLambda(_search)
        | RunnableLambda(_select)
        | RunnableGenerator(_compose)
        | RunnableGenerator(_verify)
    )


def _composed(evidence: Evidence) -> Iterator[Draft]:
    """Yield what the chat model writes where one is set, and the passages' own sentences where it fails."""
    configured = model_configuration()
    if configured.model and evidence.selected:
        stood = False
        for draft in _modelled(evidence, configured.model, configured.model_timeout):
            stood = stood or bool(draft.claims)
            yield draft
        if stood:
            return
    empty = Draft(evidence=evidence, composer=extract.COMPOSER)
    for claim in extract.compose(evidence):
        yield empty.model_copy(update={"claims": (claim,)})


def _modelled(evidence: Evidence, model: str, seconds: float) -> Iterator[Draft]:
    # Slow to import, and only there where the extra is installed.
    from assistant.modelling.chat import open_chat
    from assistant.modelling.compose import COMPOSER, compose
    from assistant.modelling.errors import ModelError

    empty, stood = Draft(evidence=evidence, composer=COMPOSER), False
    try:
        for item in compose(evidence, open_chat(model, seconds), seconds):
            stood = stood or isinstance(item, Claim)
            said = {"claims": (item,)} if isinstance(item, Claim) else {"dropped": (item,)}
            yield empty.model_copy(update=said)
    except ModelError as error:
        yield empty.model_copy(update={"trouble": "partly" if stood else str(error.trouble)})


def answering(library: Library) -> Runnable[Request, Answer]:
    """Return all the steps, as a sequence that fits into any LangChain chain."""

    def _answer(draft: Draft) -> Answer:
        return answer(draft, library)

    return drafting(library) | RunnableLambda(_answer)


def answer(draft: Draft, library: Library) -> Answer:
    """Return a draft as an answer, or as the reason why there is none."""
    sentences, citations = _numbered(draft, library)
    question = draft.evidence.question
    if sentences:
        status = Status.ANSWERED
        text = _text(draft.claims, sentences)
    else:
        status = Status.NO_EVIDENCE if question.english else Status.NOT_ENGLISH
        text = wording()["answers"][status]
    cited = {citation.passage_id for citation in citations}
    others = [found for found in draft.evidence.found if found.passage.id not in cited]
    return Answer(
        question=question.text,
        searched_for=question.searched_for,
        notes=[*question.notes, *([wording()["models"][draft.trouble]] if draft.trouble else [])],
        status=status,
        text=text,
        sentences=sentences,
        citations=citations,
        also_found=[hit(rank, found, library) for rank, found in enumerate(others, start=1)],
        library_edition=library.manifest.edition,
        composer=draft.composer,
        dropped=len(draft.dropped),
    )


def _numbered(draft: Draft, library: Library) -> tuple[list[Sentence], list[Citation]]:
    """Number the citations. Sentences that follow one another in a passage share one quotation."""
    sentences: list[Sentence] = []
    spans: list[tuple[int, int]] = []
    citations: list[Citation] = []
    for claim in draft.claims:
        text, passage = claim.passage.text, claim.passage
        follows = (
            bool(citations)
            and citations[-1].passage_id == passage.id
            and spans[-1][1] <= claim.start
            and not text[spans[-1][1] : claim.start].strip()
        )
        if follows:
            spans[-1] = (spans[-1][0], claim.end)
            citations.pop()
        else:
            spans.append((claim.start, claim.end))
        quote = text[slice(*spans[-1])]
        citations.append(cite(len(spans), passage, quote, library))
        sentences.append(Sentence(text=claim.text, citations=[len(spans)]))
    return sentences, citations


def _text(claims: Sequence[Claim], sentences: list[Sentence]) -> str:
    """Join the sentences: one paragraph a passage, with lists on lines of their own."""
    text = ""
    for before, claim, sentence in zip((None, *claims), claims, sentences, strict=False):
        if before is not None:
            lists = "\n" in before.text or "\n" in claim.text
            text += " " if before.passage.id == claim.passage.id and not lists else "\n\n"
        text += f"{sentence.text} " + "".join(f"[{number}]" for number in sentence.citations)
    return text
