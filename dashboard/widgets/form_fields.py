"""A form's fields by their keys: what they hold, and what the form calls them, for the summary of what is wrong."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.widgets.form_faults import Labels


@dataclass(frozen=True)
class FormFields:
    """The fields of the form ``name`` of a page. A field is named as the command names the part it fills."""

    name: str

    def key(self, field: str) -> str:
        """Return a field's key."""
        return f"{self.prefix}_{self.name}_{field}"

    @property
    def prefix(self) -> str:
        """Return the page's own beginning of keys."""
        return "form"

    def value(self, field: str) -> Any:
        """Return what a field holds."""
        return st.session_state.get(self.key(field))

    def text(self, field: str) -> str:
        """Return what was typed."""
        return str(self.value(field) or "")

    def called(self, field: str, label: str) -> str:
        """Remember what the form calls a field, and return it."""
        st.session_state[self._place] = {**self.labels, field: label}
        return label

    @property
    def labels(self) -> Labels:
        """Return what the form calls its fields, as it was last drawn."""
        found: Labels = st.session_state.get(self._place, {})
        return found

    def fill(self, **values: str) -> None:
        """Fill fields that are not there yet; one typed in stays."""
        for field, value in values.items():
            st.session_state.setdefault(self.key(field), value)

    def forget(self) -> None:
        """Empty the fields."""
        for key in [key for key in st.session_state if str(key).startswith(self.key(""))]:
            del st.session_state[key]

    @property
    def _place(self) -> str:
        return f"labels_{self.prefix}_{self.name}"


def one_line_field(
    form: FormFields, field: str, label: str, placeholder: str = "", help_: str | None = None
) -> None:
    """Draw a field of one line; what is typed reaches the server with the next tap, whole: the server measures it."""
    st.text_input(
        form.called(field, label),
        key=form.key(field),
        placeholder=placeholder,
        help=help_,
        autocomplete="off",
        on_change="ignore",
        persist_state="page",
    )


def text_area_field(form: FormFields, field: str, label: str, height: int = 110) -> None:
    """Draw a text area, as ``one_line_field``."""
    st.text_area(
        form.called(field, label),
        key=form.key(field),
        height=height,
        on_change="ignore",
        persist_state="page",
    )
