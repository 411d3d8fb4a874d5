"""Smaller text beside the main one."""

import streamlit as st


def draw_aside(markdown: str) -> None:
    """Draw a line of Markdown small. Streamlit's captions are too pale to be read by all."""
    st.markdown(f":small[{markdown}]")
