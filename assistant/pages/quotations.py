"""A quotation in the words around it."""

from assistant.markdown import ITEM, as_is


def in_passage(quote: str, passage: str) -> str:
    """Return Markdown of a passage with the words of a quotation marked: in bold, on a coloured ground.

    Where the passage does not have the words (its library has been built anew since), they stand alone.
    """
    start = passage.find(quote)
    if start < 0:
        passage, start = quote, 0
    end = start + len(quote)
    lines: list[str] = []
    at = 0
    for line in passage.split("\n"):
        if line.strip():
            item = line.startswith(ITEM)
            body = len(ITEM) if item else 0
            if lines and not (item and lines[-1].startswith(ITEM)):
                lines.append("")
            lines.append(line[:body] + _marked(line, body, start - at, end - at))
        at += len(line) + 1
    return "\n".join(lines)


def _marked(line: str, body: int, start: int, end: int) -> str:
    """Return a line from ``body`` on, with what lies between ``start`` and ``end`` marked."""
    start, end = (min(max(position, body), len(line)) for position in (start, end))
    before, inside, after = line[body:start], line[start:end], line[end:]
    # Markdown takes bold for bold only where it has no white space within its edges.
    bare = inside.strip()
    if not bare:
        return as_is(line[body:])
    lead, tail = inside.split(bare, 1)
    return f"{as_is(before + lead)}:yellow-background[**{as_is(bare)}**]{as_is(tail + after)}"
