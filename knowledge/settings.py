"""The kinds of provider that a guide is for, from ``settings.yaml``."""

import re
from functools import cache
from importlib.resources import files

import yaml

from knowledge.errors import UnknownSettingError
from knowledge.vocabulary import Frozen


class Setting(Frozen):
    """A kind of provider.

    Parameters:
        title: its name in the SCCIF.
        names: what people call it; of two names in the same words, the longer counts.
    """

    title: str
    names: tuple[str, ...]


@cache
def settings() -> dict[str, Setting]:
    """Return the settings by id, in the order of the SCCIF's own list."""
    read = yaml.safe_load(files("knowledge").joinpath("settings.yaml").read_text("utf-8"))
    return {id_: Setting.model_validate(words) for id_, words in read.items()}


def settings_in(text: str) -> frozenset[str]:
    """Return the ids of the settings that ``text`` names."""
    pattern, ids = _names()
    return frozenset(ids[match[0].lower()] for match in pattern.finditer(text.replace("’", "'")))


def without_settings(text: str) -> str:
    """Return the text with the names of settings left out."""
    return _names()[0].sub(" ", text.replace("’", "'"))


def check_setting(setting: str | None) -> None:
    """Raise ``UnknownSettingError`` with the known ids where ``setting`` is not one of them."""
    if setting is not None and setting not in settings():
        known = ", ".join(settings())
        raise UnknownSettingError(f"No setting is called {setting!r}. Use one of: {known}.")


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    ids = {name.lower(): id_ for id_, setting in settings().items() for name in setting.names}
    longest_first = sorted(ids, key=len, reverse=True)
    pattern = r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"
    return re.compile(pattern, re.IGNORECASE), ids
