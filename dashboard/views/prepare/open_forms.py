"""One form at a time, opened in the place it is about: short, filled once, and never written over while one types."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from dashboard.streamlit_host.type_names import DeltaGenerator
from dashboard.widgets.flash import attempt_for_error, draw_flash, flash
from kmcore.errors import NotFoundError
from kmcore.i18n import N_, _
from kmcore.meetings.errors import EditConflictError

OPEN: Final = "prepare_open"
SAVED: Final = N_("บันทึกแล้ว")


@dataclass(frozen=True)
class OpenForm:
    """The open form: ``name`` is its place on the page, ``version`` what its writer has seen."""

    name: str
    version: int

    def key(self, field: str) -> str:
        """Return a field's key."""
        return f"prepare_{self.name}_{field}"

    def value(self, field: str) -> Any:
        """Return what a field holds."""
        return st.session_state.get(self.key(field))


def form_at(name: str) -> OpenForm | None:
    """Return the form if it is the one open at this place."""
    found: OpenForm | None = st.session_state.get(OPEN)
    return found if found and found.name == name else None


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


def send_form(form: OpenForm, command: Any, *args: Any, done: str = SAVED, place: str | None = None) -> None:
    """Run the command from a button's callback and close the form; it stays open, as typed, where that fails.

    What somebody else wrote meanwhile stands beside it then, and sending again is to have seen it. ``place``: where
    to say that it is done, if the form's own place goes with it. What is gone altogether is said at the top.
    """
    error = attempt_for_error(done, command, *args, place=form.name)
    if isinstance(error, EditConflictError):
        st.session_state[OPEN] = OpenForm(form.name, error.version)
    elif error is None or isinstance(error, NotFoundError):
        close_form()
        if error is not None or place is not None:
            flash(place or "", error or done)


def draw_end(form: OpenForm, on_save: Any, *args: Any, label: str = "") -> DeltaGenerator:
    """Draw how the last try went, and the buttons that save and give up; return where they stand, for one more."""
    draw_flash(form.name)
    row = st.container(horizontal=True, gap="small", key=f"end_{form.name}")
    save = label or _("บันทึก")
    row.button(save, key=f"save_{form.name}", type="primary", on_click=on_save, args=(form, *args))
    row.button(_("ยกเลิก"), key=f"cancel_{form.name}", on_click=close_form)
    return row


def text_area_field(form: OpenForm, field: str, label: str, height: int = 110) -> None:
    """Draw a text area; what is typed reaches the server with the next tap and needs no run of its own."""
    st.text_area(label, key=form.key(field), height=height, on_change="ignore", persist_state="page")


def one_line_field(form: OpenForm, field: str, label: str) -> None:
    """Draw a text field of one line."""
    st.text_input(label, key=form.key(field), on_change="ignore", persist_state="page")
