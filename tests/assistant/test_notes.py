from assistant import Assistant


def notes(assistant: Assistant, query: str) -> str:
    return " ".join(assistant.search(query).notes)


def test_says_that_a_number_does_not_exist_and_what_is_nearest(assistant: Assistant) -> None:
    said = notes(assistant, "section 900 of the 2026 Act")
    assert "section 900 of the Children's Wellbeing and Schools Act 2026" in said
    assert "section 79" in said


def test_says_which_prints_have_a_clause(assistant: Assistant) -> None:
    said = notes(assistant, "clause 11")
    assert "the Bill as introduced" in said
    assert "HL Bill 84 (now section 13)" in said
    assert not notes(assistant, "clause 11 of HL Bill 84")


def test_says_what_an_acronym_may_mean(assistant: Assistant) -> None:
    assert "responsible individual" in notes(assistant, "RI")
    assert not notes(assistant, "FGDM")


def test_an_answer_has_the_notes_too(assistant: Assistant) -> None:
    assert assistant.ask("clause 11").notes == assistant.search("clause 11").notes
    assert assistant.ask("what is staying close").notes == []
