"""The user's own files: found below folders, each with an id that stays when its content changes."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.documents.outline import slug
from ingest.errors import DocumentError
from ingest.formats.detection import LARGEST
from ingest.received import Body, Received
from ingest.shelf import Record
from knowledge.vocabulary import Origin

PREFIX = "own-"
# Files that programs leave beside documents: office lock files, and all that is hidden.
PASSED_OVER = (".", "~$")


def files_below(path: Path) -> Iterator[Path]:
    """Yield a file, or those below a folder by name. Links to folders below it are not followed.

    Raises:
        DocumentError: where there is nothing at the path.
    """
    if not path.exists():
        raise DocumentError("does not exist")
    for file in _walk(path) if path.is_dir() else [path]:
        yield file.resolve()


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(PASSED_OVER))
        for name in sorted(names):
            if not name.startswith(PASSED_OVER):
                yield Path(parent, name)


def receive(path: Path) -> Received:
    """Return a file as received.

    Raises:
        DocumentError: where it is no regular file, is too large or cannot be read.
    """
    try:
        if not path.is_file():
            raise DocumentError("is not a file" if path.exists() else "does not exist")
        if path.stat().st_size > LARGEST:
            raise DocumentError(f"is larger than {LARGEST // 1024 // 1024} MB; cut it into parts")
        return Received((Body(address_of(path), path.read_bytes()),))
    except OSError as error:
        raise DocumentError(f"cannot be read ({error.strerror})") from error


def address_of(path: Path) -> str:
    """Return a file's address."""
    return path.absolute().as_uri()


def name_of(path: Path) -> str:
    """Return a file's name as text that can be written anywhere."""
    return path.name.encode("utf-8", "replace").decode()


def own_id(path: Path, records: Iterable[Record]) -> str:
    """Return the id of a file: that which it has, else a new one from its name.

    Where another file took that id, a few letters that stand for the folder are added.
    """
    address = address_of(path)
    own = {record.id: record.bodies[0].address for record in records if record.origin is Origin.OWN}
    for id_, known in own.items():
        if known == address:
            return id_
    wanted = f"{PREFIX}{slug(path.stem)}"
    return wanted if wanted not in own else f"{wanted}-{hashlib.sha256(address.encode()).hexdigest()[:6]}"
