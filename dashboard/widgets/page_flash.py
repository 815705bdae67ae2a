"""What came of a command on this page: said once, above the page, after the page was drawn anew."""

from collections.abc import Callable
from typing import Any, Final, ParamSpec

import streamlit as st

from dashboard.present import formatting
from dashboard.widgets.templates import draw_template
from kmcore.errors import KmError

P = ParamSpec("P")
PAGE_FLASH: Final = "access_said"
NEW_PASSWORD: Final = "password"  # noqa: S105 - the name of what is told, not a password


def succeeded(command: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
    """Run a command; where it refuses, say its sentence here and return False."""
    try:
        command(*args, **kwargs)
    except KmError as error:
        st.error(formatting.plain(str(error)))
        return False
    return True


def redraw_with_flash(text: str, **more: Any) -> None:
    """Draw the page anew with this sentence, and a new password where there is one, on top."""
    st.session_state[PAGE_FLASH] = {"text": text, **more}
    st.rerun()


def draw_page_flash() -> None:
    """Draw what the last command came to; the next run does not know it any more."""
    said = st.session_state.pop(PAGE_FLASH, None)
    if said is None:
        return
    st.success(formatting.plain(said["text"]))
    if NEW_PASSWORD in said:
        draw_template("widgets/new_password.html", password=said[NEW_PASSWORD])
