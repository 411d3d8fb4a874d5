"""The FAQ sets of a server: opened when they are first asked for, and never made by reading."""

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from assistant.faq.errors import UnknownSetError
from assistant.faq.reports import SetList
from assistant.faq.wording import faq_wording

if TYPE_CHECKING:
    from assistant.faq.sets import FaqSets


class KeptSets:
    """Reads FAQ sets. Threads may share one.

    Parameters:
        home: the directory of their file, where no other database is set.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._sets: FaqSets | None = None
        self._opening = Lock()

    def list(self) -> SetList:
        """Return all sets, none where there is no database yet.

        Raises:
            FaqDatabaseError: where it cannot be used.
        """
        sets = self._opened()
        return sets.list() if sets else SetList(sets=[])

    def exported(self, set_id: str, approved_only: bool) -> bytes:
        """Return a set as JSON.

        Raises:
            UnknownSetError: where no set has that id.
            FaqDatabaseError: where the database cannot be used.
        """
        from assistant.faq.exports import Format

        sets = self._opened()
        if sets is None:
            raise UnknownSetError(faq_wording()["errors"]["no_set"].format(id=set_id, ids="none"))
        return sets.export(set_id, Format.JSON, approved_only=approved_only)

    def close(self) -> None:
        """Release the database."""
        if self._sets:
            self._sets.close()

    def _opened(self) -> "FaqSets | None":
        # SQLAlchemy is slow to import.
        from assistant.faq.database import FILE, DatabaseConfiguration
        from assistant.faq.sets import FaqSets

        with self._opening:
            if self._sets is None:
                is_set = DatabaseConfiguration().database_url is not None
                if is_set or (self._home / FILE).exists():
                    self._sets = FaqSets.open(None if is_set else self._home)
            return self._sets
