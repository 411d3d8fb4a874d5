"""What carelaw does not cover, told by the words of ``scope.yaml``."""

import re
from functools import cache
from importlib.resources import files

import yaml


def field_outside(text: str) -> str | None:
    """Return the field that a question is about where carelaw does not cover it; None where no word tells.

    A word alone proves little: homes for older people and home education share words with what is covered.
    It is weighed with the rest in ``sufficiency``.
    """
    pattern, fields = _words()
    found = pattern.search(text.replace("’", "'"))
    return fields[found["word"].casefold()] if found else None


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    read: dict[str, list[str]] = yaml.safe_load(files("assistant").joinpath("scope.yaml").read_text("utf-8"))
    fields = {word: field for field, words in read.items() for word in words}
    longest_first = sorted(fields, key=len, reverse=True)
    words = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!\w)(?P<word>{words})(?:s|es|'s)?(?!\w)", re.IGNORECASE), fields
