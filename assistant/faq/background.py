"""Answering sets in the background: it goes on whoever watches, and whether anybody does."""

import logging
from collections.abc import Sequence
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from assistant.answer import Result
from assistant.faq.reports import Answering, AnswerReport
from assistant.wording import wording
from knowledge.errors import CarelawError

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.faq.sets import FaqSets

logger = logging.getLogger(__name__)


class AnsweringState(Result):
    """How far the answering of a set is.

    Parameters:
        by: who started it.
        step: which question is asked now, and how many are done.
        running: whether it still goes on.
        stopping: whether somebody asked it to stop; it ends after the present question.
        report: what came of it; None while it runs, or where it failed.
        failure: why it ended before its time; empty where it did not.
    """

    by: str
    step: Answering = Answering(0, 0)
    running: bool = True
    stopping: bool = False
    report: AnswerReport | None = None
    failure: str = ""


class BackgroundAnswering:
    """Answers each set in a thread of its own. All sessions of a server may share one.

    Each answer is kept when it is there, so nothing is lost where the process ends in between: what has
    no answer yet is answered when it is started again.

    Parameters:
        sets: where the sets are.
        assistant: whom to ask.
    """

    def __init__(self, sets: "FaqSets", assistant: "Assistant") -> None:
        self._sets, self._assistant = sets, assistant
        self._lock = Lock()
        self._states: dict[str, AnsweringState] = {}
        self._stops: dict[str, Event] = {}

    def start(
        self, set_id: str, by: str, *, numbers: Sequence[int] | None = None, again: bool = False
    ) -> AnsweringState:
        """Start to answer a set, as ``FaqSets.answer`` does; where it is being answered, that goes on."""
        with self._lock:
            state = self._states.get(set_id)
            if state and state.running:
                return state
            state = self._states[set_id] = AnsweringState(by=by)
            stop = self._stops[set_id] = Event()
        arguments = (set_id, by, numbers, again, stop)
        Thread(target=self._run, args=arguments, name=f"answering-{set_id}", daemon=True).start()
        return state

    def stop(self, set_id: str) -> None:
        """Ask the answering of a set to end after the present question."""
        with self._lock:
            state = self._states.get(set_id)
            if state and state.running:
                self._stops[set_id].set()
                self._states[set_id] = state.model_copy(update={"stopping": True})

    def state(self, set_id: str) -> AnsweringState | None:
        """Return how far a set is, or what came of it last; None where it was not answered here."""
        with self._lock:
            return self._states.get(set_id)

    def _run(self, set_id: str, by: str, numbers: Sequence[int] | None, again: bool, stop: Event) -> None:
        try:
            report = self._sets.answer(
                set_id,
                self._assistant,
                by,
                numbers=numbers,
                again=again,
                progress=lambda step: self._put(set_id, step=step),
                stop=stop.is_set,
            )
        except CarelawError as error:
            self._put(set_id, running=False, failure=str(error))
        except Exception:
            logger.exception("answering the set %s failed", set_id)
            self._put(set_id, running=False, failure=wording()["answers"]["error"])
        else:
            self._put(set_id, running=False, report=report)

    def _put(self, set_id: str, **changes: object) -> None:
        with self._lock:
            self._states[set_id] = self._states[set_id].model_copy(update=changes)
