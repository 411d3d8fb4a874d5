"""What a model is sent: the rules, and the question and the numbered passages as data."""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage

from assistant.evidence import Evidence
from assistant.wording import badge
from knowledge.search import Found
from knowledge.settings import settings


def messages(evidence: Evidence, passages: Sequence[Found]) -> list[BaseMessage]:
    """Return the rules, and the question with the passages, which are numbered from 1.

    With the question go its parts, where it asks several things, and what it may be about.

    Both are JSON with no ``<`` in it, so that nothing in them can end the part that they stand in.
    """
    question = evidence.question
    asked = {
        "question": question.text,
        "searched_for": question.searched_for,
        "parts": [part.question.text for part in evidence.parts],
        "may_be_about": [choice.name for choice in evidence.choices],
    }
    numbered = [_shown(label, found) for label, found in enumerate(passages, start=1)]
    data = f"<question>\n{_json(asked)}\n</question>\n<passages>\n{_json(numbered)}\n</passages>"
    return [SystemMessage(_rules()), HumanMessage(data)]


def _shown(label: int, found: Found) -> dict[str, object]:
    passage, source = found.passage, found.source
    return {
        "label": label,
        "source": source.title,
        "locator": passage.locator,
        "settings": [settings()[setting].title for setting in found.settings],
        "edition": source.edition,
        "commencement": badge(passage.commencement, source.authority),
        "text": passage.text,
    }


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1).replace("<", "\\u003c")


@cache
def _rules() -> str:
    return files("assistant.modelling").joinpath("prompt.md").read_text("utf-8")
