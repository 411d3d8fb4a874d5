"""Personal data in questions: what is found, and what everybody may write."""

import itertools
import json
from pathlib import Path

import pytest
import yaml

from assistant.personal_data import Detail, Kind, find_personal_data
from tests.assistant.case_messages import Message, case_messages

QUESTIONS = Path(__file__).parents[1] / "evaluation"
SHARED = Path(__file__).parents[3] / "shared" / "questions"
MOST_MISSED = 0.02


def found(text: str) -> list[tuple[Kind, str]]:
    return [(detail.kind, detail.text) for detail in find_personal_data(text)]


def misses(message: Message) -> bool:
    details, position = find_personal_data(message.text), 0
    for kind, words in message.planted:
        start = message.text.index(words, position)
        position = start + len(words)
        if not any(d.kind is kind and d.start < position and start < d.end for d in details):
            return True
    return False


@pytest.mark.parametrize(("half", "count"), [("seen", 150), ("held_out", 150), ("fresh", 100)])
def test_finds_what_messages_about_a_case_have(half: str, count: int) -> None:
    missed = [message.text for message in case_messages(half, count) if misses(message)]
    assert len(missed) < MOST_MISSED * count, missed


def test_leaves_the_questions_that_people_ask() -> None:
    asked = (QUESTIONS / "states" / "unanswerable.txt").read_text("utf-8").splitlines()
    for file in [*QUESTIONS.glob("*.jsonl"), *SHARED.glob("*.jsonl")]:
        for line in file.read_text("utf-8").splitlines():
            question = json.loads(line)
            asked += [question["question"], *question.get("history", [])]
    assert len(asked) > 200
    assert {question: found(question) for question in asked if found(question)} == {}


def test_leaves_public_names_numbers_and_places() -> None:
    path = Path(__file__).with_name("case_messages.yaml")
    harmless = yaml.safe_load(path.read_text("utf-8"))["harmless"].splitlines()
    assert len(harmless) >= 60
    assert {text: found(text) for text in harmless if found(text)} == {}


def test_says_where_each_detail_stands() -> None:
    text = "Can Zoë’s mum, on 07700 900123, see the plan? DOB 12/03/2011, ref 4471823"
    details = find_personal_data(text)
    assert [d.kind for d in details] == [Kind.NAME, Kind.PHONE, Kind.DATE_OF_BIRTH, Kind.CASE_NUMBER]
    assert all(text[d.start : d.end] == d.text for d in details)
    assert details[0] == Detail(Kind.NAME, 4, 7, "Zoë")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NHS number 943 476 5919", [(Kind.NHS_NUMBER, "943 476 5919")]),
        ("is 9434765919 on file", [(Kind.NHS_NUMBER, "9434765919")]),
        ("is 9434765918 on file", []),
        ("NHS no 9434765918", [(Kind.NHS_NUMBER, "9434765918")]),
        ("s31ZA and ss31ZA", []),
        ("they live near S3 1ZA", [(Kind.POSTCODE, "S3 1ZA")]),
        ("section 7 Staying Close", []),
        ("he lives at 7 Staying Road", []),
        ("Grace will be placed", []),
        ("a girl called Grace will be placed", [(Kind.NAME, "Grace")]),
        ("we think Grace should move", [(Kind.NAME, "Grace")]),
        ("Annex B Smith", []),
        ("is B. Smith the carer", [(Kind.NAME, "B. Smith")]),
        ("jane.smith@rotherham.gov.uk", [(Kind.EMAIL, "jane.smith@rotherham.gov.uk")]),
        ("lado@rotherham.gov.uk", []),
        ("enquiries@example.org", [(Kind.EMAIL, "enquiries@example.org")]),
        ("ring 0300 123 1231 or 0808 800 5000", []),
        ("children born on or after 1 January 2008", []),
        ("child born on 1 January 2008", [(Kind.DATE_OF_BIRTH, "1 January 2008")]),
        ("she turns 16 on 4 May 2027", [(Kind.DATE_OF_BIRTH, "4 May 2027")]),
        ("a child who is 16 on 31 August 2027", []),
        ("ref SC123456", []),
        ("YPs gone missing and CDs gone missing", []),
        ("", []),
    ],
)
def test_tells_personal_data_from_what_looks_like_it(text: str, expected: list[tuple[Kind, str]]) -> None:
    assert found(text) == expected


def test_details_do_not_overlap() -> None:
    for message in case_messages("seen", 60):
        details = find_personal_data(message.text)
        assert all(a.end <= b.start for a, b in itertools.pairwise(details))
