"""The sources and passages of one edition, in one SQLite file that is written once and then only read."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import DamagedLibraryError, LibraryWriteError, UnknownPassageError
from knowledge.provisions import Name, names_of
from knowledge.vocabulary import Filters, Passage, Source

SCHEMA = """
CREATE TABLE sources (id TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source_id TEXT NOT NULL, place TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX passages_by_place ON passages (source_id, place);
CREATE TABLE passage_settings (setting TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (setting, row));
CREATE TABLE names (kind TEXT, number TEXT, instrument TEXT, row INTEGER NOT NULL);
CREATE INDEX names_by_number ON names (number, kind);
"""


def write_passages(path: Path, sources: Iterable[Source], passages: Sequence[Passage]) -> None:
    """Write the file that ``PassageStore`` reads. A passage's row is its position in ``passages``.

    Raises:
        LibraryWriteError: where the disk is full or may not be written.
    """
    try:
        with closing(sqlite3.connect(path)) as connection, connection:
            _write(connection, {source.id: source for source in sources}, passages)
    except sqlite3.Error as error:
        raise LibraryWriteError(str(error)) from error


def _write(connection: sqlite3.Connection, by_id: dict[str, Source], passages: Sequence[Passage]) -> None:
    connection.executescript(SCHEMA)
    connection.executemany(
        "INSERT INTO sources VALUES (?, ?)",
        [(source.id, source.model_dump_json()) for source in by_id.values()],
    )
    connection.executemany(
        "INSERT INTO passages VALUES (?, ?, ?, ?, ?)",
        [
            (row, passage.id, passage.source_id, passage.place, passage.model_dump_json())
            for row, passage in enumerate(passages)
        ],
    )
    connection.executemany(
        "INSERT INTO passage_settings VALUES (?, ?)",
        [(setting, row) for row, passage in enumerate(passages) for setting in passage.settings],
    )
    connection.executemany(
        "INSERT INTO names VALUES (?, ?, ?, ?)",
        [
            (name.kind, name.number, name.instrument, row)
            for row, passage in enumerate(passages)
            for name in sorted(names_of(passage, by_id[passage.source_id]))
        ],
    )


class PassageStore:
    """Reads the sources and passages of one edition.

    ``ids`` are the passages' ids by row; ``settings`` the settings of each that is not about all.

    Parameters:
        path: the file that ``write_passages`` wrote.

    Raises:
        DamagedLibraryError: where the file is missing or is not such a file.
    """

    def __init__(self, path: Path) -> None:
        try:
            # immutable: nothing writes an edition after it is published, so a read-only folder serves.
            self._connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self.ids: tuple[str, ...] = tuple(
                id_ for (id_,) in self._connection.execute("SELECT id FROM passages ORDER BY row")
            )
        except sqlite3.Error as error:
            raise DamagedLibraryError(f"{path} cannot be read ({error}). Run: carelaw ingest") from error
        self.settings: dict[str, frozenset[str]] = {}
        for row, setting in self._connection.execute("SELECT row, setting FROM passage_settings"):
            id_ = self.ids[row]
            self.settings[id_] = self.settings.get(id_, frozenset()) | {setting}
        self._mask = lru_cache(maxsize=256)(self._read_mask)

    def __len__(self) -> int:
        return len(self.ids)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def sources(self) -> list[tuple[Source, int]]:
        """Return each source with the number of its passages, by id."""
        rows = self._connection.execute(
            "SELECT sources.body, count(passages.row) FROM sources LEFT JOIN passages "
            "ON passages.source_id = sources.id GROUP BY sources.id ORDER BY sources.id"
        )
        return [(Source.model_validate_json(body), count) for body, count in rows]

    def passage(self, passage_id: str) -> Passage:
        """Return one passage.

        Raises:
            UnknownPassageError: where there is none with that id.
        """
        found = self._connection.execute("SELECT body FROM passages WHERE id = ?", (passage_id,)).fetchone()
        if found is None:
            raise UnknownPassageError(
                f"There is no passage {passage_id!r}. Passage ids look like cws-act-2026/section-1#0; "
                "carelaw search finds them."
            )
        return Passage.model_validate_json(found[0])

    def at(self, source_id: str, place: str) -> list[Passage]:
        """Return the passages of one place, in order."""
        rows = self._connection.execute(
            "SELECT body FROM passages WHERE source_id = ? AND place = ? ORDER BY row",
            (source_id, place),
        )
        return [Passage.model_validate_json(body) for (body,) in rows]

    def named(self, name: Name) -> set[str]:
        """Return the ids of the passages that go by ``name``; an instrument of None fits any."""
        rows = self._connection.execute(
            "SELECT row FROM names WHERE kind = ?1 AND number = ?2 AND (?3 IS NULL OR instrument = ?3)",
            (name.kind, name.number, name.instrument),
        )
        return {self.ids[row] for (row,) in rows}

    def mask(self, filters: Filters) -> NDArray[np.bool_]:
        """Return which rows pass the filters: shape ``(len(self),)``."""
        return self._mask(filters.source_id, filters.setting)

    def _read_mask(self, source_id: str | None, setting: str | None) -> NDArray[np.bool_]:
        rows = self._connection.execute(
            "SELECT row FROM passages WHERE (?1 IS NULL OR source_id = ?1) AND (?2 IS NULL "
            "OR row IN (SELECT row FROM passage_settings WHERE setting = ?2) "
            "OR row NOT IN (SELECT row FROM passage_settings))",
            (source_id, setting),
        )
        mask = np.zeros(len(self), dtype=np.bool_)
        mask[[row for (row,) in rows]] = True
        return mask
