"""Rows of any kind in the store: as they stand, written, taken out. It knows tables, and no kind."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, and_, bindparam, delete, insert, select, update
from sqlmodel import Session

from kmcore.registers.definition import NUMBER, RegisterKind, Values
from kmcore.storage.base import Base, Origin

ORIGIN: Final = "origin"
Key = tuple[Any, ...]
_MANY: Final = 200  # so many rows are read at once, fewer one by one


def all_rows(session: Session, kind: RegisterKind) -> dict[Key, Values]:
    """Return every row of the kind by what tells it from another, each whole as its table has it."""
    if kind.keeper is not None:
        return {kind.key_of(row): row for row in kind.keeper.rows(session)}
    query = select(kind.columns).where(*_of_kind(kind))
    rows = (dict(row) for row in session.execute(query).mappings())
    return {kind.key_of(row): row for row in rows}


def one_row(session: Session, kind: RegisterKind, key: Key) -> Values | None:
    """Return the row with this store's key, whole; None where there is none."""
    if kind.keeper is not None:
        return rows_at(session, kind, [key]).get(key)
    query = select(kind.columns).where(*_of_kind(kind), _is(kind, key))
    row = session.execute(query).mappings().first()
    return dict(row) if row else None


def fields_of(kind: RegisterKind, row: Mapping[str, Any]) -> Values:
    """Return of a whole row what the definition speaks of."""
    return {field.name: row[field.name] for field in kind.fields}


def store_key_of(kind: RegisterKind, row: Mapping[str, Any]) -> Key:
    """Return by which key the store finds a whole row."""
    return tuple(row[name] for name in kind.store_key)


def insert_rows(session: Session, kind: RegisterKind, rows: Sequence[Values]) -> list[Key]:
    """Add whole rows, as entered here and not by a source's file; return the store's keys, in the rows' order."""
    if not rows:
        return []
    live = [{ORIGIN: Origin.LIVE.value, **row} for row in rows]
    if not kind.numbered:
        session.execute(insert(kind.columns), live)
        return [store_key_of(kind, row) for row in rows]
    numbered = insert(kind.columns).returning(kind.columns.c[NUMBER], sort_by_parameter_order=True)
    return [(number,) for number in session.scalars(numbered, live)]


def update_rows(session: Session, kind: RegisterKind, changes: Sequence[tuple[Key, Values]]) -> None:
    """Change fields of rows; rows that change the same fields go in one statement."""
    for names in {tuple(values) for _key, values in changes}:
        same = [(key, values) for key, values in changes if tuple(values) == names]
        statement = update(kind.columns).where(*_of_kind(kind), _bound(kind))
        session.connection().execute(
            statement.values({name: bindparam(f"new_{name}") for name in names}),
            [_parameters(kind, key, values) for key, values in same],
        )


def delete_rows(session: Session, kind: RegisterKind, keys: Sequence[Key]) -> None:
    """Take rows out, in this order."""
    if keys:
        statement = delete(kind.columns).where(*_of_kind(kind), _bound(kind))
        session.connection().execute(statement, [_parameters(kind, key, {}) for key in keys])


def rows_at(session: Session, kind: RegisterKind, keys: Sequence[Key]) -> dict[Key, Values]:
    """Return the rows with these of the store's keys, those that are there."""
    if kind.keeper is not None or len(keys) > _MANY:
        every = all_rows(session, kind).values()
        wanted = set(keys)
        return {key: row for row in every if (key := store_key_of(kind, row)) in wanted}
    found = ((key, one_row(session, kind, key)) for key in keys)
    return {key: row for key, row in found if row is not None}


def standing_on(
    session: Session,
    kind: RegisterKind,
    rows: Sequence[Values],
    others: Sequence[tuple[RegisterKind, Collection[Key]]] = (),
) -> dict[str, int]:
    """Return how many rows of which tables point at these rows, not counting these rows themselves.

    ``others``: rows of other kinds that do not count either, by the store's keys.
    """
    going = {kind.columns.name: (kind, {store_key_of(kind, row) for row in rows})}
    going |= {other.columns.name: (other, set(keys)) for other, keys in others if other.code != kind.code}
    found: Counter[str] = Counter()
    parts = kind.keeper.parts if kind.keeper is not None else frozenset()
    for table, column, target in _pointers(kind.columns):
        if table.name in parts:
            continue
        pointed = {row[target] for row in rows}
        own_kind, gone = going.get(table.name, (None, set()))
        names = [column, *(own_kind.store_key if own_kind else ())]
        query = select(*(table.c[name].label(f"c{place}") for place, name in enumerate(names)))
        for value, *own in session.execute(query.where(table.c[column].is_not(None))):
            if value in pointed and not (own and tuple(own) in gone):
                found[table.name] += 1
    return dict(found)


def _pointers(table: Table) -> list[tuple[Table, str, str]]:
    """Return (table, its column, the column pointed at) of each foreign key that leads to the table."""
    return [
        (other, column.name, key.column.name)
        for other in Base.metadata.sorted_tables
        for column in other.columns
        for key in column.foreign_keys
        if key.column.table is table
    ]


def _of_kind(kind: RegisterKind) -> list[ColumnElement[bool]]:
    return [kind.columns.c[name] == value for name, value in kind.fixed.items()]


def _is(kind: RegisterKind, key: Key) -> ColumnElement[bool]:
    return and_(
        *(_equal(kind.columns.c[name], value) for name, value in zip(kind.store_key, key, strict=True))
    )


def _equal(column: ColumnElement[Any], value: Any) -> ColumnElement[bool]:
    return column.is_(None) if value is None else column == value


def _bound(kind: RegisterKind) -> ColumnElement[bool]:
    return and_(
        *(kind.columns.c[name].is_not_distinct_from(bindparam(f"key_{name}")) for name in kind.store_key)
    )


def _parameters(kind: RegisterKind, key: Key, values: Values) -> dict[str, Any]:
    keys = {f"key_{name}": value for name, value in zip(kind.store_key, key, strict=True)}
    return keys | {f"new_{name}": value for name, value in values.items()}


__all__ = [
    "NUMBER",
    "Key",
    "all_rows",
    "delete_rows",
    "fields_of",
    "insert_rows",
    "one_row",
    "rows_at",
    "standing_on",
    "store_key_of",
    "update_rows",
]
