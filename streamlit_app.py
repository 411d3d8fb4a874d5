"""The browser app: it routes to the pages, which draw and decide nothing."""

import streamlit as st

from assistant.pages import access, ask, components, faq_sets, library

st.set_page_config(page_title="carelaw", page_icon="⚖️")
components.dress()
current = st.navigation(
    [
        st.Page(ask.page, title="Ask", icon=":material/forum:", url_path="ask", default=True),
        st.Page(library.page, title="Library", icon=":material/menu_book:", url_path="library"),
        st.Page(faq_sets.page, title="FAQ sets", icon=":material/quiz:", url_path="faq-sets"),
    ]
)
if access.entered():
    current.run()
