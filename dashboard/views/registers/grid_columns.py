"""The columns of a grid, made of the kind's definition.

Numbers, money and days are typed as texts and read as a file's cells are ("๑,๒๐๐", "1.2 ล้าน", "9 ก.พ. 2550"): the grid's
own number and date columns drop without a word what they cannot take, and know no Buddhist era.
"""

from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.query_cache import ask
from dashboard.session.register_grid import grid_fields
from dashboard.views.registers.row_fields import day_example
from kmcore.i18n import _
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.field_types import Choice
from kmcore.registers.listing import reference_choices
from kmcore.registers.shown_rows import referred_kind

NUMBER: Final = "row_number"
MOST_CHOICES: Final = 300  # of a list to open in a cell; of more one types the code or the name
NUMBERS: Final = frozenset({"whole", "money", "share", "degrees", "measure"})


def grid_columns(kind: RegisterKind, frame: pd.DataFrame) -> dict[str, Any]:
    """Return the configuration of each column. ``frame``: the grid's rows; what stands in one stays a choice."""
    columns = {field.name: _column(field, frame) for field in grid_fields(kind)}
    number = st.column_config.NumberColumn(_("แถว"), disabled=True, pinned=True, width=60)
    return {NUMBER: number, **columns}


def _column(field: RegisterField, frame: pd.DataFrame) -> Any:
    label = f"{field.words} *" if field.required else field.words
    choices = _choices(field)
    if choices is not None:
        standing = {str(value) for value in frame[field.name] if value}
        options = [*choices, *sorted(standing - choices.keys())]
        return st.column_config.SelectboxColumn(
            label, options=options, format_func=lambda key: choices.get(str(key), str(key))
        )
    if field.type.control == "flag":
        return st.column_config.CheckboxColumn(label)
    if field.type.control in NUMBERS:
        return st.column_config.TextColumn(label, alignment="right")
    hint = day_example() if field.type.control == "day" else None
    return st.column_config.TextColumn(label, help=hint)


def _choices(field: RegisterField) -> dict[str, str] | None:
    """Return what a cell offers, each with its words; None where it is typed."""
    if isinstance(field.type, Choice):
        return {one.value: _(text) for one, text in field.type.labels.items()}
    kind = referred_kind(field)
    if kind is None:
        return None
    found = ask(reference_choices, kind)
    if len(found) > MOST_CHOICES:
        return None
    return {str(key): name if name == str(key) else f"{name} · {key}" for key, name in found}
