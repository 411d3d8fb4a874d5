"""What can go wrong when the library is read."""

from assistant.errors import AssistantError


class UnknownPlaceError(AssistantError):
    """The library has nothing at that place."""


class UnknownPageError(AssistantError):
    """A source has fewer pages than that."""
