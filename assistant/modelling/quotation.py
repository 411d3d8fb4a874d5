"""Finding a model's quotation in its passage."""

import re

QUOTES = {
    **dict.fromkeys('"“”„«»', '["“”„«»]'),
    **dict.fromkeys("'‘’‚`´", "['‘’‚`´]"),
}


def span_of(quotation: str, text: str) -> tuple[int, int] | None:
    """Return where a quotation stands in a text; None where it does not.

    White space and the kind of quotation mark may differ: the passage's own characters are what is shown.
    """
    return _find(quotation, text) or _find(quotation.strip().strip("\"“”'‘’"), text)


def _find(quotation: str, text: str) -> tuple[int, int] | None:
    words = quotation.split()
    if not words:
        return None
    pattern = r"\s+".join("".join(QUOTES.get(char) or re.escape(char) for char in word) for word in words)
    match = re.search(pattern, text)
    return match.span() if match else None
