"""Personal data in a question: what it is, where it stands, and whether one child is asked about."""

from assistant.personal_data.detail import Detail, Kind
from assistant.personal_data.finding import find_personal_data
from assistant.personal_data.one_child import is_about_one_child

__all__ = ["Detail", "Kind", "find_personal_data", "is_about_one_child"]
