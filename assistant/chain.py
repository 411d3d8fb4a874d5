"""The steps from a question to an answer, in order, as one LangChain sequence.

::

    request ─ understand ─ search ─ select ─ compose ─ verify ─ answer
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from langchain_core.runnables import Runnable, RunnableGenerator, RunnableLambda

from assistant import extract
from assistant.answer import Answer, Citation, Sentence
from assistant.comparison import comparison_of
from assistant.configuration import model_configuration
from assistant.draft import Claim, Draft
from assistant.evidence import Evidence
from assistant.notes import limit_notes, notes_of
from assistant.parts import parts_of
from assistant.question import Question, Request
from assistant.results import cite, hit
from assistant.risk import tells_of_danger
from assistant.select import select
from assistant.state import lead_of, status_of
from assistant.understand import about, understand
from assistant.verify import failure_of
from assistant.wording import wording
from knowledge.library import Library
from knowledge.search import Searched, search

SEARCHED = 10


class Looked(NamedTuple):
    """A question, its parts where it has several, and what was found for each of them or for the whole."""

    questions: tuple[Question, ...]
    searches: tuple[Searched, ...]


def drafting(library: Library) -> Runnable[Request, Draft]:
    """Return the steps up to verified claims; streamed, it yields them one by one."""

    def _understand(request: Request) -> Question:
        question = understand(request, library)
        danger = question.english and tells_of_danger(question.text, library)
        return question.model_copy(update={"tells_of_danger": danger})

    def _search(question: Question) -> Looked:
        # A follow-up together with what it leans on is one thing asked.
        alone = question.english and question.searched_for == question.text
        parts = parts_of(question.text) if alone else ()
        asked = [about(question, part, part) for part in parts] if len(parts) > 1 else [question]
        searches = tuple(search(library, one.searched_for, SEARCHED, one.filters) for one in asked)
        whole = question.model_copy(
            update={
                "searched_for": "; ".join(searched.query.text for searched in searches),
                "notes": tuple(
                    dict.fromkeys(
                        [n for s in searches for n in notes_of(s.query, library)]
                        + limit_notes(question.filters)
                    )
                ),
            }
        )
        return Looked((whole, *asked) if len(asked) > 1 else (whole,), searches)

    def _select(looked: Looked) -> Evidence:
        return select(looked.questions, looked.searches, library)

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
        said = Draft(evidence=evidence, composer=extract.COMPOSER)
        for draft in _modelled(evidence, configured.model, configured.model_timeout):
            said += draft
            yield draft
        if said.claims:
            return
        if not said.trouble:
            yield said.model_copy(
                update={"trouble": "none_stood" if said.dropped else "no_sentence", "dropped": ()}
            )
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
    evidence, question = draft.evidence, draft.evidence.question
    status = status_of(evidence, draft.claims)
    lead = lead_of(status, evidence)
    cited = {citation.passage_id for citation in citations}
    # What is not in English was not understood: nothing that was found has to do with it.
    others = [found for found in evidence.found if found.passage.id not in cited] if question.english else []
    return Answer(
        question=question.text,
        searched_for=question.searched_for if question.english else question.text,
        notes=[*question.notes, *([wording()["models"][draft.trouble]] if draft.trouble else [])],
        status=status,
        lead=lead,
        text="\n\n".join(filter(None, (lead, _text(draft.claims, sentences)))),
        sentences=sentences,
        citations=citations,
        also_found=[hit(rank, found, library) for rank, found in enumerate(others, start=1)],
        library_edition=library.manifest.edition,
        composer=draft.composer,
        dropped=len(draft.dropped),
        not_covered=list(evidence.not_covered) if sentences else [],
        choices=list(evidence.choices) if sentences else [],
        comparison=comparison_of(question.searched_for, sentences, citations),
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
        text += sentence.cited
    return text
