"""The Acts, Regulations and Bill prints that people name when they cite a provision."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Self

import yaml

from knowledge.vocabulary import Source

# A title that ends in a year is a piece of law's own: "Sample Act 2020".
TITLED = re.compile(r"^(?P<name>.*\b(?:Act|Measure|Regulations|Order|Rules)\b.*?)\s+\d{4}$")
OF_THE = re.compile(r"\s*(?:of\s+)?(?:the\s+)?", re.IGNORECASE)
# Any print of the Bill: the instrument of "clause 10 of the Bill".
ANY_PRINT = "cws-bill"


class Instruments:
    """Finds the names of instruments in what people type.

    Parameters:
        named: the names of each, by id; they are matched without regard to case, the longest first.
    """

    def __init__(self, named: Mapping[str, Iterable[str]]) -> None:
        pairs = sorted(
            ((name.lower(), id_) for id_, names in named.items() for name in names),
            key=lambda pair: -len(pair[0]),
        )
        self._ids = dict(reversed(pairs))
        self._titles = {id_: next(iter(names)) for id_, names in named.items()}
        names = "|".join(re.escape(name) for name, _ in pairs)
        self._pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)

    @classmethod
    def of(cls, sources: Iterable[Source]) -> Self:
        """Return the known ones, and the law that a library holds by its titles."""
        named: dict[str, list[str]] = {id_: list(names) for id_, names in _known().items()}
        for source in sources:
            titled = TITLED.match(source.title)
            if titled and source.work not in named:
                named[source.work] = [source.title, titled["name"]]
        return cls(named)

    def title(self, id_: str) -> str | None:
        """Return the first of an instrument's names; None where there is no such instrument."""
        return self._titles.get(id_)

    def without(self, text: str) -> str:
        """Return the text with the names of instruments left out."""
        return self._pattern.sub(" ", text.replace("’", "'"))

    def at_start_of(self, text: str) -> str | None:
        """Return the id of the instrument that ``text`` begins with, after "of the" or nothing."""
        plain = OF_THE.sub("", text.replace("’", "'"))
        found = self._pattern.match(plain)
        return self._ids[found[0].lower()] if found else None

    def first_in(self, text: str) -> str | None:
        """Return the id of the instrument that ``text`` names first, or None."""
        found = self._pattern.search(text.replace("’", "'"))
        return self._ids[found[0].lower()] if found else None


@cache
def known() -> Instruments:
    """Return the instruments of ``instruments.yaml``."""
    return Instruments(_known())


@cache
def _known() -> dict[str, list[str]]:
    return yaml.safe_load(files("knowledge").joinpath("instruments.yaml").read_text("utf-8"))
