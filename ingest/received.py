"""Documents as they were received: bytes, and where and when they came from."""

from typing import NamedTuple


class Body(NamedTuple):
    """One file as it was received.

    Parameters:
        address: the web address it was got from, after redirects; or a file's address.
        content: its bytes.
        etag: what the server calls this version; None where it did not say.
        last_modified: when the server says it changed, as in the header; None where it did not say.
    """

    address: str
    content: bytes
    etag: str | None = None
    last_modified: str | None = None


class Received(NamedTuple):
    """A document that may be made of several files: a GOV.UK page and its attachment.

    Parameters:
        bodies: the files, the one that leads to the others first.
    """

    bodies: tuple[Body, ...]
