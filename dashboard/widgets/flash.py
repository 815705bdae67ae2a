"""Doing something at a click, and saying how it went when the page is drawn, beside what was clicked."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, Final

import streamlit as st

from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user
from dashboard.widgets.form_faults import Labels, draw_faults
from dashboard.widgets.receipt import Receipt, draw_receipt
from kmcore.errors import KmError
from kmcore.i18n import _

FLASH: Final = "flash"
UNNAMED: Final[Mapping[str, str]] = MappingProxyType({})

# What is said after a command: a sentence, or what is made of its answer once the page is drawn.
Done = str | Callable[[Any], Receipt]
Outcome = str | KmError | Callable[[], Receipt]


def attempt(
    done: Done, command: Callable[..., object], *args: Any, place: str = "", labels: Labels = UNNAMED
) -> None:
    """Run ``command(engine, by, *args)`` from a button's callback.

    ``done`` is what to say after it, ``place`` names where on the page. What went wrong is kept as an error and put
    in words when drawn: in a callback no language is set yet. ``labels``: what the form calls its fields.
    """
    attempt_for_error(done, command, *args, place=place, labels=labels)


def attempt_for_error(
    done: Done, command: Callable[..., object], *args: Any, place: str = "", labels: Labels = UNNAMED
) -> KmError | None:
    """Do as ``attempt``, and return what went wrong, None where nothing did.

    ``done`` may be made of what the command returned, when the page is drawn: a receipt reads what was stored.
    """
    try:
        answer = command(engine(), acting_user(), *args)
    except KmError as error:
        flash(place, error, labels)
        return error
    flash(place, done if isinstance(done, str) else partial(done, answer))
    return None


def flash(place: str, outcome: Outcome, labels: Labels = UNNAMED) -> None:
    """Have this said at a place when the page is drawn."""
    st.session_state[FLASH] = (place, outcome, labels)


def move_flash(place: str) -> None:
    """Have what is to be said stand elsewhere: its own place goes."""
    _where, outcome, labels = st.session_state[FLASH]
    flash(place, outcome, labels)


def draw_flash(place: str = "") -> None:
    """Say how the last click went, once, if it was said of this place."""
    where, outcome, labels = st.session_state.get(FLASH, (None, None, UNNAMED))
    if where != place:
        return
    del st.session_state[FLASH]
    if isinstance(outcome, KmError):
        draw_faults(outcome, labels)
    elif callable(outcome):
        draw_receipt(outcome())
    elif outcome:
        draw_receipt(Receipt(_(outcome)))
