"""One form at a time, opened in the place it is about: short, filled once, and never written over while one types."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from dashboard.streamlit_host.type_names import DeltaGenerator
from dashboard.widgets.flash import Done, attempt_for_error, draw_flash, move_flash
from dashboard.widgets.form_fields import FormFields
from kmcore.errors import NotFoundError
from kmcore.i18n import _
from kmcore.meetings.errors import EditConflictError

OPEN: Final = "prepare_open"


@dataclass(frozen=True)
class OpenForm(FormFields):
    """The open form: ``name`` is its place on the page, ``version`` what its writer has seen."""

    version: int

    @property
    def prefix(self) -> str:
        """Return the page's own beginning of keys."""
        return "prepare"


def form_at(name: str) -> OpenForm | None:
    """Return the form if it is the one open at this place."""
    found: OpenForm | None = st.session_state.get(OPEN)
    return found if found and found.name == name else None


@contextmanager
def form_box(form: OpenForm, key: str) -> Iterator[None]:
    """Draw the box of an open form: on top what was wrong with the last try, below it what the caller draws."""
    with st.container(border=True, key=key):
        draw_flash(form.name)
        yield


def open_form(name: str, values: Mapping[str, Any], version: int = 0) -> None:
    """Open a form here, from a button's callback, filled; another one is closed."""
    form = OpenForm(name, version)
    for field, value in values.items():
        st.session_state[form.key(field)] = value
    st.session_state[OPEN] = form


def close_form() -> None:
    """Close whichever form is open."""
    st.session_state.pop(OPEN, None)


def open_button(
    name: str, label: str, values: Mapping[str, Any], version: int = 0, *, icon: str = "edit"
) -> None:
    """Draw the button that opens a form at this place."""
    st.button(
        label,
        key=f"open_{name}",
        icon=f":material/{icon}:",
        type="tertiary",
        on_click=open_form,
        args=(name, values, version),
    )


def send_form(form: OpenForm, done: Done, command: Any, *args: Any, place: str = "") -> None:
    """Run the command from a button's callback and close the form; it stays open, as typed, where that fails.

    What somebody else wrote meanwhile stands beside it then, and sending again is to have seen it. ``place``: where
    what was stored is said, for the form goes. What is gone altogether is said at the top.
    """
    error = attempt_for_error(done, command, *args, place=form.name, labels=form.labels)
    if isinstance(error, EditConflictError):
        st.session_state[OPEN] = OpenForm(form.name, error.version)
    elif error is None or isinstance(error, NotFoundError):
        close_form()
        move_flash(place if error is None else "")


def draw_end(form: OpenForm, on_save: Any, *args: Any, label: str = "") -> DeltaGenerator:
    """Draw the buttons that save and give up; return where they stand, for one more."""
    row = st.container(horizontal=True, gap="small", key=f"end_{form.name}")
    save = label or _("บันทึก")
    row.button(save, key=f"save_{form.name}", type="primary", on_click=on_save, args=(form, *args))
    row.button(_("ยกเลิก"), key=f"cancel_{form.name}", on_click=close_form)
    return row
