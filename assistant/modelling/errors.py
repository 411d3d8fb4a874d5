"""What can go wrong with a chat model. None of it is the end of an answer: there is the extractive one."""

from enum import StrEnum

from assistant.errors import AssistantError


class Trouble(StrEnum):
    """Why a chat model gave no answer, or not all of it."""

    BAD_NAME = "bad_name"
    NOT_INSTALLED = "not_installed"
    NO_KEY = "no_key"
    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    RATE_LIMIT = "rate_limit"
    REFUSED = "refused"
    MALFORMED = "malformed"
    CUT_OFF = "cut_off"
    TOO_LONG = "too_long"
    FAILED = "failed"


class ModelError(AssistantError):
    """The chat model could not be used. It carries nothing of the question, the passages or the reply.

    Parameters:
        trouble: why.
    """

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(f"The chat model could not be used ({trouble}). Check CARELAW_MODEL.")
        self.trouble = trouble


# What the providers' clients call their errors, by a part of the class's name; the first that fits counts.
NAMES = (
    ("ContextOverflow", Trouble.TOO_LONG),
    ("Timeout", Trouble.TIMEOUT),
    ("RateLimit", Trouble.RATE_LIMIT),
    ("ContentFilter", Trouble.REFUSED),
    ("Refusal", Trouble.REFUSED),
    ("LengthFinishReason", Trouble.CUT_OFF),
    ("RemoteProtocol", Trouble.CUT_OFF),
    ("Incomplete", Trouble.CUT_OFF),
    ("Authentication", Trouble.NO_KEY),
    ("PermissionDenied", Trouble.NO_KEY),
    ("NotFound", Trouble.BAD_NAME),
    ("Connect", Trouble.UNREACHABLE),
    ("Validation", Trouble.MALFORMED),
    ("ValueError", Trouble.MALFORMED),
    ("AssertionError", Trouble.MALFORMED),
    ("Import", Trouble.NOT_INSTALLED),
    ("ModuleNotFound", Trouble.NOT_INSTALLED),
)
STATUSES = {
    401: Trouble.NO_KEY,
    403: Trouble.NO_KEY,
    404: Trouble.BAD_NAME,
    408: Trouble.TIMEOUT,
    413: Trouble.TOO_LONG,
    429: Trouble.RATE_LIMIT,
}


def trouble_of(error: Exception) -> Trouble:
    """Return what a provider's error means. Providers share no types, but names and HTTP statuses."""
    status = getattr(error, "status_code", None)
    if status in STATUSES:
        return STATUSES[status]
    names = [kind.__name__ for kind in type(error).__mro__]
    return next((trouble for part, trouble in NAMES if any(part in name for name in names)), Trouble.FAILED)
