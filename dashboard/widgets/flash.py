"""Doing something at a click, and saying how it went when the page is drawn, beside what was clicked."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user
from kmcore.errors import KmError
from kmcore.i18n import _

FLASH: Final = "flash"


def attempt(done: str, command: Callable[..., object], *args: Any, place: str = "") -> None:
    """Run ``command(engine, by, *args)`` from a button's callback.

    ``done`` is what to say after it, ``place`` names where on the page. What went wrong is kept as an error and put
    in words when drawn: in a callback no language is set yet.
    """
    attempt_for_error(done, command, *args, place=place)


def attempt_for_error(
    done: str | Callable[[Any], str], command: Callable[..., object], *args: Any, place: str = ""
) -> KmError | None:
    """Do as ``attempt``, and return what went wrong, None where nothing did.

    ``done`` may be worded from what the command returned, when the page is drawn and its language is known.
    """
    try:
        answer = command(engine(), acting_user(), *args)
    except KmError as error:
        flash(place, error)
        return error
    flash(place, done if isinstance(done, str) else partial(done, answer))
    return None


def flash(place: str, outcome: str | KmError | Callable[[], str]) -> None:
    """Have this said at a place when the page is drawn."""
    st.session_state[FLASH] = (place, outcome)


def draw_flash(place: str = "") -> None:
    """Say how the last click went, once, if it was said of this place."""
    where, outcome = st.session_state.get(FLASH, (None, None))
    if where != place:
        return
    del st.session_state[FLASH]
    if isinstance(outcome, KmError):
        st.error(formatting.plain(str(outcome)))
    elif callable(outcome):
        st.success(formatting.plain(outcome()))
    elif outcome:
        st.success(_(outcome))
