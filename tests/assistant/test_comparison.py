from rich.console import Console

from assistant import Assistant
from assistant.answer import Citation, Sentence
from assistant.comparison import comparison_of
from assistant.display import show
from knowledge.vocabulary import Authority

SETTINGS = "how does notice of inspection differ between children's homes and supported accommodation"


def test_settings_stand_side_by_side(assistant: Assistant) -> None:
    answer = assistant.ask(SETTINGS)
    assert {side.title for side in answer.comparison} == {"Children's homes", "Supported accommodation"}
    settings = {citation.number: citation.settings for citation in answer.citations}
    for side in answer.comparison:
        about = {tuple(settings[number]) for s in side.sentences for number in s.citations}
        assert about == {
            ("childrens-homes",) if side.title == "Children's homes" else ("supported-accommodation",)
        }
        assert all(sentence.text in answer.text for sentence in side.sentences)
    compared = sum(len(side.sentences) for side in answer.comparison)
    assert len(answer.apart) == len(answer.sentences) - compared


def test_prints_of_the_bill_stand_side_by_side() -> None:
    citations = [
        Citation.model_construct(number=n, source_title=title, authority=authority, settings=[])
        for n, title, authority in (
            (1, "Bill 151", Authority.BILL),
            (2, "HL Bill 84", Authority.BILL),
            (3, "The Act", Authority.ACT),
        )
    ]
    sentences = [Sentence(text=f"Sentence {number}.", citations=[number]) for number in (1, 3, 2, 1)]
    sides = comparison_of("how does clause 4 differ between the prints", sentences, citations)
    assert [(side.title, len(side.sentences)) for side in sides] == [("Bill 151", 2), ("HL Bill 84", 1)]
    assert comparison_of("what was clause 4", sentences, citations) == []


def test_what_asks_for_one_setting_has_no_table(assistant: Assistant) -> None:
    for question in ("how much notice does a children's home get", "what is section 7 of the Act"):
        assert assistant.ask(question).comparison == []


def test_the_command_line_prints_a_table(assistant: Assistant) -> None:
    answer = assistant.ask(SETTINGS)
    console = Console(width=100, record=True, quiet=False, file=None)
    with console.capture() as shown:
        show(answer, console)
    printed = " ".join(shown.get().split())
    assert "┃" in printed
    for side in answer.comparison:
        assert side.title in printed
    for sentence in answer.apart:
        assert sentence.text.splitlines()[0][:40] in printed
