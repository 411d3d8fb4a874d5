"""Where somebody is among the sets, kept in the address so that a refresh comes back to it."""

import streamlit as st

PARTS = ("questions", "add", "answer", "check", "export", "history", "manage")


def set_id() -> str | None:
    """Return the id of the open set; None on the list."""
    return st.query_params.get("set")


def number() -> int | None:
    """Return the number of the open entry; None where none is open."""
    given = st.query_params.get("entry", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else None  # noqa: PLR2004


def part() -> str:
    """Return the open part of the set."""
    given = st.query_params.get("part", "")
    return given if given in PARTS else PARTS[0]


def go(set_id: str | None = None, entry: int | None = None, part: str | None = None) -> None:
    """Go to the list, a set, or an entry of it."""
    given = {"set": set_id, "entry": str(entry) if entry is not None else None, "part": part}
    st.query_params.from_dict({name: value for name, value in given.items() if value})
