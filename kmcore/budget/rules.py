"""The rules of budget money, without a database: what must agree, shares, and targets in force."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from kmcore.budget.kinds import CONTROL, SPENT, Measure, Stage
from kmcore.budget.read_models import (
    BudgetRow,
    BudgetTotals,
    Difference,
    DifferenceKind,
    QuarterTarget,
    TargetOnDay,
    added_up,
)
from kmcore.errors import NotFoundError
from kmcore.i18n import N_
from kmcore.thai.fiscal import fiscal_quarter, fiscal_year_be, quarter_range
from kmcore.thai.numbers import round_half_up


def differences(rows: Sequence[BudgetRow]) -> list[Difference]:
    """Return everything in the whole tree ``rows`` that does not agree, in tree order.

    At every line with children and every stage, line = sum of children + the CHILDREN difference (none
    means 0): control that its children do not add up to, entries the line holds itself. Besides: more
    allocated than a line's control (OVER_CONTROL), more spent than allocated (OVER_ALLOCATED).
    """
    sums = children_sums(rows)
    return [found for row in rows for found in _at(row, sums.get(row.code, {}))]


def children_sums(rows: Iterable[BudgetRow]) -> dict[str, dict[Stage, int]]:
    """Return, by the code of each line that has children, their amounts added up by stage."""
    children: dict[str, list[BudgetRow]] = {}
    for row in rows:
        if row.parent_code is not None:
            children.setdefault(row.parent_code, []).append(row)
    return {parent: added_up(below) for parent, below in children.items()}


def _at(row: BudgetRow, children: dict[Stage, int]) -> Iterator[Difference]:
    control = row.control_satang
    if control is not None and row.difference_satang:
        yield _difference(row, CONTROL, control, control - row.difference_satang, DifferenceKind.CHILDREN)
    for stage, below in children.items():
        own = row.by_stage.get(stage, 0)
        if own != below:
            yield _difference(row, stage, own, below, DifferenceKind.CHILDREN)
    if control is not None and row.allocated_satang > control:
        yield _difference(row, Stage.ALLOCATED, control, row.allocated_satang, DifferenceKind.OVER_CONTROL)
    if row.remaining_satang < 0:
        yield _difference(row, SPENT, row.allocated_satang, row.spent_satang, DifferenceKind.OVER_ALLOCATED)


def _difference(
    row: BudgetRow, stage: Measure, parent: int, children: int, kind: DifferenceKind
) -> Difference:
    return Difference(row.code, stage, parent, children, parent - children, kind)


def find_line(rows: Iterable[BudgetRow], code: str) -> BudgetRow:
    """Return the row of a line.

    Raises:
        NotFoundError: the line is not in the tree on that day.
    """
    for row in rows:
        if row.code == code:
            return row
    raise NotFoundError(NO_LINE, code=code)


NO_LINE: Final = N_(
    "ไม่มีรายการงบรหัส {code} ในผังงบประมาณ ณ วันที่เลือก เลือกรายการจากตารางงบประมาณ หรือเลื่อนวันที่ของข้อมูล"
)


def tree_total(rows: Sequence[BudgetRow], under: str | None = None) -> BudgetTotals:
    """Return the sum of the whole tree ``rows``, or of the line ``under`` and what lies under it.

    Raises:
        NotFoundError: no line ``under``.
    """
    tops = [row for row in rows if row.parent_code is None] if under is None else [find_line(rows, under)]
    known = known_controls(rows)
    stated = [value for row in tops if (value := known[row.code]) is not None]
    return BudgetTotals(
        control_satang=sum(stated) if stated else None,
        by_stage=added_up(tops),
        demo=any(row.demo for row in tops),
    )


def known_controls(rows: Sequence[BudgetRow]) -> dict[str, int | None]:
    """Return each line's control; where it states none, what its children's make; None: nobody says."""
    known: dict[str, int | None] = {}
    below: dict[str, int] = {}
    for row in reversed(rows):
        value = below.get(row.code) if row.control_satang is None else row.control_satang
        known[row.code] = value
        if value is not None and row.parent_code is not None:
            below[row.parent_code] = below.get(row.parent_code, 0) + value
    return known


def satang_each(satang: int, villages: int) -> int | None:
    """Return satang a village, halves away from zero; None without villages."""
    return round_half_up(satang, villages) if villages > 0 else None


def target_on(targets: Iterable[QuarterTarget], day: date) -> TargetOnDay:
    """Return the target to be reached by the end of the quarter ``day`` lies in.

    Unknown (``cumulative_bp`` None) where ``targets`` have none for it: nothing is interpolated or
    carried over from another quarter or year.
    """
    year, quarter = fiscal_year_be(day), fiscal_quarter(day)
    end = quarter_range(year, quarter)[1]
    for target in targets:
        if target.end == end:
            return TargetOnDay(day, year, quarter, end, target.cumulative_bp, target.source)
    return TargetOnDay(day, year, quarter, end, None, None)
