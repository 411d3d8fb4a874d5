"""Why an official text could not be had. Each message is one line that completes "working-together: "."""

from ingest.errors import IngestError


class DownloadError(IngestError):
    """An official text could not be had; what is held of it already stays as it is.

    Parameters:
        message: why, and what to do.
        ends_host: whether its host is not to be asked for anything more in this run.
    """

    def __init__(self, message: str, ends_host: bool = False) -> None:
        super().__init__(message)
        self.ends_host = ends_host


class UnreachableError(DownloadError):
    """A host cannot be reached, or accepts a connection and says nothing."""

    def __init__(self, message: str) -> None:
        super().__init__(message, ends_host=True)


class NotFoundError(DownloadError):
    """There is no document at the address, or not the one that is wanted."""


class GoneError(DownloadError):
    """The publisher took the document away for good.

    Parameters:
        host: who published it.
        moved_to: the page that the publisher names in its place.
        content: what the publisher sent with the refusal.
    """

    def __init__(self, host: str, moved_to: str | None = None, content: bytes = b"") -> None:
        instead = f"see {moved_to} instead" if moved_to else "no page is named in its place"
        super().__init__(f"is no longer published on {host}; {instead}")
        self.host, self.moved_to, self.content = host, moved_to, content


class RefusedError(DownloadError):
    """The host does not hand it out, or not to us, or not so soon."""


class TooLargeError(DownloadError):
    """It is larger than any document of its kind is, as sent or unpacked."""


class OutsideError(DownloadError):
    """The way leads to a host that is not one of the publishers'."""
