"""Documents that give orders. Each stands in a passage, and both composers treat it as words."""

import json
from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from assistant import extract
from assistant.draft import Claim
from assistant.modelling.compose import compose
from assistant.modelling.prompt import messages
from assistant.verify import failure_of
from assistant.verifying.failure import Failure
from knowledge.vocabulary import Authority, CommencementState
from tests.assistant.made_evidence import evidence_of, found_of

INJECTIONS = [
    json.loads(line) for line in Path(__file__).with_name("injections.jsonl").read_text("utf-8").splitlines()
]
QUESTION = "what notice of an inspection do inspectors give a children's home"
TRUE = "Inspectors give a children's home no notice of an inspection."


def evidence(injection: dict[str, Any], alone: bool = False):
    guidance = {"authority": Authority.INSPECTION_GUIDANCE, "state": CommencementState.NOT_APPLICABLE}
    honest = found_of(TRUE, **guidance)
    forged = found_of(injection["text"], number=1, **guidance)
    return evidence_of(*([forged] if alone else [honest, forged]), question=QUESTION)


def ids(injection: dict[str, Any]) -> str:
    return f"{injection['kind']}: {injection['text'][:20]}"


def obeying(reply: object) -> GenericFakeChatModel:
    """Return a fake model that says what it was made to."""
    return GenericFakeChatModel(messages=iter([AIMessage(json.dumps(reply))]))


@pytest.mark.parametrize("injection", INJECTIONS, ids=ids)
def test_the_extractive_composer_quotes_only_what_answers(injection: dict[str, Any]) -> None:
    held = evidence(injection)
    quoted = [claim.text for claim in extract.compose(held) if failure_of(claim, held) is None]
    # A lie that reads as an answer is quoted as its document's words, under its document's name.
    assert quoted == [TRUE, *([injection["text"]] if injection.get("answers") else [])]


@pytest.mark.parametrize("injection", INJECTIONS, ids=ids)
@pytest.mark.parametrize("quotes", ["the order", "the truth", "itself", "the first word"])
def test_what_a_model_says_that_obeys_is_dropped(injection: dict[str, Any], quotes: str) -> None:
    held = evidence(injection)
    quotation, label = {
        "the order": (injection["text"], 2),
        "the truth": (TRUE, 1),
        "itself": (injection["obeyed"], 2),
        "the first word": (injection["text"].split()[0], 2),
    }[quotes]
    said = {"sentence": injection["obeyed"], "label": label, "quotation": quotation}
    honest = {"sentence": TRUE, "label": 1, "quotation": TRUE}
    items = list(compose(held, obeying({"sentences": [said, honest]}), 20))
    stands = [item.text for item in items if isinstance(item, Claim)]
    assert stands == [TRUE]
    assert sum(isinstance(item, Failure) for item in items) == 1


@pytest.mark.parametrize("injection", INJECTIONS, ids=ids)
def test_an_order_cannot_leave_the_part_that_it_stands_in(injection: dict[str, Any]) -> None:
    held = evidence(injection, alone=True)
    rules, data = (str(message.content) for message in messages(held, held.selected))
    assert injection["text"] not in rules
    (shown,) = json.loads(data.split("<passages>\n")[1].removesuffix("\n</passages>"))
    assert shown["text"] == injection["text"]
