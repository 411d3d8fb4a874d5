"""What GOV.UK says has changed in a document, update by update."""

from datetime import date
from typing import NamedTuple

from ingest.documents.document import Block, Division
from ingest.documents.outline import Places
from ingest.formats.govuk.item import Item, as_dicts, as_text, day, in_words

HEADING = "Changes"


class Change(NamedTuple):
    """One update.

    Parameters:
        on: its day; None where that is not said.
        note: what the publisher says of it.
    """

    on: date | None
    note: str

    def division(self, places: Places) -> Division:
        """Return the update as a division, which starts with its day."""
        when = in_words(self.on) if self.on else None
        return Division(
            place=places.take(f"change-{self.on}" if self.on else "change"),
            locator=f"Update of {when}" if when else None,
            heading_path=(HEADING,),
            blocks=(Block(text=f"{when}: {self.note}" if when else self.note),),
        )


def changes_of(item: Item) -> list[Change]:
    """Return the updates of an item, the newest first; those of a manual name the section."""
    history = as_dicts(item.details.get("change_history"))
    changes = [Change(day(entry.get("public_timestamp")), as_text(entry.get("note"))) for entry in history]
    for entry in as_dicts(item.details.get("change_notes")):
        section, note = as_text(entry.get("title")), as_text(entry.get("change_note"))
        if section and note:
            note = f"{section}{'' if section.endswith(('?', '!')) else ':'} {note}"
        changes.append(Change(day(entry.get("published_at")), note))
    noted = (change for change in changes if change.note)
    return sorted(noted, key=lambda change: change.on or date.min, reverse=True)
