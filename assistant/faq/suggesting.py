"""Questions that the library can be asked on a topic."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.faq.duplicates import KnownQuestions
from assistant.faq.entry import FaqSet
from assistant.faq.reports import Suggestion, Suggestions
from assistant.faq.wording import faq_wording
from knowledge.vocabulary import Passage

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from knowledge.library import Library

# So many of one passage's questions; the others are the same in other words.
FROM_ONE = 3


def suggest(
    topic: str, assistant: "Assistant", count: int, setting: str | None = None, faq_set: FaqSet | None = None
) -> Suggestions:
    """Return questions on a topic that the set has not, best passage first.

    Parameters:
        topic: in the words of a search.
        assistant: the library.
        count: how many at the most.
        setting: the id of a setting, to leave out what is about others.
        faq_set: the set that they are for.

    Raises:
        QuestionError: where the topic cannot be searched for.
    """
    library = assistant.library
    entries = faq_set.entries if faq_set else []
    known = KnownQuestions((entry.number, entry.question, None) for entry in entries)
    found = assistant.search(topic, k=count, setting=setting)
    suggestions: list[Suggestion] = []
    for hit in found.hits:
        for suggestion in _of(library.passages.passage(hit.passage_id), library):
            words = suggestion.question
            if known.same(words, None) is None and not known.similar(words, None):
                known.add(-len(suggestions) - 1, words, None)
                suggestions.append(suggestion)
    return Suggestions(topic=topic, suggestions=suggestions[:count])


def _of(passage: Passage, library: "Library") -> Iterator[Suggestion]:
    """Yield the questions beside a passage, and one made of its heading."""
    source = library.source_of(passage)
    made = faq_wording()["said"]["heading_question"]
    heading = (
        made.format(heading=passage.heading_path[-1], source=source.title) if passage.heading_path else ""
    )
    for words in [*map(_asked, passage.questions[:FROM_ONE]), heading]:
        if words:
            yield Suggestion(
                question=words,
                from_heading=words == heading,
                passage_id=passage.id,
                source_title=source.title,
                locator=passage.locator,
            )


def _asked(words: str) -> str:
    """Return an everyday wording as a question is written."""
    return f"{words[:1].upper()}{words[1:].rstrip('?. ')}?"
