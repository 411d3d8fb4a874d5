"""The kinds of provider that a guide is for, from ``settings.yaml``."""

from functools import cache
from importlib.resources import files

import yaml

from knowledge.errors import UnknownSettingError


@cache
def setting_titles() -> dict[str, str]:
    """Return the title of each setting by its id, in the order of the SCCIF's own list."""
    return yaml.safe_load(files("knowledge").joinpath("settings.yaml").read_text("utf-8"))


def check_setting(setting: str | None) -> None:
    """Raise ``UnknownSettingError`` with the known ids where ``setting`` is not one of them."""
    if setting is not None and setting not in setting_titles():
        known = ", ".join(setting_titles())
        raise UnknownSettingError(f"No setting is called {setting!r}. Use one of: {known}.")
