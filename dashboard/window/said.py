"""Doing something at a click, and saying how it went when the page is drawn."""

from collections.abc import Callable
from typing import Any, Final

import streamlit as st

from dashboard import words
from dashboard.store import engine
from dashboard.visitor import by
from kmcore.errors import KmError
from kmcore.i18n import _

SAID: Final = "window_said"


def attempt(done: str, command: Callable[..., object], *args: Any) -> None:
    """Run ``command(engine, by, *args)`` from a button's callback; ``done`` is what to say after it.

    What went wrong is kept as an error and put in words when drawn: in a callback no language is set yet.
    """
    try:
        command(engine(), by(), *args)
    except KmError as error:
        st.session_state[SAID] = error
    else:
        st.session_state[SAID] = done


def draw_said() -> None:
    """Say how the last click went, once."""
    said = st.session_state.pop(SAID, None)
    if isinstance(said, KmError):
        st.error(words.plain(str(said)))
    elif said:
        st.success(_(said))
