"""What can go wrong with a question."""

from knowledge.errors import CarelawError


class AssistantError(CarelawError):
    """The assistant cannot do what was asked."""


class QuestionError(AssistantError):
    """The question cannot be read as one; the message says how to ask it."""


class PersonalDataError(QuestionError):
    """The question holds personal data: it was neither searched nor sent nor stored.

    Parameters:
        found: what was found, for the reader to take out.
    """

    def __init__(self, found: tuple[str, ...]) -> None:
        # Reads YAML: only where something was found.
        from assistant.wording import wording

        self.found = found
        super().__init__(wording()["answers"]["personal_data"].format(found="; ".join(found)))


class FilterError(QuestionError):
    """A search cannot be limited to that."""


class NoProvisionError(QuestionError):
    """The words name no provision that could be looked up."""


class EvaluationError(AssistantError):
    """A file of questions cannot be evaluated."""


class WorkStoppedError(AssistantError):
    """Work on the library was asked to stop, and did."""
