"""The small library of the FAQ sets' tests, for the pages' too."""

from tests.assistant.faq.conftest import small, small_home

__all__ = ["small", "small_home"]
