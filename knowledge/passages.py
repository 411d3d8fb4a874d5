"""The sources and passages of one edition, in one SQLite file that is written once and then only read."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import DamagedLibraryError, LibraryWriteError, UnknownPassageError
from knowledge.provisions import names_of
from knowledge.vocabulary import Filters, Passage, Role, Source, work_of

SCHEMA = """
CREATE TABLE sources (id TEXT PRIMARY KEY, made_of TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source_id TEXT NOT NULL, work TEXT NOT NULL,
    place TEXT NOT NULL, role TEXT NOT NULL, body TEXT NOT NULL
);
CREATE INDEX passages_by_source ON passages (source_id);
CREATE INDEX passages_by_place ON passages (work, place);
CREATE TABLE passage_settings (setting TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (setting, row));
CREATE TABLE records (id TEXT PRIMARY KEY, row INTEGER NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX records_by_row ON records (row);
CREATE TABLE names (kind TEXT, number TEXT, instrument TEXT, row INTEGER NOT NULL);
CREATE INDEX names_by_number ON names (number, kind);
"""


def write_passages(
    path: Path,
    sources: Iterable[Source],
    passages: Sequence[Passage],
    made_of: Mapping[str, str] | None = None,
    records: Mapping[str, tuple[str, str]] | None = None,
) -> None:
    """Write the file that ``PassageStore`` reads.

    Parameters:
        path: the file, which must not exist.
        sources: every source.
        passages: every passage; its row is its position.
        made_of: by source id, a digest of all that its passages were made from.
        records: by the id of a vector, the id of its passage and the digest of its text.

    Raises:
        LibraryWriteError: where the disk is full or may not be written.
    """
    try:
        with closing(sqlite3.connect(path)) as connection, connection:
            _write(connection, {source.id: source for source in sources}, passages, made_of or {})
            rows = {passage.id: row for row, passage in enumerate(passages)}
            connection.executemany(
                "INSERT INTO records VALUES (?, ?, ?)",
                [(id_, rows[passage_id], digest) for id_, (passage_id, digest) in (records or {}).items()],
            )
    except sqlite3.Error as error:
        raise LibraryWriteError(str(error)) from error


def _write(
    connection: sqlite3.Connection,
    by_id: dict[str, Source],
    passages: Sequence[Passage],
    made_of: Mapping[str, str],
) -> None:
    connection.executescript(SCHEMA)
    connection.executemany(
        "INSERT INTO sources VALUES (?, ?, ?)",
        [(source.id, made_of.get(source.id, ""), source.model_dump_json()) for source in by_id.values()],
    )
    connection.executemany(
        "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                row,
                passage.id,
                passage.source_id,
                work_of(passage.source_id),
                passage.place,
                passage.role,
                passage.model_dump_json(),
            )
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
            for name in sorted(names_of(passage, by_id[passage.source_id]), key=str)
        ],
    )


class PassageStore:
    """Reads the sources and passages of one edition.

    ``ids`` are the passages' ids by row and ``rows`` the other way round, ``roles`` what each is about, and
    ``settings`` the settings of each that is not about all. ``mask`` says which rows pass filters.

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
            rows = self._connection.execute("SELECT id, role FROM passages ORDER BY row").fetchall()
        except sqlite3.Error as error:
            raise DamagedLibraryError(f"{path} cannot be read ({error}). Run: carelaw ingest") from error
        self.ids: tuple[str, ...] = tuple(id_ for id_, _ in rows)
        self.rows: dict[str, int] = {id_: row for row, id_ in enumerate(self.ids)}
        roles = {str(role): role for role in Role}
        self.roles: dict[str, Role] = {id_: roles[role] for id_, role in rows}
        self.settings: dict[str, frozenset[str]] = {}
        for row, setting in self._connection.execute("SELECT row, setting FROM passage_settings"):
            id_ = self.ids[row]
            self.settings[id_] = self.settings.get(id_, frozenset()) | {setting}
        self.mask = lru_cache(maxsize=256)(self._read_mask)
        self.passage = lru_cache(maxsize=4096)(self._read_passage)

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

    def _read_passage(self, passage_id: str) -> Passage:
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

    def at(self, work: str, place: str) -> list[Passage]:
        """Return the passages of one place in every edition and briefing of a work, in order."""
        rows = self._connection.execute(
            "SELECT body FROM passages WHERE work = ? AND place = ? ORDER BY row",
            (work, place),
        )
        return [Passage.model_validate_json(body) for (body,) in rows]

    def ids_at(self, work: str, place: str) -> list[str]:
        """Return the ids of the passages of one place, as ``at`` does."""
        rows = self._connection.execute(
            "SELECT id FROM passages WHERE work = ? AND place = ? ORDER BY row", (work, place)
        )
        return [id_ for (id_,) in rows]

    def made_of(self) -> dict[str, str]:
        """Return by source id the digest of all that its passages were made from."""
        return dict(self._connection.execute("SELECT id, made_of FROM sources"))

    def digests(self) -> dict[str, str]:
        """Return the digest of the text that each vector was made of, by the vector's id."""
        return dict(self._connection.execute("SELECT id, digest FROM records"))

    def records(self, mask: NDArray[np.bool_]) -> list[str]:
        """Return the ids of the vectors of the passages whose rows the mask has."""
        rows = self._connection.execute("SELECT id, row FROM records ORDER BY row, id")
        return [id_ for id_, row in rows if mask[row]]

    def of_source(self, source_id: str) -> list[Passage]:
        """Return the passages of one source, in order."""
        rows = self._connection.execute(
            "SELECT body FROM passages WHERE source_id = ? ORDER BY row", (source_id,)
        )
        return [Passage.model_validate_json(body) for (body,) in rows]

    def named(self, kind: str, number: str) -> dict[str | None, list[str]]:
        """Return the ids of the passages that go by a number, in order, by the instrument that it is of.

        The instrument is None where the passage names one that carelaw does not know.
        """
        rows = self._connection.execute(
            "SELECT instrument, row FROM names WHERE kind = ? AND number = ? ORDER BY row", (kind, number)
        )
        named: dict[str | None, list[str]] = {}
        for instrument, row in rows:
            named.setdefault(instrument, []).append(self.ids[row])
        return named

    def numbers(self, kind: str, instrument: str) -> list[str]:
        """Return the numbers of an instrument's provisions that passages go by."""
        rows = self._connection.execute(
            "SELECT DISTINCT number FROM names WHERE kind = ? AND instrument = ?", (kind, instrument)
        )
        return [number for (number,) in rows]

    def _read_mask(self, filters: Filters) -> NDArray[np.bool_]:
        """Return which rows pass the filters: shape ``(len(self),)``."""
        rows = self._connection.execute(
            "SELECT row FROM passages WHERE source_id IN (SELECT value FROM json_each(?1)) AND (?2 IS NULL "
            "OR row IN (SELECT row FROM passage_settings WHERE setting = ?2) "
            "OR row NOT IN (SELECT row FROM passage_settings)) AND (?3 = '[]' "
            "OR json_extract(body, '$.commencement.state') IN (SELECT value FROM json_each(?3)))",
            (json.dumps(self._sources_within(filters)), filters.setting, json.dumps(list(filters.states))),
        )
        mask = np.zeros(len(self), dtype=np.bool_)
        mask[[row for (row,) in rows]] = True
        return mask

    def _sources_within(self, filters: Filters) -> list[str]:
        within = [
            source
            for source, _ in self.sources()
            if filters.source_id in (None, source.id, source.work)
            and (not filters.authorities or source.authority in filters.authorities)
        ]
        if filters.on is None:
            return [source.id for source in within]
        there = [source for source in within if source.dated is None or source.dated <= filters.on]
        # A work has one edition on a day; its briefing and its official text each have their own.
        last = {
            (source.work, source.origin): source.id
            for source in sorted(there, key=lambda source: (source.dated or date.min, source.id))
        }
        return list(last.values())
