"""Files that people send: written under their own names to a private folder, for as long as they are read.

The folder has one place in ``CARELAW_HOME``, so that a file of the same name is the same document again.
"""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import NamedTuple

FOLDER = "uploads"
LONGEST_STEM = 100
UNNAMED = "document"
# What some system reads in a name as something else than a letter of it.
UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')


class Upload(NamedTuple):
    """A file as it was sent.

    Parameters:
        name: as its sender calls it; nothing of it is trusted.
        content: its bytes.
    """

    name: str
    content: bytes


@contextmanager
def written(uploads: Sequence[Upload], home: Path) -> Iterator[tuple[Path, ...]]:
    """Yield the paths of the files, which are removed at the end.

    Parameters:
        uploads: what was sent; of several with one name, the later ones are numbered.
        home: the directory that holds the library.

    Raises:
        OSError: where they cannot be written.
    """
    folder = home / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    try:
        yield tuple(_write(upload, folder) for upload in uploads)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def safe_name(name: str) -> str:
    """Return the name of a file that stays in its folder and can be written on any system."""
    last = PurePosixPath(UNSAFE.sub("", name.replace("\\", "/"))).name.strip(" .")
    stem, dot, ending = last.rpartition(".")
    if not dot:
        stem, ending = last, ""
    return f"{stem[:LONGEST_STEM] or UNNAMED}{dot}{ending[:LONGEST_STEM]}"


def _write(upload: Upload, folder: Path) -> Path:
    path = wanted = folder / safe_name(upload.name)
    number = 1
    while path.exists():
        number += 1
        path = wanted.with_stem(f"{wanted.stem}-{number}")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(upload.content)
    return path
