"""The licences under which official texts may be used, from ``licences.yaml``."""

from functools import cache
from importlib.resources import files

import yaml

from knowledge.vocabulary import Frozen


class Licence(Frozen):
    """A licence.

    Parameters:
        name: its name.
        address: its own page.
        attribution: the sentence that it asks to be shown with what is licensed.
    """

    name: str
    address: str
    attribution: str


@cache
def licences() -> dict[str, Licence]:
    """Return the licences by id."""
    read = yaml.safe_load(files("ingest.publishers").joinpath("licences.yaml").read_text("utf-8"))
    return {id_: Licence.model_validate(words) for id_, words in read.items()}
