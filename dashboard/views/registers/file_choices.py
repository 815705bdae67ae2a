"""What a person may choose of a file: which of its tables, and what each column is."""

from typing import Final

import streamlit as st

from dashboard.present import formatting
from dashboard.views.registers.file_reading import CHOICE, ReadFile, choose_table
from kmcore.i18n import _, _n
from kmcore.registers.definition import RegisterKind
from kmcore.registers.office_files.tables import FoundTable, TableChoice, TablePlace
from kmcore.registers.row_reading import helper_column

MOST_COLUMNS: Final = 40  # of a table whose columns may be chosen


def draw_table_choice(found: ReadFile) -> None:
    """Draw which of the file's tables was read, where there are several."""
    tables = found.preview.file.tables
    place = found.preview.file.place
    if len(tables) < 2 or place is None:
        return
    ordered = sorted(tables, key=lambda one: (one.place.sheet, one.place.row, one.place.column))
    places = [one.place for one in ordered]
    words = {one.place: _table_words(one) for one in ordered}
    chosen = st.selectbox(
        _("แฟ้มนี้มีหลายตาราง เลือกตารางที่จะนำเข้า"),
        places,
        index=places.index(place),
        format_func=lambda each: words[each],
        key=_key("register_table", found),
    )
    if chosen != place:
        choose_table(TableChoice(place=chosen))
        st.rerun()


def draw_column_choice(kind: RegisterKind, found: ReadFile) -> None:
    """Draw what each column was taken for, to be changed: for a heading nobody knew, or two for one field."""
    file = found.preview.file
    if file.place is None or not file.places:
        return
    fields = _offered(kind)
    unclear = not found.preview.rows or found.preview.rows[0].number == 0
    with st.expander(_("เปลี่ยนว่าคอลัมน์ใดคืออะไร"), expanded=unclear, key="register_columns"):
        now = {file.places[heading]: field for heading, field in file.columns.items()}
        for heading, column in list(file.places.items())[:MOST_COLUMNS]:
            chosen = _draw_column(found, heading, (column, now[column]), fields)
            if chosen != now[column]:
                _choose(file.place, column, chosen)


def _draw_column(
    found: ReadFile, heading: str, now: tuple[int, str | None], fields: dict[str, str]
) -> str | None:
    column, field = now
    options = ["", *fields]
    chosen = st.selectbox(
        formatting.plain(heading),
        options,
        index=options.index(field or "") if (field or "") in options else 0,
        format_func=lambda each: fields.get(each, _("ไม่นำเข้า")),
        key=_key(f"register_column_{column}", found),
    )
    return chosen or None


def _choose(place: TablePlace, column: int, field: str | None) -> None:
    before: TableChoice = st.session_state.get(CHOICE, TableChoice())
    columns = dict(before.columns) | {column: field}
    choose_table(TableChoice(before.sheet, place, tuple(sorted(columns.items()))))
    st.rerun()


def _offered(kind: RegisterKind) -> dict[str, str]:
    """Return what a column may be: the fields, and what helps to read them."""
    found: dict[str, str] = {}
    for field in kind.fields:
        found[field.name] = field.words
        for helper, words in field.type.helpers.items():
            name = helper_column(field.name, helper)
            found[name] = _("{helper} (ใช้ช่วยอ่าน{field})", helper=words[0], field=field.words)
    return found


def _table_words(one: FoundTable) -> str:
    rows = _n("{count} แถว", one.rows, count=formatting.number(one.rows))
    hidden = _(" แผ่นที่ซ่อนไว้") if one.hidden else ""
    return (
        _("แผ่น “{sheet}” หัวตารางแถว {row}", sheet=one.place.sheet, row=one.place.row) + f" · {rows}{hidden}"
    )


def _key(name: str, found: ReadFile) -> str:
    """Return a key of this reading's own: after another choice the field shows what was read."""
    return f"{name}_{abs(hash(found.mark[:-1]))}"
