"""Many questions at once: their vectors are made together, and the answers beside one another."""

from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor

from assistant.answer import Answer
from assistant.chain import answering
from assistant.errors import PersonalDataError, QuestionError
from assistant.question import Question, Request
from assistant.stopped import stopped
from assistant.understand import understand
from knowledge.library import Library

# The library remembers the vectors of as many, each as it was typed and as it was mended.
AT_ONCE = 200
# While one question waits for the embedding model, Chroma or a chat model, the others go on.
THREADS = 4


def answer_all(requests: Sequence[Request], library: Library, stop: Callable[[], bool]) -> list[Answer]:
    """Return the answers in the order of the questions, all from one edition.

    Parameters:
        requests: the questions; what is asked twice is answered once.
        library: where to look.
        stop: asked before each question.

    Raises:
        QuestionError: where one cannot be read, before any is answered; it says which.
        UnknownSettingError: where no setting has that id.
        CancelledError: where it was stopped.
    """
    answers, questions = _read(requests, library)
    steps, asked = answering(library), list(questions)

    def answered(request: Request) -> Answer:
        if stop():
            raise CancelledError
        return steps.invoke(request)

    with ThreadPoolExecutor(THREADS, "carelaw-batch") as threads:
        for start in range(0, len(asked), AT_ONCE):
            part = asked[start : start + AT_ONCE]
            library.vector.embed(text for one in part for text in _texts(questions[one], library))
            answers.update(zip(part, threads.map(answered, part), strict=True))
    return [answers[request] for request in requests]


def _read(
    requests: Sequence[Request], library: Library
) -> tuple[dict[Request, Answer], dict[Request, Question]]:
    """Return what was stopped, and what can be asked: no words of the former get to where the latter are."""
    answers: dict[Request, Answer] = {}
    questions: dict[Request, Question] = {}
    for number, request in enumerate(requests, start=1):
        try:
            questions[request] = understand(request, library)
        except PersonalDataError as error:
            answers[request] = stopped(error, request.question, library)
        except QuestionError as error:
            raise QuestionError(f"Question {number}: {error}") from error
    return answers, questions


def _texts(question: Question, library: Library) -> tuple[str, str]:
    """Return the texts whose vectors an answer needs."""
    return question.text, library.spelling.mended(question.searched_for)
