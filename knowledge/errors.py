"""What can go wrong with the library, in words for the person who has to mend it.

``CarelawError`` is the base of every error that carelaw raises on purpose; each package adds its own
branch. The command line prints the message as one line, so a message says what is wrong and what to do.
"""


class CarelawError(Exception):
    """The base of all errors that carelaw raises on purpose."""


class LibraryError(CarelawError):
    """The library cannot be used."""


class NoLibraryError(LibraryError):
    """There is no library yet."""


class DamagedLibraryError(LibraryError):
    """Files of the library are missing, half written or not carelaw's."""


class OtherFormatError(LibraryError):
    """The library was written by another version of carelaw."""


class LibraryWriteError(LibraryError):
    """A file of the library cannot be written."""


class VectorServerError(LibraryError):
    """The Chroma server with the library's vectors cannot be reached, or refuses."""


class OtherEncoderError(LibraryError):
    """The library was built with another embedding model."""


class UnknownPassageError(LibraryError):
    """No passage has that id."""


class UnknownSettingError(LibraryError):
    """No setting has that id."""


class UnknownSourceError(LibraryError):
    """No source in the library has that id."""


class EncoderError(CarelawError):
    """The embedding model cannot be loaded."""
