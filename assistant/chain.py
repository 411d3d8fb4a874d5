"""The steps from a question to an answer, in order, as one LangChain sequence.

::

    request ─ understand ─ search ─ select ─ compose ─ verify ─ answer
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from langchain_core.runnables import Runnable, RunnableGenerator, RunnableLambda

from assistant import extract
from assistant.answer import Answer, Citation, Sentence, Status
from assistant.draft import Claim, Draft
from assistant.evidence import SEARCHED, Evidence, select
from assistant.notes import notes_of
from assistant.question import Question, Request
from assistant.results import cite, hit
from assistant.understand import understand
from assistant.verify import may_stand
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
        notes = tuple(notes_of(searched.query, library))
        understood = question.model_copy(update={"searched_for": searched.query.text, "notes": notes})
        return Searched(understood, searched.found)

    def _select(searched: Searched) -> Evidence:
        return select(searched.question, searched.found, library)

    def _compose(evidence: Iterator[Evidence]) -> Iterator[Draft]:
        for item in evidence:
            empty = Draft(evidence=item, composer=extract.COMPOSER)
            yield empty
            for claim in extract.compose(item):
                yield empty.model_copy(update={"claims": (claim,)})

    def _verify(drafts: Iterator[Draft]) -> Iterator[Draft]:
        for draft in drafts:
            claims = tuple(c for c in draft.claims if may_stand(c, draft.evidence))
            yield draft.model_copy(update={"claims": claims})

    return (
        RunnableLambda(_understand)
        | RunnableLambda(_search)
        | RunnableLambda(_select)
        | RunnableGenerator(_compose)
        | RunnableGenerator(_verify)
    )


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
        notes=list(question.notes),
        status=status,
        text=text,
        sentences=sentences,
        citations=citations,
        also_found=[hit(rank, found, library) for rank, found in enumerate(others, start=1)],
        library_edition=library.manifest.edition,
        composer=draft.composer,
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
