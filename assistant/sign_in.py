"""Whether people have to sign in, and where the pages may be served."""

from ipaddress import ip_address
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import AssistantError
from assistant.people import Roles

LOCAL = "127.0.0.1"
SECTION = "carelaw"
# How ``carelaw ui --behind-proxy`` tells its server that something before it signs people in.
BEHIND_PROXY = "CARELAW_BEHIND_PROXY"


def is_local(host: str) -> bool:
    """Whether only this machine can reach what is served at a host."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_configured() -> bool:
    """Whether the secrets have a section ``[auth]``, so that people have to sign in.

    Raises:
        AssistantError: where there is a file of secrets and it cannot be read: nobody is let in unasked.
    """
    import streamlit as st
    from streamlit.errors import StreamlitSecretNotFoundError

    if not _files():
        return False
    try:
        return bool(st.secrets.get("auth"))
    except StreamlitSecretNotFoundError as error:
        raise AssistantError(
            "The secrets cannot be read, so nobody can sign in. Mend secrets.toml."
        ) from error


def roles() -> Roles:
    """Return which role those have who sign in.

    Raises:
        AssistantError: where the table of roles has something else than lists of words.
    """
    import streamlit as st

    section = st.secrets.get(SECTION, {})
    try:
        return Roles.model_validate(dict(section.get("roles", {})))
    except ValidationError as error:
        raise AssistantError(
            "The table [carelaw.roles] in secrets.toml cannot be read. It has lists of e-mail addresses: "
            'administrator = ["ann@example.org"]'
        ) from error


def check_host(host: str) -> None:
    """Raise ``AssistantError`` where others could reach the pages and nobody would have to sign in."""
    if not is_local(host) and not is_configured():
        raise AssistantError(
            f"Whoever can reach {host} could use carelaw and change its library. Set up sign-in first "
            f"(docs/sign-in.md), serve at {LOCAL}, or let something before carelaw "
            "sign people in and say --behind-proxy."
        )


def _files() -> list[str]:
    from streamlit import config

    return [path for path in config.get_option("secrets.files") if Path(path).exists()]
