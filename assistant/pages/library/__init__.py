"""The page of the library: browse, search, read, compare; for administrators, change it."""

from assistant.pages.library.page import page

__all__ = ["page"]
