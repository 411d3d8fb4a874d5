"""What a search is limited to, above the question."""

from datetime import date

import streamlit as st

from assistant.limits import all_limits_in_words
from assistant.markdown import as_is
from assistant.pages.wording import words
from assistant.wording import wording
from knowledge.settings import settings
from knowledge.vocabulary import Authority, CommencementState, Filters

CHOSEN = "filters"
SETTING, AUTHORITIES, STATES, ON = "filter-setting", "filter-authorities", "filter-states", "filter-on"
# There is nothing to ask about from before the oldest source.
FIRST_DAY = date(1989, 1, 1)


def chosen() -> Filters:
    """Return what the search is limited to."""
    return st.session_state.get(CHOSEN, Filters())


def choose(filters: Filters) -> None:
    """Limit the search, and show it."""
    st.session_state[CHOSEN] = filters
    st.session_state.update(
        {
            SETTING: filters.setting,
            AUTHORITIES: [rank for rank in Authority if rank in filters.authorities],
            STATES: [state for state in CommencementState if state in filters.states],
            ON: filters.on,
        }
    )


def clear() -> None:
    """Limit the search to nothing."""
    choose(Filters())


def draw_filters() -> None:
    """Draw the filters; the button that opens them says what they are set to."""
    if SETTING not in st.session_state:
        # Streamlit forgets the widgets of a page that is left.
        choose(chosen())
    said = words("ask")["filters"]
    limits = all_limits_in_words(chosen())
    label = said["some"].format(limits="; ".join(limits)) if limits else said["none"]
    known, names = settings(), wording()
    with st.popover(as_is(label), icon=":material/filter_alt:", wrap=True):
        st.selectbox(
            said["setting"],
            [None, *known],
            key=SETTING,
            format_func=lambda id_: known[id_].title if id_ else said["all_settings"],
            help=said["setting_help"],
            on_change=_changed,
        )
        st.multiselect(
            said["authorities"],
            list(Authority),
            key=AUTHORITIES,
            format_func=lambda rank: names["authorities"][rank],
            placeholder=said["any"],
            on_change=_changed,
        )
        st.multiselect(
            said["states"],
            list(CommencementState),
            key=STATES,
            format_func=lambda state: names["states"][state],
            placeholder=said["any"],
            on_change=_changed,
        )
        st.date_input(
            said["on"],
            value=None,
            key=ON,
            min_value=FIRST_DAY,
            max_value=date.today(),
            format="DD/MM/YYYY",
            help=said["on_help"],
            on_change=_changed,
        )
        st.button(said["clear"], on_click=clear, disabled=not limits, icon=":material/filter_alt_off:")


def _changed() -> None:
    state = st.session_state
    st.session_state[CHOSEN] = Filters(
        setting=state[SETTING],
        authorities=frozenset(state[AUTHORITIES]),
        states=frozenset(state[STATES]),
        on=state[ON],
    )
