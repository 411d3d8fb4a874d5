"""Where legislation.gov.uk holds an Act or Regulations, by title: ``instrument_addresses.yaml``."""

import re
from functools import cache
from importlib.resources import files

import yaml

CHAPTER = re.compile(r"\s*\((?:c|asp|anaw|asc|nawm|S\.I)\.?\s*[\d/]+\)$")


def address_of(title: str) -> str | None:
    """Return the address of an Act or Regulations; None for a title that is not known.

    Parameters:
        title: "Children Act 1989", also with "the" before it, or its chapter number after it.
    """
    return _addresses().get(_key(title))


@cache
def _addresses() -> dict[str, str]:
    listed: dict[str, str] = yaml.safe_load(
        files("ingest.formats.legislation").joinpath("instrument_addresses.yaml").read_text("utf-8")
    )
    return {_key(title): address for title, address in listed.items()}


def _key(title: str) -> str:
    plain = " ".join(title.replace("’", "'").split())
    return CHAPTER.sub("", plain).removeprefix("the ").removeprefix("The ").casefold()
