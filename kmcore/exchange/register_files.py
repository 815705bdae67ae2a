"""A register as a file, and the file to fill in: the same columns, so that what went out can come in again."""

from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

from sqlalchemy import Engine
from sqlmodel import Session
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kmcore.access.access_log import record
from kmcore.access.actor import By
from kmcore.access.authorization import can, require
from kmcore.access.kinds import EventKind
from kmcore.drawing.palette import TABLE_HEAD
from kmcore.exchange.columns import ExportColumn, Kind
from kmcore.exchange.tables import ExportTable
from kmcore.exchange.workbook import sheet_name
from kmcore.i18n import N_, _
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.field_types import Choice
from kmcore.registers.queries import register_rows
from kmcore.storage.base import Origin
from kmcore.storage.unit_of_work import quiet_write, reading

NEEDED: Final = N_("ต้องมี")
_COLUMN_KINDS: Final[dict[str, Kind]] = {"money": "money", "day": "date"}
_WIDTH: Final = 24
_ROWS_READY: Final = 2000  # rows below the heading in which Excel offers the choices


def register_table_for(
    engine: Engine, by: By, kind: RegisterKind, as_of: date, made_at: datetime
) -> ExportTable:
    """Return a register for somebody: personal columns for who writes them, which the access log notes.

    Raises:
        NotAllowedError: the rows are not his to see.
    """
    if kind.seen_by is not None:
        require(by.user, kind.seen_by)
    personal = any(field.personal for field in kind.fields) and can(by.user, kind.permission).allowed
    if personal:
        with quiet_write(engine) as session:
            record(
                session,
                EventKind.PERSONAL_DATA_SEEN,
                made_at,
                by_account_id=by.user.account_id,
                place=by.place,
                note=f"export {kind.code}",
            )
    with reading(engine) as session:
        return register_table(session, kind, as_of, made_at, personal=personal)


def register_table(
    session: Session, kind: RegisterKind, as_of: date, made_at: datetime, *, personal: bool = False
) -> ExportTable:
    """Return every row of a register, whole, in the order of its key. ``made_at`` is aware.

    ``personal``: with the columns that say something of a person; else they are left out.
    """
    rows = register_rows(session, kind)
    return ExportTable(
        title=kind.words,
        columns=tuple(_column(field) for field in kind.fields if personal or not field.personal),
        rows=tuple({field.name: _value(field, row[field.name]) for field in kind.fields} for row in rows),
        as_of=as_of,
        made_at=made_at,
        demo=any(row.get("origin") == Origin.DEMO for row in rows),
    )


def register_template(kind: RegisterKind) -> bytes:
    """Return an XLSX to fill in: one heading row, choices offered, and a sheet that explains each column."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "bg_color": TABLE_HEAD, "bottom": 1, "text_wrap": True})
    text = book.add_format({"num_format": "@"})
    sheet = book.add_worksheet(sheet_name(kind.words))
    for place, field in enumerate(kind.fields):
        sheet.write_string(0, place, field.words, head)
        sheet.set_column(place, place, _WIDTH, text if field.type.control == "text" else None)
        _offer_choices(sheet, place, field)
    sheet.freeze_panes(1, 0)
    _explain(book.add_worksheet(_("คำอธิบาย")), kind, head)
    book.close()
    return out.getvalue()


def _column(field: RegisterField) -> ExportColumn:
    return ExportColumn(field.name, field.words, _COLUMN_KINDS.get(field.type.control, "text"))


def _value(field: RegisterField, value: Any) -> object:
    """Return a value as a file of ours holds it: money and days as they are, all else as its cell, in words."""
    if value is None or field.type.control in _COLUMN_KINDS:
        return value
    cell = field.type.cell(value)
    return cell if cell is None else str(cell)


def _offer_choices(sheet: Worksheet, place: int, field: RegisterField) -> None:
    if isinstance(field.type, Choice):
        offered = [_(label) for label in field.type.labels.values()]
        sheet.data_validation(1, place, _ROWS_READY, place, {"validate": "list", "source": offered})


def _explain(sheet: Worksheet, kind: RegisterKind, head: Any) -> None:
    """Write a line for each column: what it is, whether it is needed, how else it may be headed."""
    for place, title in enumerate((_("คอลัมน์"), _("ต้องมีหรือไม่"), _("คำอธิบาย"), _("หัวคอลัมน์ที่รับได้"))):
        sheet.write_string(0, place, title, head)
        sheet.set_column(place, place, _WIDTH * 2)
    for number, field in enumerate(kind.fields, start=1):
        words = (field.words, _(NEEDED) if field.required else "", _(field.note), ", ".join(field.spellings))
        for place, text in enumerate(words):
            sheet.write_string(number, place, text)
