"""The kinds of provider that a guide is for, from ``settings.yaml``."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from knowledge.errors import UnknownSettingError
from knowledge.vocabulary import Frozen

# What stands before and after the setting in a follow-up that asks about nothing else.
FOLLOWING = (
    r"(?:(?:and|or|but|so|what|how|about|is|it|that|this|the|same|rules?|does|do|they|go|goes|apply|applies"
    r"|true|work|works|like|for|in|with|at|to|our|my|an?)[ ,]+)*"
    r"(?<!\bit )(?<!\bthis )(?<!\bthat )"
)
AS_WELL = r"(?:too|as well|also|then|instead)"


class Setting(Frozen):
    """A kind of provider.

    Parameters:
        title: its name in the SCCIF.
        names: what people call it; of two names in the same words, the longer counts.
        in_short: what they call it once settings are the subject.
    """

    title: str
    names: tuple[str, ...]
    in_short: tuple[str, ...] = ()


@cache
def settings() -> dict[str, Setting]:
    """Return the settings by id, in the order of the SCCIF's own list."""
    return {id_: Setting.model_validate(words) for id_, words in _registry()["settings"].items()}


def settings_in(text: str) -> frozenset[str]:
    """Return the ids of the settings that ``text`` names."""
    pattern, ids = _names()
    named = (ids[match[0].lower()] for match in pattern.finditer(text.replace("’", "'")))
    return frozenset(id_ for id_ in named if id_)


def without_settings(text: str) -> str:
    """Return the text with the names of settings left out."""
    pattern, ids = _names()
    return pattern.sub(lambda match: " " if ids[match[0].lower()] else match[0], text.replace("’", "'"))


def in_full(text: str) -> str:
    """Return a follow-up that asks about a setting in short with the setting's title in place of that.

    "What about fostering?" does; "is the child supported there?" asks something else.
    """
    titles = {name.lower(): setting.title for setting in settings().values() for name in setting.in_short}
    asked = re.fullmatch(
        rf"({FOLLOWING})({_any_of(titles).pattern})(?: {AS_WELL})?\W*", text.strip(), re.IGNORECASE
    )
    return f"{asked[1]}{titles[asked[2].lower()].lower()}?" if asked else text


def check_setting(setting: str | None) -> None:
    """Raise ``UnknownSettingError`` with the known ids where ``setting`` is not one of them."""
    if setting is not None and setting not in settings():
        known = ", ".join(settings())
        raise UnknownSettingError(f"No setting is called {setting!r}. Use one of: {known}.")


@cache
def _registry() -> dict[str, Any]:
    return yaml.safe_load(files("knowledge").joinpath("settings.yaml").read_text("utf-8"))


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str | None]]:
    """Return a pattern of what people call settings and other homes, and whose each name is."""
    ids: dict[str, str | None] = dict.fromkeys(_registry()["other_homes"])
    ids |= {name.lower(): id_ for id_, setting in settings().items() for name in setting.names}
    return _any_of(ids), ids


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE)
