"""What people take away from a conversation: text to paste, and files."""

import io

import docx
import pypdf
import pytest

from assistant import Assistant
from assistant.copying import as_text
from assistant.exchange import Exchange
from assistant.transcript import TranscriptFormat, transcript
from knowledge.vocabulary import CommencementState, Filters

QUOTE = "Section 1 requires a lighthouse keeper to carry an umbrella."


def asked(assistant: Assistant, question: str, filters: Filters | None = None) -> Exchange:
    exchange = Exchange(question=question, filters=filters or Filters())
    return exchange.model_copy(update={"answer": assistant.ask(question, **exchange.limits)})


@pytest.fixture
def conversation(small: Assistant) -> list[Exchange]:
    return [
        asked(small, "do I need a brolly?"),
        asked(small, "Can Jayden Smith have an umbrella?"),
        asked(small, "what is the VAT rate on nappies?"),
        asked(small, "who does not need one?", Filters(states=frozenset({CommencementState.NOT_IN_FORCE}))),
    ]


def text_of(body: bytes, kind: TranscriptFormat) -> str:
    if kind is TranscriptFormat.MARKDOWN:
        return body.decode().replace("\\", "")
    if kind is TranscriptFormat.WORD:
        return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(body)).paragraphs)
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages)


def test_the_text_to_paste_has_numbered_sources_with_quotation_state_and_address(small: Assistant) -> None:
    text = as_text(small.ask("do I need a brolly?"))
    assert text.startswith("do I need a brolly?\n\n")
    assert "[1] Sample Act 2020, section 1 (inserts section 31ZA of the Children Act 1989)" in text
    assert f"“{QUOTE}" in text
    assert "Status: Not in force when last checked, June 2026: Waits for regulations." in text
    assert "https://www.legislation.gov.uk/ukpga/2020/1/section/1" in text
    assert "own briefing" in text
    assert "Not legal advice" in text


def test_the_text_of_a_refusal_says_what_it_is(small: Assistant) -> None:
    text = as_text(small.ask("what is the VAT rate on nappies?"))
    assert "Outside what carelaw covers." in text
    assert "Sources" not in text.splitlines()


@pytest.mark.parametrize("kind", list(TranscriptFormat))
def test_a_file_has_each_answer_with_its_sources_and_nothing_personal(
    conversation: list[Exchange], small: Assistant, kind: TranscriptFormat
) -> None:
    text = " ".join(text_of(transcript(conversation, small, kind), kind).split())
    assert "do I need a brolly?" in text
    assert QUOTE in text
    assert "Waits for regulations" in text
    assert "https://www.legislation.gov.uk/ukpga/2020/1/section/1" in text
    assert "Outside what carelaw covers" in text
    assert "Looked only in: Not in force" in text
    assert "Questions: 3." in text
    assert "Left out" in text
    assert "Jayden" not in text


def test_a_stopped_answer_says_so(small: Assistant) -> None:
    stopped = asked(small, "do I need a brolly?").model_copy(update={"stopped": True})
    text = transcript([stopped], small, TranscriptFormat.MARKDOWN).decode()
    assert "Stopped before the answer was whole" in text


def test_a_pdf_says_what_it_is_and_shows_what_its_fonts_have_not(small: Assistant) -> None:
    exchange = asked(small, "do I need a brolly? <b>☂</b> “now”")
    body = transcript([exchange], small, TranscriptFormat.PDF)
    reader = pypdf.PdfReader(io.BytesIO(body))
    assert reader.metadata
    assert reader.metadata.title == "A conversation with carelaw"
    assert reader.root_object["/Lang"] == "en-GB"
    assert "do I need a brolly? <b>?</b> “now”" in " ".join(reader.pages[0].extract_text().split())
    links = [mark.get_object()["/A"]["/URI"] for mark in reader.pages[0].annotations or []]
    assert "https://www.legislation.gov.uk/ukpga/2020/1/section/1" in links


def test_a_conversation_without_answers_makes_a_file_that_says_so(small: Assistant) -> None:
    for kind in TranscriptFormat:
        text = text_of(transcript([Exchange(question="brolly")], small, kind), kind)
        assert "Questions: 0." in text
