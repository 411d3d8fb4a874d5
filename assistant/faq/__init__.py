"""FAQ sets: questions with reviewed, cited answers, kept by a trainer in an SQL database.

>>> from assistant import Assistant
>>> from assistant.faq import FaqSets, Format
>>> with Assistant.open() as assistant, FaqSets.open() as faq:
...     induction = faq.new("Induction", by="Sam")
...     faq.add(induction.id, "Is staying close support in force?", by="Sam")
...     faq.answer(induction.id, assistant, by="Sam")
...     word = faq.export(induction.id, Format.WORD)
"""

from typing import TYPE_CHECKING

from assistant.faq.entry import CitedPassage, Comment, Entry, EntryAnswer, FaqSet, State

if TYPE_CHECKING:
    from assistant.faq.exports import Format
    from assistant.faq.sets import FaqSets

__all__ = ["CitedPassage", "Comment", "Entry", "EntryAnswer", "FaqSet", "FaqSets", "Format", "State"]


def __getattr__(name: str) -> object:
    # SQLAlchemy takes longer to import than the command line to start.
    if name == "FaqSets":
        from assistant.faq.sets import FaqSets

        return FaqSets
    if name == "Format":
        from assistant.faq.exports import Format

        return Format
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
