"""What can go wrong between a request and the assistant."""

from assistant.errors import AssistantError


class ApiError(AssistantError):
    """A request was not let in, or the server cannot be set up as asked."""


class HostError(ApiError):
    """Without keys, the server serves this machine alone."""


class KeyFileError(ApiError):
    """The file of keys cannot be read, or the key in question is not as it should be."""


class NoKeyError(ApiError):
    """The request carries no key."""


class UnknownKeyError(ApiError):
    """The key that the request carries is not one of those in the file."""


class RateError(ApiError):
    """The key has been used more often than it may be.

    Parameters:
        message: for the reader.
        wait: in how many seconds the next request is let in.
    """

    def __init__(self, message: str, wait: int) -> None:
        self.wait = wait
        super().__init__(message)


class OtherHostError(ApiError):
    """The request is for another host: a page elsewhere may be trying to reach this machine."""


class TooLargeError(ApiError):
    """The request's body is larger than a question can be."""


class TimeLimitError(ApiError):
    """The answer took longer than a request may."""
