"""The example results of the OpenAPI, from ``examples.yaml``."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def all_examples() -> dict[str, dict[str, Any]]:
    """Return the examples of each kind, by name."""
    return yaml.safe_load(files("assistant.api").joinpath("examples.yaml").read_text("utf-8"))


def examples(kind: str) -> dict[str, dict[str, Any]]:
    """Return the examples of a kind as OpenAPI has them."""
    return {name: {"value": value} for name, value in all_examples()[kind].items()}
