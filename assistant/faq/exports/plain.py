"""A set as Markdown: its own words are escaped, so that none of them is taken for markup."""

import re
from collections.abc import Iterator
from itertools import groupby

from assistant.faq.exports.blocks import blocks_of
from assistant.faq.exports.handout import Handout, Item, Reference
from assistant.faq.wording import faq_wording

# What Markdown reads anywhere, and what it reads at the start of a line. Fewer than could be escaped, since
# people read the file as it is, too.
ANYWHERE = re.compile(r"([\\`*_\[\]<>|~#&$])")
AT_START = re.compile(r"^(\s*)(\d{1,9})([.)])|^(\s*)([-+=:])")


def plain(handout: Handout) -> bytes:
    """Return a set as Markdown."""
    return ("\n\n".join(_blocks(handout)) + "\n").encode()


def _blocks(handout: Handout) -> Iterator[str]:
    words = faq_wording()["handout"]
    yield f"# {as_is(handout.title)}"
    yield as_is(handout.made)
    yield as_is(handout.about)
    if not handout.items:
        yield as_is(words["empty"])
    for section in handout.sections:
        if section.heading:
            yield f"## {as_is(section.heading)}"
        for item in section.items:
            yield from _item(item)
    if handout.licences:
        yield f"## {as_is(words['licences'])}"
        yield "\n".join(f"- {as_is(line)}" for line in handout.licences)


def _item(item: Item) -> Iterator[str]:
    yield f"### {as_is(item.question)}"
    for line in filter(None, (item.setting, item.outcome, *item.notes)):
        yield f"*{as_is(line)}*"
    for warning in item.warnings:
        yield f"**{as_is(warning)}**"
    for is_item, blocks in groupby(blocks_of(item.answer), key=lambda block: block.is_item):
        lines = [f"- {as_is(block.text)}" if is_item else as_is(block.text) for block in blocks]
        yield ("\n" if is_item else "\n\n").join(lines)
    if item.references:
        yield f"**{as_is(faq_wording()['handout']['sources'])}**"
        yield "\n".join(_reference(source) for source in item.references)
    yield as_is(item.review)


def _reference(source: Reference) -> str:
    place = as_is(source.place)
    # In angle brackets an address may hold anything but these.
    address = source.url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    linked = f"[{place}](<{address}>)" if address else place
    lines = [f"- \\[{source.number}\\] {linked}", *(as_is(line) for line in source.lines)]
    return "  \n  ".join(lines)


def as_is(text: str) -> str:
    """Return a text as one line of Markdown that shows it as it is."""
    line = ANYWHERE.sub(r"\\\1", " ".join(text.split()))
    return AT_START.sub(
        lambda start: f"{start[1]}{start[2]}\\{start[3]}" if start[2] else f"{start[4]}\\{start[5]}", line
    )
