"""What can go wrong with a question."""

from knowledge.errors import CarelawError


class AssistantError(CarelawError):
    """The assistant cannot do what was asked."""


class QuestionError(AssistantError):
    """The question cannot be read as one; the message says how to ask it."""


class EvaluationError(AssistantError):
    """A file of questions cannot be evaluated."""
