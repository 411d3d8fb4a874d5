"""The file in an edition's folder that says which collection on a Chroma server holds its vectors."""

import uuid
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from knowledge.errors import DamagedLibraryError
from knowledge.vocabulary import Frozen
from knowledge.whole_files import write_whole

FILE = "collection.json"
LIBRARY_LENGTH = 12


class Place(Frozen):
    """A collection.

    Parameters:
        library: what tells this library's collections from those of others on the same server.
        edition: the number of the edition, as its folder is named.
    """

    library: str
    edition: str

    @property
    def collection(self) -> str:
        """The collection's name."""
        return f"carelaw-{self.library}-{self.edition}"


def place_in(folder: Path) -> Place | None:
    """Return what a folder of vectors names; None where it holds them itself, or there is none.

    Raises:
        DamagedLibraryError: where the file cannot be read.
    """
    path = folder / FILE
    try:
        return Place.model_validate_json(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValidationError) as error:
        raise DamagedLibraryError(f"{path} cannot be read. Run: carelaw ingest") from error


def next_place(folder: Path, *, anew: bool = False) -> Place:
    """Return the place of the edition whose vectors ``folder`` is for.

    Parameters:
        folder: the new folder.
        anew: take another name for the library than that of its earlier editions.
    """
    library = uuid.uuid4().hex[:LIBRARY_LENGTH]
    for path in sorted(folder.parent.parent.glob(f"*/{folder.name}/{FILE}")):
        with suppress(DamagedLibraryError):
            earlier = None if anew else place_in(path.parent)
            library = earlier.library if earlier else library
    return Place(library=library, edition=folder.parent.name)


def write_place(folder: Path, place: Place) -> None:
    """Say in ``folder`` where its vectors are."""
    folder.mkdir(exist_ok=True)
    write_whole(folder / FILE, f"{place.model_dump_json(indent=2)}\n".encode())
