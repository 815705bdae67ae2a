"""The areas as they would be: those of the registers, with what a batch has changed of them so far."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import or_, select
from sqlmodel import Session

from kmcore.registers.area_matching.area_levels import RegisterLevel, level_of
from kmcore.registers.batch_writing import RowWrite
from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.kinds import ChangeAction
from kmcore.registers.row_effects import Kinds
from kmcore.registers.row_store import ORIGIN, one_row
from kmcore.storage.base import Origin

FROM: Final = "from_date"
TO: Final = "to_date"
PARENTS: Final[Mapping[RegisterLevel, str]] = {
    RegisterLevel.SUBDISTRICT: "district_code",
    RegisterLevel.VILLAGE: "subdistrict_code",
}
_BELOW: Final = {
    RegisterLevel.DISTRICT: RegisterLevel.SUBDISTRICT,
    RegisterLevel.SUBDISTRICT: RegisterLevel.VILLAGE,
}
_OF_PLACE: Final = ("population", "households", "lat", "lon")  # counted of the whole area, not of a part


@dataclass(frozen=True)
class ChangeLine:
    """What became of an area on a day: from, to (None: none), and whether what stands on it goes along."""

    on_date: date
    kind: str
    from_code: str | None
    to_code: str | None
    carries: bool = False


@dataclass
class AreaBook:
    """The areas with the changes of a batch. ``lines``: what the batch says became of which, beyond its own rows.

    ``offered``: codes that sentences of refusal told to take.
    """

    session: Session
    kinds: Kinds
    changes: RegisterKind
    new: dict[str, Values] = field(default_factory=dict)
    changed: dict[str, Values] = field(default_factory=dict)
    before: dict[str, Values] = field(default_factory=dict)
    lines: list[ChangeLine] = field(default_factory=list)
    offered: set[str] = field(default_factory=set)

    def area(self, code: str | None) -> Values | None:
        """Return an area, whole, as the batch has it by now; None where there is none and never was."""
        level = level_of(code or "")
        if code is None or level is None:
            return None
        if code in self.new:
            return self.new[code]
        row = one_row(self.session, self.kind(level), (code,))
        return None if row is None else {**row, **self.changed.get(code, {})}

    def kind(self, level: RegisterLevel) -> RegisterKind:
        """Return the kind whose rows are the areas of a level."""
        return next(kind for kind in self.kinds.values() if kind.area_level is level)

    def children(self, code: str) -> list[Values]:
        """Return the areas that lie in an area and have not ended, by code."""
        below = _BELOW.get(level_of(code) or RegisterLevel.VILLAGE)
        if below is None:
            return []
        table, parent = self.kind(below).columns, PARENTS[below]
        query = select(table.c.code).where(table.c[parent] == code)
        codes = {
            *self.session.scalars(query),
            *(one for one, row in self.new.items() if row.get(parent) == code),
        }
        found = (self.area(one) for one in sorted(codes))
        return [row for row in found if row is not None and row[TO] is None]

    def add(self, code: str, day: date, name: Values, like: Mapping[str, Any] | None, *, whole: bool) -> None:
        """Add an area from a day on, all else as of ``like``; of a part (not ``whole``) nobody knows the counts."""
        level = level_of(code)
        if level is None:
            raise ValueError(code)
        columns = self.kind(level).columns.c
        row: Values = {column.name: None for column in columns} | dict(like or {})
        if not whole:
            row |= dict.fromkeys((one for one in _OF_PLACE if one in columns), None)
        row |= {key: value for key, value in name.items() if value is not None and key in columns}
        row |= {"code": code, FROM: day, TO: None, ORIGIN: Origin.LIVE.value}
        if level in PARENTS:
            row[PARENTS[level]] = code[:-2]
        if level is RegisterLevel.VILLAGE:
            row["moo"] = int(code[-2:])
        if "amphoe_from" in columns and not whole:
            row |= {"amphoe_from": None, "minor": False}
        if level is not RegisterLevel.VILLAGE:
            row["name_en"] = row["name_en"] or row["name_th"]
        self.new[code] = row

    def end(self, code: str, day: date) -> None:
        """End an area: the day before is its last."""
        self.correct(code, {TO: day - timedelta(days=1)})

    def correct(self, code: str, values: Values) -> None:
        """Change fields of an area that stands."""
        row = self.area(code)
        if row is None:
            raise ValueError(code)
        if code in self.new:
            self.new[code] |= values
            return
        self.before.setdefault(code, {})
        self.before[code] = {
            name: row[name] for name in values if name not in self.before[code]
        } | self.before[code]
        self.changed[code] = self.changed.get(code, {}) | values

    def lines_of(self, code: str) -> Iterator[ChangeLine]:
        """Yield what became of an area and of what it came, before and in the batch."""
        table = self.changes.columns.c
        query = select(table.on_date, table.kind, table.from_code, table.to_code, table.carries)
        for row in self.session.execute(query.where(or_(table.from_code == code, table.to_code == code))):
            yield ChangeLine(*row)
        yield from (line for line in self.lines if code in {line.from_code, line.to_code})

    def writes(self, day_of: Mapping[str, date]) -> list[RowWrite]:
        """Return what is written, the larger areas first. ``day_of``: from which day each change counts, by code."""
        found = []
        for level in RegisterLevel:
            kind = self.kind(level)
            for code in sorted(one for one in self.new if level_of(one) is level):
                row = self.new[code]
                found.append(RowWrite(ChangeAction.ADD, (), None, row, from_day=row[FROM], kind=kind))
            for code in sorted(one for one in self.changed if level_of(one) is level):
                after = self.changed[code]
                action = ChangeAction.END if TO in after else ChangeAction.CHANGE
                found.append(
                    RowWrite(action, (code,), self.before[code], after, from_day=day_of.get(code), kind=kind)
                )
        return found
