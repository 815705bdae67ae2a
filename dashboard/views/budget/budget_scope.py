"""Which part of the budget a visitor is in: the line the address names, and what lies above and under it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.query_cache import ask, keep
from dashboard.session.links import YEAR, allowed_parameter
from kmcore.budget.fiscal_years import budget_years, year_of_line
from kmcore.budget.queries import budget_entries, budget_lines
from kmcore.budget.read_models import BudgetRow, EntryRow
from kmcore.i18n import _
from kmcore.storage.base import Origin
from kmcore.thai.fiscal import fiscal_year_be

LINE = "line"


@dataclass(frozen=True)
class BudgetScope:
    """A fiscal year's whole tree as of a day, and the line entered; None: the whole budget.

    ``year`` (BE): the one the day lies in, unless the address names another, or a line of another.
    """

    as_of: date
    year: int
    rows: Sequence[BudgetRow]
    line: BudgetRow | None

    @property
    def code(self) -> str | None:
        """Return the code of the line entered."""
        return self.line.code if self.line else None

    @property
    def whole(self) -> "BudgetScope":
        """Return the scope of the whole budget on the same day."""
        return BudgetScope(self.as_of, self.year, self.rows, None)

    @property
    def kept(self) -> Mapping[str, str]:
        """Return what an address of this page says of the year: nothing of the one that the day lies in."""
        return {} if self.year == fiscal_year_be(self.as_of) else {YEAR: str(self.year)}

    @property
    def tops(self) -> list[BudgetRow]:
        """Return the line entered, or every root."""
        return [self.line] if self.line else [row for row in self.rows if row.parent_code is None]

    def children(self, code: str) -> list[BudgetRow]:
        """Return the lines right under a line, in order."""
        return [row for row in self.rows if row.parent_code == code]

    def above(self) -> list[BudgetRow]:
        """Return the lines above the one entered, the root first."""
        return list(_upwards(self.line, {row.code: row for row in self.rows}))[::-1]

    def within(self) -> set[str]:
        """Return the codes of the lines entered and of all under them."""
        found = {row.code for row in self.tops}
        for row in self.rows:  # a line stands before its children
            if row.parent_code in found:
                found.add(row.code)
        return found

    def entries(self) -> tuple[EntryRow, ...]:
        """Return the entries of the lines entered and of all under them, newest first."""
        found: tuple[EntryRow, ...] = keep(_entries, self.as_of, tuple(row.code for row in self.tops))
        return found

    def made_up(self, *stages: str) -> bool:
        """Tell whether the demonstration layer has a part in what these lines hold at one of the stages.

        A line's own mark speaks of all its stages; money that the minutes give must not wear it.
        """
        found: frozenset[str] = keep(_made_up, self.as_of, tuple(row.code for row in self.tops))
        return not found.isdisjoint(stages)


def _entries(as_of: date, codes: tuple[str, ...]) -> tuple[EntryRow, ...]:
    found = [entry for code in codes for entry in ask(budget_entries, code, as_of)]
    return tuple(sorted(found, key=lambda entry: (entry.on_date, entry.id), reverse=True))


def _made_up(as_of: date, codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(entry.stage for entry in _entries(as_of, codes) if entry.origin == Origin.DEMO)


def _upwards(line: BudgetRow | None, by_code: dict[str, BudgetRow]) -> Iterator[BudgetRow]:
    while line and line.parent_code:
        line = by_code[line.parent_code]
        yield line


def settle_scope(as_of: date) -> BudgetScope:
    """Return the scope the address asks for; where it names no line say so and show the whole budget."""
    year = _year_asked_for(as_of)
    rows = {row.code: row for row in ask(budget_lines, as_of, year)}
    sorry = _("ไม่มีรายการงบตามที่อยู่นี้ ณ วันที่เลือก จึงแสดงงบทั้งหมด เลือกรายการจากแผนภาพหรือตาราง")
    asked = allowed_parameter(LINE, set(rows), sorry)
    return BudgetScope(as_of, year, list(rows.values()), rows[asked] if asked else None)


def years_offered(as_of: date) -> list[int]:
    """Return the fiscal years (BE) that can be looked at: those with a budget by the day, and the day's own."""
    return sorted({*ask(budget_years, as_of), fiscal_year_be(as_of)})


def _year_asked_for(as_of: date) -> int:
    """Return the year the address names; else that of the line it names, which is of one year; else the day's."""
    offered = years_offered(as_of)
    sorry = _("ไม่มีงบประมาณของปีตามที่อยู่นี้ ณ วันที่เลือก จึงแสดงปีของวันที่เลือก")
    if asked := allowed_parameter(YEAR, {str(year) for year in offered}, sorry):
        return int(asked)
    line = st.query_params.get(LINE)
    own = ask(year_of_line, line, as_of) if line else None
    return fiscal_year_be(as_of) if own is None else own


def enter_line(code: str | None) -> None:
    """Go into a line from the next run on; None: the whole budget."""
    if code is None:
        st.query_params.pop(LINE, None)
    else:
        st.query_params[LINE] = code
