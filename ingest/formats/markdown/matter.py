"""The front matter of a Markdown file that somebody else wrote: its title and date, if they can be read."""

import re
from datetime import date, datetime
from typing import NamedTuple

import yaml

from ingest.documents.characters import tidy

LONGEST = 20_000
NOT_READ = "its front matter could not be read"
_FENCED = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?=\S)(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
# A file may as well begin with a line across the page, and then text.
_KEY = re.compile(r"[A-Za-z][\w -]{0,40}:(?:\s|$)")
_DATES = ("%d %B %Y", "%d/%m/%Y")


class Matter(NamedTuple):
    """What the front matter says.

    Parameters:
        rest: the file after it.
        title: the title; None where it has none.
        dated: the date; None where it has none.
        warnings: what could not be read.
    """

    rest: str
    title: str | None = None
    dated: date | None = None
    warnings: tuple[str, ...] = ()


def split_matter(text: str) -> Matter:
    """Split the front matter from a Markdown file.

    Only a title and a date that are plain values are read. Nothing else of the YAML is built, so that
    aliases and tags can do no harm.
    """
    fenced = _FENCED.match(text)
    if fenced is None or _KEY.match(fenced[1]) is None:
        return Matter(text)
    rest = text[fenced.end() :]
    try:
        node = yaml.compose(fenced[1], yaml.SafeLoader) if len(fenced[1]) <= LONGEST else None
    except (yaml.YAMLError, RecursionError, ValueError):
        node = None
    if not isinstance(node, yaml.MappingNode):
        return Matter(rest, warnings=(NOT_READ,))
    values = {
        key.value.lower(): tidy(value.value)
        for key, value in node.value
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)
    }
    written = values.get("date", "")
    dated = _date(written)
    warnings = (f"its date could not be read: {written[:40]}",) if written and dated is None else ()
    return Matter(rest, values.get("title") or None, dated, warnings)


def _date(written: str) -> date | None:
    if day := re.match(r"\d{4}-\d{2}-\d{2}(?!\d)", written):
        written, forms = day[0], ("%Y-%m-%d",)
    else:
        forms = _DATES
    for form in forms:
        try:
            return datetime.strptime(written, form).date()
        except ValueError:
            continue
    return None
