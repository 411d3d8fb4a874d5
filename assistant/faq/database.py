"""The database of the FAQ sets: a SQLite file, or any address that SQLAlchemy knows."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import Any

from filelock import FileLock
from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import Connection, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from assistant.faq.errors import FaqDatabaseError, TakenError
from assistant.faq.wording import faq_wording
from knowledge.configuration import Configuration

# The newest revision in migrations/versions. Alembic is slow to import: known here, it is only imported
# where there is something to migrate.
REVISION = "0002"
# Where they are kept, in the home of the library, where no other database is set.
FILE = "faq.sqlite"
SECONDS_TO_WAIT = 30
MIGRATING = Lock()


class DatabaseConfiguration(BaseSettings):
    """Where FAQ sets are kept.

    Parameters:
        database_url: an address that SQLAlchemy knows (``CARELAW_DATABASE_URL``); by default the file
            ``faq.sqlite`` in the home of the library.
    """

    model_config = SettingsConfigDict(env_prefix="CARELAW_", env_ignore_empty=True, frozen=True)

    database_url: SecretStr | None = None


class Database:
    """The database, with its tables as this version of carelaw has them. Threads may share one.

    Parameters:
        address: the address, as SQLAlchemy writes it: ``sqlite:////srv/faq.sqlite``.

    Raises:
        FaqDatabaseError: where it cannot be opened, or a newer carelaw wrote it.
    """

    def __init__(self, address: str) -> None:
        try:
            url = make_url(address)
        except ArgumentError as error:
            raise FaqDatabaseError(faq_wording()["errors"]["address"]) from error
        self._shown = url.render_as_string(hide_password=True)
        is_sqlite = url.get_backend_name() == "sqlite"
        file = Path(url.database) if is_sqlite and url.database not in (None, "", ":memory:") else None
        arguments: dict[str, Any] = {"timeout": SECONDS_TO_WAIT} if is_sqlite else {}
        try:
            if file:
                file.parent.mkdir(parents=True, exist_ok=True)
            self._engine = create_engine(url, connect_args=arguments, pool_pre_ping=not is_sqlite)
        except (ImportError, NoSuchModuleError, OSError) as error:
            raise self._unusable(error) from error
        if is_sqlite:
            event.listen(self._engine, "connect", _prepare_sqlite)
        try:
            # Two processes that open a new file at once would both make its tables.
            with FileLock(f"{file}.lock", timeout=SECONDS_TO_WAIT) if file else nullcontext():
                self._migrate()
        except OSError as error:
            raise self._unusable(error) from error
        except FaqDatabaseError:
            self.close()
            raise

    @classmethod
    def at(cls, home: Path | None = None) -> "Database":
        """Open the database that is set, or the one in ``home``."""
        address = DatabaseConfiguration().database_url
        if address is not None and home is None:
            return cls(address.get_secret_value())
        return cls(f"sqlite:///{(home or Configuration().home).absolute() / FILE}")

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Yield a session whose changes are committed together at the end, or not at all.

        Raises:
            StaleDataError: where a record that was changed here has been changed by another.
            TakenError: where another has put in a record of the same id.
            FaqDatabaseError: where the database fails.
        """
        try:
            with Session(self._engine, expire_on_commit=False) as session, session.begin():
                yield session
        except StaleDataError:
            raise
        except IntegrityError as error:
            raise TakenError(str(self._unusable(error))) from error
        except SQLAlchemyError as error:
            raise self._unusable(error) from error

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def _migrate(self) -> None:
        # Alembic keeps what it works on in one place for the whole process.
        with MIGRATING:
            try:
                self._upgrade()
            except SQLAlchemyError as error:
                # Where there is no file to lock, another process may have made the tables meanwhile.
                if not self._is_current():
                    raise self._unusable(error) from error

    def _upgrade(self) -> None:
        with self._engine.begin() as connection:
            current = _revision(connection)
            if current is not None and current > REVISION:
                raise FaqDatabaseError(faq_wording()["errors"]["newer"].format(address=self._shown))
            if current != REVISION:
                upgrade(connection)

    def _is_current(self) -> bool:
        try:
            with self._engine.connect() as connection:
                return _revision(connection) == REVISION
        except SQLAlchemyError:
            return False

    def _unusable(self, error: Exception) -> FaqDatabaseError:
        reason = error.orig if isinstance(error, DBAPIError) else error
        return FaqDatabaseError(
            faq_wording()["errors"]["database"].format(address=self._shown, reason=reason)
        )


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest revision."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("faq_revision"):
        return None
    return connection.execute(text("SELECT version_num FROM faq_revision")).scalar()


def _prepare_sqlite(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
