"""One item of GOV.UK's Content API, with what it says of itself.

https://docs.publishing.service.gov.uk/content-schemas.html; older items lack fields, so none is relied on.
"""

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple, Self

from ingest.documents.characters import decode, tidy
from ingest.errors import DocumentError
from ingest.publishers.content_items import SITE

LARGEST = 20_000_000
# Months in which the United Kingdom's clocks change, at 01:00 UTC on the last Sunday.
_SPRING, _AUTUMN = 3, 10


class Withdrawal(NamedTuple):
    """That a page was withdrawn: when, and the publisher's explanation as HTML."""

    on: date | None
    explanation: str


class Item:
    """An item.

    Parameters:
        fields: the item as it came.
    """

    def __init__(self, fields: dict[str, Any]) -> None:
        self.fields = fields
        self.details = as_dict(fields.get("details"))
        self.links = as_dict(fields.get("links"))
        self.schema = as_text(fields.get("schema_name"))
        self.title = as_text(fields.get("title")) or None
        self.address = address_of(fields.get("base_path"))

    @classmethod
    def read(cls, body: bytes) -> Self:
        """Read an item.

        Raises:
            DocumentError: where it is none.
        """
        if len(body) > LARGEST:
            raise DocumentError(f"is larger than {LARGEST // 1_000_000} MB, too large for a GOV.UK page")
        try:
            fields = json.loads(decode(body, "utf-8"))
        except (ValueError, RecursionError) as error:
            raise DocumentError("is not JSON that can be read; it may be cut off") from error
        if not isinstance(fields, dict):
            raise DocumentError("is JSON, but not of a GOV.UK page")
        return cls(fields)

    @property
    def kind(self) -> str:
        """Its document type; for an attachment that of the page it belongs to."""
        own = as_text(self.fields.get("document_type"))
        return next((as_text(parent.get("document_type")) for parent in self.linked("parent")), own)

    @property
    def body(self) -> str:
        """Its HTML."""
        return html_of(self.details.get("body"))

    @property
    def updated(self) -> date | None:
        """The day of its text."""
        return day(self.fields.get("public_updated_at")) or day(self.details.get("public_timestamp"))

    @property
    def publishers(self) -> tuple[str, ...]:
        """The organisations that published it."""
        found = self.linked("organisations") or as_dicts(self.details.get("organisations"))
        return tuple(title for found_ in found if (title := as_text(found_.get("title"))))

    @property
    def withdrawal(self) -> Withdrawal | None:
        """That it was withdrawn; None where it was not."""
        notice = as_dict(self.fields.get("withdrawn_notice"))
        return (
            Withdrawal(day(notice.get("withdrawn_at")), html_of(notice.get("explanation")))
            if notice
            else None
        )

    def linked(self, kind: str) -> list[dict[str, Any]]:
        """Return the items that it names as related to it in a way."""
        return as_dicts(self.links.get(kind))


def as_dict(value: object) -> dict[str, Any]:
    """Return a JSON object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def as_dicts(value: object) -> list[dict[str, Any]]:
    """Return the objects of a JSON array."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def as_text(value: object) -> str:
    """Return a JSON string on one line; an empty one for anything else."""
    return tidy(value) if isinstance(value, str) else ""


def html_of(value: object) -> str:
    """Return HTML, which is a string, or one of several forms of the same text."""
    forms = as_dicts(value)
    if forms:
        value = next((form.get("content") for form in forms if form.get("content_type") == "text/html"), "")
    return value if isinstance(value, str) else ""


def address_of(path: object) -> str | None:
    """Return the address of a path on GOV.UK, or an address there as it is; None for any other."""
    if not isinstance(path, str):
        return None
    path = path.removeprefix(SITE)
    return SITE + path if re.fullmatch(r"/(?!/)[!-~]*", path) else None


def day(timestamp: object) -> date | None:
    """Return the day in London at a moment; None where that is not said."""
    try:
        moment = datetime.fromisoformat(timestamp if isinstance(timestamp, str) else "")
        moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
        summer = _change(moment.year, _SPRING) <= moment < _change(moment.year, _AUTUMN)
        return (moment + timedelta(hours=int(summer))).date()
    except (ValueError, OverflowError):
        return None


def _change(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def in_words(when: date) -> str:
    """Return a day as GOV.UK writes it: ``4 April 2025``."""
    return f"{when.day} {when:%B} {when.year}"
