"""The official texts that carelaw fetches, from ``sources.toml``: what each is, and how to get it."""

import tomllib
from collections import Counter
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, model_validator

from ingest.documents.document import Format
from ingest.errors import IngestError, UnknownDocumentError
from ingest.publishers.licences import licences
from knowledge.settings import settings
from knowledge.vocabulary import Authority, Frozen

FILE = "sources.toml"


class Publisher(StrEnum):
    """Whose way of publishing it is: each has its own fetcher."""

    LEGISLATION = "legislation.gov.uk"
    PARLIAMENT = "parliament"
    GOV_UK = "gov.uk"


class EditionFrom(StrEnum):
    """What says which edition was received.

    ``text``: the document marks itself, as CLML does. ``page``: the page that leads to it, with the days
    and notes of its updates. ``print``: a print never changes, and the registry says what it is.
    """

    TEXT = "text"
    PAGE = "page"
    PRINT = "print"


class Entry(Frozen):
    """One official text.

    Parameters:
        id: the source's id, without an edition.
        title: its title.
        publisher: how it is fetched.
        issued_by: who issued it, as a person would say.
        authority: its rank.
        settings: the settings that it is about; empty where it is about all.
        licence: the id of its licence, in ``licences.yaml``.
        address: its page for people.
        download: the address that is asked first.
        fallback: the address where that one has nothing; None where there is no other.
        choose: what to take where ``download`` lists several: a print's number, or words of a title.
        formats: the formats in which it may come, the most wanted first.
        edition_from: what says which edition was received.
        edition: the edition of a print, in words.
        dated: the day of a print; None where it is not confirmed.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    publisher: Publisher
    issued_by: str
    authority: Authority
    settings: tuple[str, ...]
    licence: str
    address: str
    download: str
    fallback: str | None = None
    choose: str | None = None
    formats: tuple[Format, ...] = Field(min_length=1)
    edition_from: EditionFrom
    edition: str | None = None
    dated: date | None = None

    @model_validator(mode="after")
    def _is_known(self) -> Self:
        if self.licence not in licences():
            raise ValueError(f"there is no licence {self.licence!r}")
        if unknown := set(self.settings) - set(settings()):
            raise ValueError(f"there is no setting {min(unknown)!r}")
        if (self.edition is None) is (self.edition_from is EditionFrom.PRINT):
            raise ValueError("a print, and nothing else, says its edition here")
        return self


class Registry(Frozen):
    """The file.

    Parameters:
        hosts: where official texts are, and where the publishers keep their files. No others are asked.
        source: the official texts.
    """

    hosts: frozenset[str]
    source: tuple[Entry, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_each_once_on_its_hosts(self) -> Self:
        id_, times = Counter(entry.id for entry in self.source).most_common(1)[0]
        if times > 1:
            raise ValueError(f"{id_} is there {times} times")
        for entry in self.source:
            for address in filter(None, (entry.address, entry.download, entry.fallback)):
                if urlsplit(address).scheme != "https" or urlsplit(address).netloc not in self.hosts:
                    raise ValueError(f"{entry.id}: {address} is not an https address on one of the hosts")
        return self


@cache
def registry() -> Registry:
    """Return the bundled registry."""
    return read_registry(files("ingest.publishers").joinpath(FILE).read_text("utf-8"))


def entries() -> tuple[Entry, ...]:
    """Return all official texts, in the order of the file."""
    return registry().source


def entry(id_: str) -> Entry:
    """Return one official text.

    Raises:
        UnknownDocumentError: where none has that id.
    """
    by_id = {known.id: known for known in entries()}
    if id_ not in by_id:
        raise UnknownDocumentError(f"There is no official text {id_!r}. There are: {', '.join(by_id)}.")
    return by_id[id_]


def read_registry(text: str) -> Registry:
    """Return a registry.

    Parameters:
        text: TOML, as in ``sources.toml``.

    Raises:
        IngestError: where it is not TOML or breaks the schema.
    """
    try:
        return Registry.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise IngestError(f"{FILE} is not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise IngestError(f"{FILE}: {where}: {first['msg']}") from error
