"""A set as Markdown: its own words are escaped, so that none of them is taken for markup."""

from collections.abc import Iterator

from assistant.faq.exports.handout import Handout, Item, Reference
from assistant.faq.wording import faq_wording
from assistant.markdown import as_is, paragraphs


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
    yield paragraphs(item.answer)
    if item.references:
        yield f"**{as_is(faq_wording()['handout']['sources'])}**"
        yield "\n".join(_reference(source) for source in item.references)
    yield as_is(item.review)


def _reference(source: Reference) -> str:
    place = as_is(source.place)
    # In angle brackets an address may hold anything but these.
    address = source.url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    linked = f"[{place}](<{address}>)" if address else place
    lines = [f"- \\[{source.number}\\] {linked}", *(as_is(" ".join(line.split())) for line in source.lines)]
    return "  \n  ".join(lines)
