"""Checks rows against each other: codes unique, and every code that is pointed at exists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Final

from sqlalchemy import Table, UniqueConstraint
from sqlmodel import SQLModel

from kmcore.exchange.dataset.errors import BadRow
from kmcore.exchange.dataset.expand import TableRow
from kmcore.exchange.dataset.register_rows import kind_of, name_in_file
from kmcore.i18n import _
from kmcore.schema import metadata

_AREAS: Final = {"district", "subdistrict", "village"}
Known = Mapping[str, Mapping[object, int]]


def key_refusals(rows: Sequence[TableRow], unread: Collection[str] = ()) -> Iterator[BadRow]:
    """A refusal for each key used twice and each code that no row has.

    Rows refused for other reasons still count as existing, and what points at a table in ``unread`` (some
    of whose rows could not be read) is let pass, so that one fault is told once. A row that
    points at its own table (a budget line at its parent) must stand below what it points at, for rows
    are inserted in that order.
    """
    yield from _repeated(rows)
    known = _known(rows)
    for position, row in enumerate(rows):
        for target, refusal in _dangling(position, row, known):
            if target not in unread:
                yield refusal
        if not _AREAS & set(unread):
            yield from _areas_that_are_none(row, known)


def table_of(model: type[SQLModel]) -> Table:
    """The table a model stands for."""
    return metadata.tables[str(model.__tablename__)]


def _repeated(rows: Sequence[TableRow]) -> Iterator[BadRow]:
    first: dict[tuple[object, ...], TableRow] = {}
    for row in rows:
        for columns in _keys(row.model):
            key = (row.model, columns, *(_plain(row.values.get(name)) for name in columns))
            other = first.setdefault(key, row)
            if other is not row and row.values.get(columns[0]) is not None:
                shown = ", ".join(str(row.values.get(name)) for name in columns)
                problem = _("{value} ซ้ำกับ {place}", value=shown, place=other.place)
                yield BadRow(row.place, ", ".join(columns), problem, _("ใช้รหัสอื่น หรือลบแถวที่ซ้ำ"))


def _dangling(position: int, row: TableRow, known: Known) -> Iterator[tuple[str, BadRow]]:
    """(table pointed at, refusal) of each link of the row that leads nowhere, or to a row further down."""
    own = str(row.model.__tablename__)
    for field, target in _links(table_of(row.model)):
        value = _plain(row.values.get(field))
        at = known.get(target, {}).get(value)
        if value is None:
            continue
        if at is None:
            problem = _("ไม่มี {value} ในตาราง {table}", value=value, table=target)
            yield target, BadRow(row.place, field, problem, _("แก้รหัสให้ตรง หรือเพิ่มแถวนั้นก่อน"))
        elif target == own and at >= position:
            problem = _("{value} อยู่ใต้แถวที่อ้างถึง", value=value)
            yield target, BadRow(row.place, field, problem, _("ย้ายแถวที่ถูกอ้างถึงขึ้นไปไว้ก่อน"))


def _areas_that_are_none(row: TableRow, known: Known) -> Iterator[BadRow]:
    """A refusal for each field that may name an area of any level, and names none there is."""
    kind = kind_of(row.model)
    for field in () if kind is None else kind.any_area:
        value = _plain(row.values.get(field))
        if value is not None and not any(value in known.get(level, {}) for level in _AREAS):
            problem = _("ไม่มีพื้นที่รหัส {value}", value=value)
            yield BadRow(
                row.place, field, problem, _("ใช้รหัสอำเภอ 4 หลัก ตำบล 6 หลัก หรือหมู่บ้าน 8 หลักที่มีในทะเบียนพื้นที่")
            )


@cache
def _keys(model: type[SQLModel]) -> tuple[tuple[str, ...], ...]:
    """The columns of each key a file states: not the numbers the store gives itself."""
    table = table_of(model)
    unique = [item for item in table.constraints if isinstance(item, UniqueConstraint)]
    keys = [tuple(column.name for column in item.columns) for item in (table.primary_key, *unique)]
    kind = kind_of(model)
    if kind is not None:
        keys.append(tuple(map(name_in_file, kind.kind.key)))
    return tuple(dict.fromkeys(key for key in keys if key != ("id",)))


@cache
def _links(table: Table) -> tuple[tuple[str, str], ...]:
    """(field in the file, table pointed at) of each foreign key. ``source`` stands for source_code."""
    return tuple(
        ("source" if column.name == "source_code" else column.name, key.column.table.name)
        for column in table.columns
        for key in sorted(column.foreign_keys, key=lambda key: key.target_fullname)
    )


def _known(rows: Sequence[TableRow]) -> dict[str, dict[object, int]]:
    """Each table's codes, with the place of the first row that has it. Foreign keys point at single columns."""
    known: dict[str, dict[object, int]] = defaultdict(dict)
    for position, row in enumerate(rows):
        table = table_of(row.model)
        if len(table.primary_key.columns) == 1:
            (column,) = table.primary_key.columns
            known[table.name].setdefault(_plain(row.values.get(column.name)), position)
    return known


def _plain(value: object) -> object:
    """A value that can be looked up: a list where a code should be is refused by its type, not here."""
    return value if isinstance(value, str | int | date) else None
