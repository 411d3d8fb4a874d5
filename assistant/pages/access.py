"""Who is at the browser, and what they may do: whoever uses this machine, or who signed in."""

import os
from importlib.util import find_spec

import streamlit as st
from streamlit import runtime

from assistant.markdown import as_is
from assistant.pages.wording import words
from assistant.people import Person, Role, signed_in
from assistant.sign_in import BEHIND_PROXY, is_configured, is_local, roles
from knowledge.errors import CarelawError

__all__ = ["Person", "Role", "entered", "person"]

NAME = "carelaw-name"


def person() -> Person:
    """Return who is there: who signed in, or, where nobody has to, whoever uses this machine."""
    if is_configured():
        return signed_in(st.user.to_dict(), roles())
    name = str(st.session_state.get(NAME) or "").strip()
    return Person(name=name or words("access")["nameless"], role=Role.ADMINISTRATOR)


def entered() -> bool:
    """Draw who is there in the side bar; or, where nobody may be, why not or how to sign in.

    Returns:
        Whether the page may be drawn.
    """
    said = words("access")
    try:
        if not is_configured():
            return _entered_locally()
        roles()
    except CarelawError as error:
        return _refused(as_is(str(error)))
    if find_spec("authlib") is None:
        return _refused(as_is(said["missing"]))
    if not st.user.is_logged_in:
        _draw_sign_in()
        return False
    who = person()
    with st.sidebar:
        st.caption(as_is(said["signed_in"].format(name=who.name)))
        st.caption(said["roles"][int(who.role)])
        st.button(said["sign_out"], icon=":material/logout:", on_click=st.logout)
    return True


def _entered_locally() -> bool:
    said = words("access")
    guarded = is_local(st.get_option("server.address") or "") or BEHIND_PROXY in os.environ
    if runtime.exists() and not guarded:
        return _refused(said["open"])
    with st.sidebar:
        st.text_input(said["name"], key=NAME, help=said["name_help"], max_chars=100, autocomplete="name")
    return True


def _refused(reason: str) -> bool:
    st.title(words("access")["title"])
    st.error(reason, icon=":material/lock:")
    return False


def _draw_sign_in() -> None:
    said = words("access")
    st.title(said["title"])
    st.markdown(said["sign_in_intro"])
    auth = st.secrets["auth"]
    named = [name for name, value in auth.items() if hasattr(value, "items")]
    if "server_metadata_url" in auth:
        st.button(said["sign_in"], type="primary", on_click=st.login)
    for provider in named:
        label = as_is(said["sign_in_with"].format(provider=provider.title()))
        st.button(label, type="primary", key=f"sign-in-{provider}", on_click=st.login, args=(provider,))
