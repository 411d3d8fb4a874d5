"""Which attachment of a GOV.UK publication has the text that is wanted.

Its address changes between editions, so it is chosen by the words of its title and of its file's name.
"""

import re
from typing import NamedTuple

from ingest.documents.document import Format
from ingest.formats.govuk.reader import attachments
from ingest.publishers.content_items import ContentItem, web_address
from ingest.publishers.download_errors import NotFoundError
from ingest.publishers.registry import Entry

PDF = "application/pdf"


class Candidate(NamedTuple):
    """An attachment in a format that is read: a page of GOV.UK, or a PDF."""

    address: str
    title: str
    format: Format


def attachment_of(page: bytes, entry: Entry) -> Candidate:
    """Return the attachment that has an entry's text.

    Of several that fit, it is the one in the most wanted format and with the fewest other words in its
    title: "the framework", not "the framework: summary of changes".

    Parameters:
        page: the publication's item.
        entry: says the words and the formats.

    Raises:
        NotFoundError: where none is it.
        DownloadError, DocumentError: where the page is no publication's item.
    """
    wanted = _words(entry.choose or "")
    candidates = [candidate for candidate in _candidates(page) if candidate.format in entry.formats]
    fitting = [candidate for candidate in candidates if wanted and wanted <= _named(candidate)]
    if not fitting and len(candidates) == 1:
        fitting = candidates
    if not fitting:
        what = f"whose title has the words {entry.choose!r}" if candidates else "with its text"
        raise NotFoundError(f"has no attachment {what}; see {entry.address} for what there is")
    order = entry.formats.index
    return min(fitting, key=lambda it: (order(it.format), len(_words(it.title) - wanted)))


def _candidates(page: bytes) -> list[Candidate]:
    files = [file for file in ContentItem.read(page).attachments if file.url]
    named = {web_address(file.url or ""): (file.title or "", file.content_type) for file in files}
    titles = {address: title for address, (title, _) in named.items()}
    pages = [Candidate(address, titles.get(address, ""), Format.GOVUK) for address in attachments(page)]
    pdfs = [Candidate(address, title, Format.PDF) for address, (title, kind) in named.items() if kind == PDF]
    return [*pages, *pdfs]


def _named(candidate: Candidate) -> set[str]:
    return _words(f"{candidate.title} {candidate.address.rpartition('/')[2]}")


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", re.sub("['’]", "", text.lower())))
