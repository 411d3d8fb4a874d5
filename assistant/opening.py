"""Opening the library of a home, and building it where there is none or what it is made of has changed."""

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.progress import Progress
    from knowledge.library import Library


def open_library(home: Path | None = None, progress: "Progress | None" = None) -> "tuple[Library, Path]":
    """Return the opened library and its home.

    Parameters:
        home: the directory that holds the library; ``CARELAW_HOME`` by default.
        progress: called at each step while it is built.

    Raises:
        LibraryError: where the library is damaged, or another embedding model built it.
        IngestError: where there is none and none can be built.
        EncoderError: where the embedding model cannot be loaded.
    """
    from ingest.build import build, is_current
    from ingest.errors import IngestError
    from ingest.progress import silent
    from knowledge.configuration import Configuration
    from knowledge.encoder import SentenceTransformerEncoder, query_encoder
    from knowledge.errors import NoLibraryError, OtherFormatError
    from knowledge.library import Library

    configuration = Configuration()
    home = home or configuration.home
    encoder = query_encoder(home, configuration.encoder)
    try:
        library: Library | None = Library.open(home, encoder)
    except (NoLibraryError, OtherFormatError):
        library = None
    if library and is_current(home, encoder):
        return library, home
    try:
        build(home, SentenceTransformerEncoder(configuration.encoder), progress or silent)
    except IngestError as error:
        if not library:
            raise
        warnings.warn(f"{error} Answering from the last edition.", stacklevel=3)
        return library, home
    if library:
        library.close()
    return Library.open(home, query_encoder(home, configuration.encoder)), home
