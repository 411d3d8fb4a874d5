"""What the tools say of themselves, from ``wording.yaml``."""

from functools import cache
from importlib.resources import files
from typing import TypedDict

import yaml

from knowledge.settings import settings


class Wording(TypedDict):
    """The file's shape."""

    instructions: str
    tools: dict[str, str]
    resources: dict[str, str]
    parameters: dict[str, str]
    not_advice: str
    failed: str


@cache
def wording() -> Wording:
    """Return the words."""
    words: Wording = yaml.safe_load(
        files("assistant.tools_server").joinpath("wording.yaml").read_text("utf-8")
    )
    known = ", ".join(settings())
    words["parameters"]["setting"] = words["parameters"]["setting"].format(settings=known)
    return words
