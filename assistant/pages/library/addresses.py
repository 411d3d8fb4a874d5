"""Links within the library: to a place, to a source, to the library itself."""

import streamlit as st
from streamlit.navigation.page import Page

from assistant.markdown import as_is
from assistant.pages.wording import words

URL_PATH = "library"


def link_to_place(label: str, place: str) -> None:
    """Draw a link to a place, or to a passage at it."""
    _link(label, passage=place)


def link_to_source(label: str, source_id: str) -> None:
    """Draw a link to the text of a source."""
    _link(label, source=source_id)


def link_back() -> None:
    """Draw the link that leads from a place or a source to the library."""
    st.page_link(_page(), label=words("library")["back"], icon=":material/arrow_back:")


def keep_address() -> None:
    """Have the browser show where a link has led, which Streamlit does not where the page stays the same."""
    address = st.query_params.to_dict()
    for name in ("passage", "source"):
        if name in address:
            st.query_params[name] = address[name]
    if not address:
        st.query_params.clear()


def _link(label: str, **address: str) -> None:
    st.page_link(_page(), label=as_is(label), icon=None, query_params=address)


def _page() -> Page:
    from assistant.pages.library.page import page

    return st.Page(page, url_path=URL_PATH)
