"""What an edition is made of, and the texts by which its passages are found."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Self

from ingest.documents.context import in_context
from ingest.works import Made
from knowledge.similar import MISTAKEN
from knowledge.vocabulary import Passage, Source


class Text(NamedTuple):
    """A text to embed: a passage with its context, or a question that people ask.

    Parameters:
        id: of the vector: the passage's id, for a question followed by ``?n``.
        passage: what it is of.
        text: the text.
    """

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
        made_of: by source id, a digest of what its passages were made from.
        digest: SHA-256 over the sources and passages.
    """

    sources: list[Source]
    passages: list[Passage]
    made_of: dict[str, str]
    digest: str

    @classmethod
    def of(cls, made: Iterable[Made]) -> Self:
        """Gather sources and passages."""
        made = list(made)
        sources = [item.source for item in made]
        passages = [passage for item in made for passage in item.passages]
        running = hashlib.sha256()
        for item in (*sources, *passages):
            running.update(item.model_dump_json().encode())
        return cls(sources, passages, {item.source.id: item.made_of for item in made}, running.hexdigest())

    def texts(self) -> Iterator[Text]:
        """Yield what is embedded: each passage in its context, then the wordings indexed with it."""
        titles = {source.id: source.title for source in self.sources}
        for passage in self.passages:
            yield Text(passage.id, passage, in_context(passage, titles[passage.source_id]))
            for number, question in enumerate(passage.questions):
                yield Text(f"{passage.id}?{number}", passage, question)
            for number, question in enumerate(passage.mistaken):
                yield Text(f"{passage.id}{MISTAKEN}{number}", passage, question)

    def words(self) -> list[str]:
        """Return what is indexed by words: one text a passage, its questions included."""
        titles = {source.id: source.title for source in self.sources}
        return [
            "\n".join((in_context(passage, titles[passage.source_id]), *passage.questions))
            for passage in self.passages
        ]
