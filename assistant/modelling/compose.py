"""The chat-model composer: the sentences of a model that stand on what they quote."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from assistant.draft import Claim
from assistant.evidence import Evidence
from assistant.in_force import states_of
from assistant.modelling.chat import pieces
from assistant.modelling.prompt import messages
from assistant.modelling.quotation import span_of
from assistant.modelling.reply import Said, said
from assistant.verify import failure_of
from assistant.verifying.failure import Failure
from assistant.verifying.words import words_of
from knowledge.search import Found

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

COMPOSER = "model"
# Twice what a model is asked for: one that does not come to an end is not listened to until its time is over.
MOST = 12
# A verdict in front of a sentence stands on nothing; the sentence behind it may.
VERDICT = re.compile(r"^(?:yes|no)\b[\s,.:;!–—-]+(?=\w)", re.IGNORECASE)
LABELS = re.compile(r"\s*\[\d+\]")


def compose(evidence: Evidence, chat: "BaseChatModel", seconds: float) -> Iterator[Claim | Failure]:
    """Yield what stands of a model's answer, sentence by sentence, and why each of the rest is dropped.

    What denies what the question takes for granted comes first, in its own words.
    After its sentences comes whether the provisions that they are about are in force, as in an extractive
    answer.

    Parameters:
        evidence: what the answer may be made of; with none, no model is asked.
        chat: the model.
        seconds: how long the whole reply may take.

    Raises:
        ModelError: where the model gives no reply or half of one. What came before stands.
    """
    if not evidence.selected:
        return
    passages = list({found.passage.id: found for found in (*evidence.selected, *evidence.statuses)}.values())
    cited: dict[str, Found] = {}
    stood: set[tuple[str, ...]] = set()
    for item in islice(said(pieces(chat, messages(evidence, passages), seconds)), MOST):
        found = _labelled(item, passages)
        claim = _claim(item, found) if isinstance(item, Said) and found else None
        if not claim or not found:
            yield _unclaimed(item, found)
        elif failure := failure_of(claim, evidence):
            yield failure
        elif (words := words_of(claim.text).tokens) in stood:
            yield Failure.REPEATED
        else:
            stood.add(words)
            if evidence.denial and not cited:
                yield Claim.of(*evidence.denial)
            cited[claim.passage.id] = found
            yield claim
    yield from states_of(cited.values(), evidence)


def _labelled(item: Said | Failure, passages: list[Found]) -> Found | None:
    if isinstance(item, Failure) or not 1 <= item.label <= len(passages):
        return None
    return passages[item.label - 1]


def _unclaimed(item: Said | Failure, found: Found | None) -> Failure:
    if isinstance(item, Failure):
        return item
    return Failure.NOT_QUOTED if found else Failure.UNKNOWN_LABEL


def _claim(item: Said, found: Found) -> Claim | None:
    span = span_of(item.quotation, found.passage.text)
    if not span:
        return None
    text = VERDICT.sub("", LABELS.sub("", " ".join(item.sentence.split())))
    text = text[:1].upper() + text[1:]
    return Claim(text=text, passage=found.passage, source=found.source, start=span[0], end=span[1])
