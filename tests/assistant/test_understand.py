from pathlib import Path

import pytest

from assistant.errors import QuestionError
from assistant.question import MOST_CHARACTERS, Request
from assistant.understand import understand
from knowledge.errors import UnknownSettingError
from knowledge.library import Library


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("", "is empty"),
        (" \n\t ", "is empty"),
        ("x" * 5000, "5,000 characters; at most 1,000"),
        ("🙂🙂🙂", "has no words"),
        ("???", "has no words"),
    ],
)
def test_says_how_to_ask(library: Library, question: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        understand(Request(question=question), library)


def test_the_longest_question_is_read(library: Library) -> None:
    assert understand(Request(question="home " * (MOST_CHARACTERS // 5)), library).english


def test_names_the_settings(library: Library) -> None:
    with pytest.raises(UnknownSettingError, match="childrens-homes"):
        understand(Request.of("notice", setting="castle"), library)


@pytest.mark.parametrize(
    "question",
    [
        "Quand faut-il proposer une réunion familiale ?",
        "Wann muss das Jugendamt eine Familienkonferenz anbieten?",
        "Pryd mae'n rhaid cynnig cyfarfod teulu?",
        "Oes rhaid i ni ddweud wrth Ofsted?",
        "Kiedy trzeba zaproponować spotkanie rodzinne?",
        "¿Cuándo es obligatorio ofrecer una reunión familiar?",
        "متى يجب تقديم اجتماع عائلي؟",
        "家庭会议什么时候必须提供",
    ],
)
def test_knows_other_languages(library: Library, question: str) -> None:
    assert not understand(Request(question=question), library).english


@pytest.mark.parametrize(
    "question",
    [
        "MACPT?",
        "s31ZA",
        "reg 44 notif",
        "famly group descision",
        "wat hapens wen a hom is inadiquate",
        "do kids homes get told b4 ofsted visit",
        "recipe for banana bread",
        "is a café a children’s home?",
    ],
)
def test_takes_english_for_english(library: Library, question: str) -> None:
    assert understand(Request(question=question), library).english


def test_takes_every_question_people_ask_for_english(library: Library) -> None:
    asked = [q for id_ in library.passages.ids for q in library.passages.passage(id_).questions]
    assert [q for q in asked if not understand(Request(question=q), library).english] == []


def test_takes_the_unanswerable_for_english_too(library: Library) -> None:
    path = Path(__file__).parents[1] / "evaluation" / "states" / "unanswerable.txt"
    assert all(
        understand(Request(question=line), library).english for line in path.read_text("utf-8").splitlines()
    )


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Is staying close in force?", True),
        ("when does the profit cap start", True),
        ("Since when has the offence applied?", True),
        ("Is section 9 live?", True),
        ("when is staying close coming in", True),
        ("is the virtual school head thing live yet", True),
        ("when does a child come into care", False),
        ("do children already in placement have a say", False),
        ("Who is on a MACPT?", False),
        ("When must we offer a meeting?", False),
    ],
)
def test_knows_a_question_on_commencement(library: Library, question: str, asks: bool) -> None:
    assert understand(Request(question=question), library).asks_commencement is asks
