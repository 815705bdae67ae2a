"""Corrections of a data set that stores already hold: only rows that still stand as they were shipped are mended.

``data/corrections/<data set>.yaml`` lists them, table by table: the row's key, the values as they were shipped
(``was``; none for a row that is new) and as they are now. ``python -m scripts.corrections`` writes the file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import yaml
from sqlalchemy import DateTime, RowMapping, Table, and_, insert, select, update
from sqlmodel import Session

from kmcore.schema import metadata
from kmcore.storage.base import Origin
from kmcore.storage.models import DatasetInfo

# What tells a row of these tables from another; the number that the store gave it says nothing.
NUMBERED_ROWS: Final[Mapping[str, tuple[str, ...]]] = {
    "action_due": ("action_code", "set_on"),
    "action_update": ("action_code", "agency_code", "reported_on"),
    "attendance": ("meeting_code", "agency_code"),
    "budget_entry": ("line_code", "stage", "on_date"),
    "budget_target": ("fiscal_year", "quarter"),
    "event_date": ("event_code", "known_on"),
    "km_team_role": ("team_code", "role", "agency_code"),
    "statement": ("check_code", "position"),
}
Values = dict[str, Any]


class CorrectionState(StrEnum):
    """Where a store stands with a correction. KEPT: somebody changed the row, so it is left as it is."""

    WAITING = "waiting"
    MADE = "made"
    KEPT = "kept"


@dataclass(frozen=True)
class Correction:
    """One row: which, what it was as shipped (None: it is new), what it is now."""

    table: str
    key: Values
    was: Values | None
    now: Values

    @property
    def words(self) -> str:
        """Return "action_item A2": the row as an administrator finds it."""
        return f"{self.table} {' '.join(map(str, self.key.values()))}"


@dataclass(frozen=True)
class CorrectionReport:
    """Where a store stands with all corrections of its data set."""

    waiting: tuple[Correction, ...]
    kept: tuple[Correction, ...]


def read_corrections(folder: Path, dataset: str) -> tuple[Correction, ...]:
    """Return the corrections of a data set, tables that are pointed at first; none where no file lists any."""
    path = folder / f"{dataset}.yaml"
    if not path.exists():
        return ()
    rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    return tuple(Correction(row["table"], row["key"], row.get("was"), row["now"]) for row in rows)


def corrections_of_store(session: Session, folder: Path) -> CorrectionReport:
    """Return which corrections wait in the store, and which rows somebody changed. Nothing is written."""
    held = session.scalars(select(DatasetInfo)).first()
    known = read_corrections(folder, held.code) if held else ()
    found = [(one, _state(session, one)) for one in known]
    return CorrectionReport(
        tuple(one for one, state in found if state is CorrectionState.WAITING),
        tuple(one for one, state in found if state is CorrectionState.KEPT),
    )


def make_corrections(session: Session, report: CorrectionReport) -> None:
    """Write the corrections that wait; the caller commits."""
    for one in report.waiting:
        table = metadata.tables[one.table]
        values = _typed(table, one.now)
        if one.was is None:
            session.execute(insert(table).values({**_typed(table, one.key), **values}))
        else:
            session.execute(update(table).where(_is(table, one.key)).values(values))


def _state(session: Session, one: Correction) -> CorrectionState:
    table = metadata.tables[one.table]
    row = session.execute(select(table).where(_is(table, one.key))).mappings().first()
    if row is None:
        return CorrectionState.WAITING if one.was is None else CorrectionState.KEPT
    if _holds(table, row, one.now):
        return CorrectionState.MADE
    as_shipped = one.was is not None and _holds(table, row, one.was)
    return CorrectionState.WAITING if as_shipped and _shipped(row) else CorrectionState.KEPT


def _shipped(row: RowMapping) -> bool:
    return bool(row.get("origin", Origin.SOURCE) == Origin.SOURCE)


def _holds(table: Table, row: RowMapping, values: Values) -> bool:
    return all(_plain(row[name]) == _plain(value) for name, value in _typed(table, values).items())


def _plain(value: object) -> object:
    """Return a time without its zone, as SQLite hands it back; all else as it is."""
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def _is(table: Table, key: Values) -> Any:
    return and_(*(table.c[name] == value for name, value in _typed(table, key).items()))


def _typed(table: Table, values: Values) -> Values:
    return {name: _of_column(table, name, value) for name, value in values.items()}


def _of_column(table: Table, name: str, value: Any) -> Any:
    is_time = isinstance(table.c[name].type, DateTime)
    if is_time and isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - as the file says it
    return value


def differing_rows(
    before: Mapping[str, list[Values]], after: Mapping[str, list[Values]]
) -> Iterator[Correction]:
    """Yield what turns the rows ``before`` into those ``after``, by table; rows that are gone are left alone."""
    for table in metadata.sorted_tables:
        old = {_identity(table, row): row for row in before.get(table.name, [])}
        for row in after.get(table.name, []):
            key = dict(zip(_key_columns(table), _identity(table, row), strict=True))
            rest = {name: value for name, value in row.items() if name not in key}
            shipped = old.get(_identity(table, row))
            if shipped is None:
                yield Correction(table.name, key, None, rest)
            elif changed := {name: value for name, value in rest.items() if shipped[name] != value}:
                yield Correction(table.name, key, {name: shipped[name] for name in changed}, changed)


def _key_columns(table: Table) -> tuple[str, ...]:
    return NUMBERED_ROWS.get(table.name) or tuple(column.name for column in table.primary_key)


def _identity(table: Table, row: Values) -> tuple[Any, ...]:
    return tuple(row[name] for name in _key_columns(table))
