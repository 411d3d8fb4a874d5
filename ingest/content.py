"""What an edition is made of, and the texts by which its passages are found."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Self

from ingest.briefings import BriefedSource
from knowledge.vocabulary import Passage, Source


class Text(NamedTuple):
    """A text to embed: a passage with its context, or a question that people ask."""

    id: str
    passage: Passage
    text: str

    @property
    def digest(self) -> str:
        """SHA-256 of the text: the same text has the same vector."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class Content(NamedTuple):
    """All that the next edition will hold.

    Parameters:
        sources: every source.
        passages: every passage, in the order of their rows.
        briefings: SHA-256 over the briefings' files.
        digest: SHA-256 over the sources and passages.
    """

    sources: list[Source]
    passages: list[Passage]
    briefings: str
    digest: str

    @classmethod
    def of(cls, read: Iterable[BriefedSource], briefings: str) -> Self:
        """Gather sources and passages."""
        read = list(read)
        sources = [item.source for item in read]
        passages = [passage for item in read for passage in item.passages]
        running = hashlib.sha256()
        for item in (*sources, *passages):
            running.update(item.model_dump_json().encode())
        return cls(sources, passages, briefings, running.hexdigest())

    def texts(self) -> Iterator[Text]:
        """Yield what is embedded: each passage in its context, then its questions."""
        titles = {source.id: source.title for source in self.sources}
        for passage in self.passages:
            yield Text(passage.id, passage, in_context(passage, titles[passage.source_id]))
            for number, question in enumerate(passage.questions):
                yield Text(f"{passage.id}?{number}", passage, question)

    def words(self) -> list[str]:
        """Return what is indexed by words: one text a passage, its questions included."""
        titles = {source.id: source.title for source in self.sources}
        return [
            "\n".join((in_context(passage, titles[passage.source_id]), *passage.questions))
            for passage in self.passages
        ]


def in_context(passage: Passage, source_title: str) -> str:
    """Return a passage's text with its place before it, as it is indexed; never shown or quoted.

    A lone passage of a guide does not say which guide it is of, nor a section which Act it changes.
    """
    second = "; ".join(address.place for address in passage.second_addresses)
    place = ", ".join(part for part in (source_title, passage.locator, second) if part)
    return f"{place}\n{' > '.join(passage.heading_path)}\n{passage.text}"
