"""What came of a command on this page: said once, above the page, after the page was drawn anew."""

from collections.abc import Callable
from typing import Any, Final, ParamSpec, TypeVar

import streamlit as st

from dashboard.streamlit_host.type_names import DeltaGenerator
from dashboard.widgets.form_faults import Labels, draw_faults
from dashboard.widgets.receipt import Receipt, draw_receipt
from dashboard.widgets.templates import draw_template
from kmcore.errors import KmError

P = ParamSpec("P")
T = TypeVar("T")
PAGE_FLASH: Final = "access_said"
NEW_PASSWORD: Final = "password"  # noqa: S105 - the name of what is told, not a password


def done_by(
    command: Callable[P, T], top: DeltaGenerator, labels: Labels, /, *args: P.args, **kwargs: P.kwargs
) -> tuple[T] | None:
    """Run a command and return its answer; where it refuses, name what is wrong at the form's ``top`` and return None."""
    try:
        return (command(*args, **kwargs),)
    except KmError as error:
        with top:
            draw_faults(error, labels)
        return None


def redraw_with_flash(said: Receipt, **more: Any) -> None:
    """Draw the page anew with what was stored, and a new password where there is one, on top."""
    st.session_state[PAGE_FLASH] = {"said": said, **more}
    st.rerun()


def draw_page_flash() -> None:
    """Draw what the last command came to; the next run does not know it any more."""
    said = st.session_state.pop(PAGE_FLASH, None)
    if said is None:
        return
    draw_receipt(said["said"])
    if NEW_PASSWORD in said:
        draw_template("widgets/new_password.html", password=said[NEW_PASSWORD])
