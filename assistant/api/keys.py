"""The keys that let programs in: shown once, and kept as salted hashes in a file for its owner alone."""

import hashlib
import hmac
import os
import re
import secrets
from datetime import date
from pathlib import Path

from filelock import FileLock
from pydantic import TypeAdapter, ValidationError

from assistant.api.errors import KeyFileError
from knowledge.vocabulary import Frozen

FILE = "api-keys.json"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
PREFIX = "carelaw_"
# A key is 32 random bytes, so nothing slower than one SHA-256 is needed to keep it from being guessed.
KEY_BYTES, SALT_BYTES = 32, 16
RATE = 120


class Key(Frozen):
    """A key as it is kept.

    Parameters:
        name: who uses it.
        salt: in hexadecimal.
        digest: SHA-256 of the salt and the key, in hexadecimal.
        rate: how many requests a minute it may make.
        added: the day it was made.
    """

    name: str
    salt: str
    digest: str
    rate: int
    added: date

    def is_of(self, secret: str) -> bool:
        """Whether ``secret`` is this key."""
        return hmac.compare_digest(self.digest, _digest(self.salt, secret))


_KEYS = TypeAdapter(tuple[Key, ...])


class Keys:
    """The keys of one ``CARELAW_HOME``. What another process changes is seen at the next call.

    Parameters:
        home: the directory that holds the library; it need not exist.
    """

    def __init__(self, home: Path) -> None:
        self.path = home / FILE
        self._read: tuple[tuple[int, ...] | None, tuple[Key, ...]] = (None, ())

    def all(self) -> tuple[Key, ...]:
        """Return the keys, in the order in which they were added.

        Raises:
            KeyFileError: where the file cannot be read.
        """
        try:
            state = self.path.stat()
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise self._unreadable() from error
        version = (state.st_mtime_ns, state.st_size, state.st_ino)
        if self._read[0] != version:
            try:
                self._read = (version, _KEYS.validate_json(self.path.read_bytes()))
            except (OSError, ValidationError) as error:
                raise self._unreadable() from error
        return self._read[1]

    def owner(self, secret: str) -> Key | None:
        """Return the key that ``secret`` is, or None."""
        return next((key for key in self.all() if key.is_of(secret)), None)

    def add(self, name: str, rate: int = RATE) -> str:
        """Make a key and return it: it cannot be had again.

        Parameters:
            name: who uses it: letters, digits, full stops, hyphens and underscores.
            rate: how many requests a minute it may make.

        Raises:
            KeyFileError: where the name is taken or is no name, or the file cannot be read or written.
        """
        if not NAME.fullmatch(name):
            raise KeyFileError(
                f"{name!r} cannot be a key's name. Use up to 64 letters, digits, full stops, "
                "hyphens and underscores."
            )
        secret, salt = PREFIX + secrets.token_urlsafe(KEY_BYTES), secrets.token_hex(SALT_BYTES)
        key = Key(name=name, salt=salt, digest=_digest(salt, secret), rate=rate, added=date.today())
        with self._lock():
            keys = self.all()
            if any(other.name == name for other in keys):
                raise KeyFileError(
                    f"There is a key called {name!r}. Remove it first: carelaw serve keys remove {name}"
                )
            self._write((*keys, key))
        return secret

    def remove(self, name: str) -> None:
        """Remove a key: from now on it opens nothing.

        Raises:
            KeyFileError: where no key has that name, or the file cannot be read or written.
        """
        with self._lock():
            keys = self.all()
            left = tuple(key for key in keys if key.name != name)
            if len(left) == len(keys):
                known = ", ".join(key.name for key in keys) or "none"
                raise KeyFileError(f"No key is called {name!r}. There are: {known}.")
            self._write(left)

    def _lock(self) -> FileLock:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error
        return FileLock(self.path.with_name(f"{FILE}.lock"))

    def _write(self, keys: tuple[Key, ...]) -> None:
        """Write the file whole, readable by its owner from its first byte."""
        partial = self.path.with_name(f"{FILE}.part")
        try:
            partial.unlink(missing_ok=True)
            descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(_KEYS.dump_json(keys, indent=2) + b"\n")
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self.path)
        except OSError as error:
            raise self._unwritable(error) from error

    def _unreadable(self) -> KeyFileError:
        return KeyFileError(
            f"{self.path} cannot be read as a file of keys. Put it right, or remove it and add the keys "
            "again: carelaw serve keys add NAME"
        )

    def _unwritable(self, error: OSError) -> KeyFileError:
        return KeyFileError(
            f"{self.path} cannot be written ({error.strerror}). Set CARELAW_HOME to a folder of your own."
        )


def _digest(salt: str, secret: str) -> str:
    return hashlib.sha256(bytes.fromhex(salt) + secret.encode()).hexdigest()
