"""What is said of FAQ sets, in lists and exports, from ``faq.yaml``."""

from functools import cache
from importlib.resources import files
from typing import TypedDict

import yaml


class FaqWording(TypedDict):
    """The file's shape."""

    states: dict[str, str]
    changes: dict[str, str]
    actions: dict[str, str]
    columns: dict[str, str]
    headers: dict[str, list[str]]
    handout: dict[str, str]
    said: dict[str, str]
    errors: dict[str, str]


@cache
def faq_wording() -> FaqWording:
    """Return the words."""
    return yaml.safe_load(files("assistant.faq").joinpath("faq.yaml").read_text("utf-8"))
