"""What the pages say of themselves: each page has a YAML file of its own words."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def words(page: str) -> dict[str, Any]:
    """Return the words of a page: ``words("library")`` are those of ``library.yaml``."""
    return yaml.safe_load(files("assistant.pages").joinpath(f"{page}.yaml").read_text("utf-8"))
