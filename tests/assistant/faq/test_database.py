"""The database: its migrations, its address, and many who open it at once."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from assistant.faq import FaqSet, FaqSets
from assistant.faq import database as database_module
from assistant.faq.database import REVISION, Database, upgrade
from assistant.faq.errors import FaqDatabaseError
from assistant.faq.records import Record

MIGRATIONS = Path(database_module.__file__).with_name("migrations")


def test_migrations_make_the_tables_that_the_records_describe(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'faq.sqlite'}")
    with engine.begin() as connection:
        upgrade(connection)
        context = MigrationContext.configure(connection, opts={"version_table": "faq_revision"})
        assert compare_metadata(context, Record.metadata) == []
        assert context.get_current_revision() == REVISION
    engine.dispose()


def test_the_newest_migration_is_the_one_that_is_looked_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == REVISION


def test_alembic_is_only_loaded_where_there_is_something_to_migrate(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from assistant.faq import FaqSets; "
        "FaqSets.open(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    loaded = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert loaded == ["True\n", "False\n"]


def test_the_file_is_in_the_home_of_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARELAW_HOME", str(tmp_path / "home"))
    FaqSets.open().close()
    with closing(sqlite3.connect(tmp_path / "home" / "faq.sqlite")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_address_can_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARELAW_DATABASE_URL", f"sqlite:///{tmp_path / 'elsewhere.db'}")
    with FaqSets.open() as sets:
        sets.new("Rain", by="Sam")
    with closing(sqlite3.connect(tmp_path / "elsewhere.db")) as connection:
        assert connection.execute("SELECT id FROM faq_sets").fetchall() == [("rain",)]


def test_removing_a_set_leaves_nothing_of_its_entries(
    sets: FaqSets, umbrellas: FaqSet, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "faq" / "faq.sqlite")) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("DELETE FROM faq_sets")
        tables = ("faq_entries", "faq_answers", "faq_citations", "faq_comments")
        assert [connection.execute(f"SELECT count(*) FROM {t}").fetchone() for t in tables] == [(0,)] * 4


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("nonsense", "not an address that SQLAlchemy knows"),
        ("nosuch://host/db", "cannot be used"),
        ("postgresql+nodriver://kim:secret@localhost/db", "cannot be used"),
        ("sqlite:////proc/nowhere/faq.sqlite", "cannot be used"),
    ],
)
def test_an_address_that_does_not_work_says_so(address: str, message: str) -> None:
    with pytest.raises(FaqDatabaseError, match=message) as error:
        Database(address)
    assert "secret" not in str(error.value)


def test_a_file_that_is_no_database_says_so(tmp_path: Path) -> None:
    (tmp_path / "faq.sqlite").write_text("dear diary, " * 1000)
    with pytest.raises(FaqDatabaseError, match="not a database"):
        FaqSets.open(tmp_path)


def test_what_a_newer_carelaw_wrote_is_left_alone(tmp_path: Path) -> None:
    FaqSets.open(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "faq.sqlite")) as connection, connection:
        connection.execute("UPDATE faq_revision SET version_num = '9999'")
    with pytest.raises(FaqDatabaseError, match="newer carelaw"):
        FaqSets.open(tmp_path)


def test_processes_may_open_a_new_database_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from assistant.faq import FaqSets; "
        "sets = FaqSets.open(Path(sys.argv[1])); sets.new('Rain', by='Sam'); sets.close()"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    errors = [process.communicate(timeout=120)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0, 0], errors
    with FaqSets.open(tmp_path) as sets:
        assert len(sets.list().sets) == 4


def test_threads_may_open_new_databases_at_once(tmp_path: Path) -> None:
    start, opened = Barrier(4), []

    def open_one(at: int) -> None:
        start.wait()
        FaqSets.open(tmp_path / str(at)).close()
        opened.append(at)

    threads = [Thread(target=open_one, args=(at,), daemon=True) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(opened) == [0, 1, 2, 3]
