"""Whether a passage gives orders to whoever writes the answer. A document's words are data."""

import re
from functools import cache, lru_cache

from assistant.verifying.words import vocabulary


@lru_cache(1024)
def gives_orders(text: str) -> bool:
    """Whether a text has what no law or guidance has, and a document that means to steer the answer has."""
    return bool(_pattern().search(text))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(vocabulary()["orders"]), re.IGNORECASE)
