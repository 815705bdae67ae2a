"""The budget as frames, for charts, tables and exports. Amounts are integer satang."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import Row, and_, func, select
from sqlmodel import Session, col

from kmcore.budget.breakdown import own_amounts
from kmcore.budget.fiscal_years import year_looked_at
from kmcore.budget.kinds import MEASURES, SPENT_AT, Stage
from kmcore.budget.models import BudgetEntry
from kmcore.budget.queries import budget_lines, require_line
from kmcore.budget.read_models import OwnAmounts
from kmcore.budget.statements import as_integer, at_stage, entry_counts, is_made_up, sum_satang
from kmcore.programme.party import joined_codes
from kmcore.storage.subjects import Subject, reads

KEYS: Final = ["slice_code", "slice_th", "slice_en", "agency", "cohort"]
MATRIX_TYPES: Final = {
    "slice_code": "str",
    "slice_th": "str",
    "slice_en": "str",
    "agency": "str",
    "cohort": "Int64",
    "control_satang": "Int64",
    **{f"{stage}_satang": "int64" for stage in Stage},
    "remaining_satang": "int64",
    "demo": "bool",
}
AMOUNTS: Final = [name for name in MATRIX_TYPES if name.endswith("_satang")]
CURVE_TYPES: Final = {"disbursed_satang": "int64", "spent_satang": "int64", "demo": "bool"}


@reads(Subject.BUDGET)
def budget_matrix(session: Session, as_of: date, fiscal_year: int | None = None) -> pd.DataFrame:
    """Return a year's budget (None: the day's) by slice, agency and cohort; a row each combination, in tree order.

    Columns: slice_code, slice_th, slice_en (the child of the root); agency (a party as one text,
    "dopa+yomna", "" when nobody is named); cohort (Int64, <NA> when none); control_satang (Int64, <NA> when
    not stated), ``{stage}_satang`` of each stage, remaining_satang (satang); demo. The sums are the tree's:
    what a line holds beyond its children has a row of its own, under its own slice.
    """
    # A frame made of dataclasses copies each deep.
    held = [_cells(part) for part in own_amounts(budget_lines(session, as_of, fiscal_year))]
    frame = pd.DataFrame(held, columns=list(MATRIX_TYPES)).astype(MATRIX_TYPES)
    groups = frame.groupby(KEYS, sort=False, dropna=False)
    summed = groups[AMOUNTS].sum(min_count=1).join(groups["demo"].any())
    return summed.reset_index().astype(MATRIX_TYPES)


def _cells(part: OwnAmounts) -> tuple[Any, ...]:
    """Return a part's values in the order of ``MATRIX_TYPES``."""
    place = part.slice_code, part.slice.th, part.slice.en, joined_codes(part.party), part.cohort
    return (*place, *(part.satang(measure) for measure in MEASURES), part.demo)


@reads(Subject.BUDGET)
def disbursements(
    session: Session, as_of: date, under: str | None = None, fiscal_year: int | None = None
) -> pd.DataFrame:
    """Return the money out of a year's budget, or of one line and all under it, day by day, cumulative.

    ``fiscal_year`` (BE): None: the line's, of the whole budget the day's.

    Columns: on_date (datetime64, every day from the first entry of any stage to ``as_of``),
    disbursed_satang (เบิกจ่าย), spent_satang (ผูกพัน + เบิกจ่าย), demo (a made-up entry is in the sum by
    that day). Empty when there is no entry.

    Raises:
        NotFoundError: no line ``under`` on that day.
    """
    own = None if under is None else require_line(session, under, as_of)
    year = year_looked_at(as_of, own if fiscal_year is None else fiscal_year)
    query = (
        select(
            col(BudgetEntry.on_date),
            sum_satang(at_stage(Stage.DISBURSED)),
            sum_satang(at_stage(*SPENT_AT)),
            func.max(as_integer(and_(is_made_up(), col(BudgetEntry.stage).in_(SPENT_AT)))),
        )
        .where(entry_counts(as_of, year, under))
        .group_by(col(BudgetEntry.on_date))
        .order_by(col(BudgetEntry.on_date))
    )
    return _curve(session.execute(query).all(), as_of)


def _curve(moved: Sequence[Row[*tuple[Any, ...]]], as_of: date) -> pd.DataFrame:
    first = moved[0][0] if moved else None
    days = pd.date_range(first, as_of, name="on_date") if first else pd.DatetimeIndex([], name="on_date")
    daily = pd.DataFrame(
        [row[1:] for row in moved],
        columns=list(CURVE_TYPES),
        index=pd.DatetimeIndex([row[0] for row in moved]),
    )
    return daily.reindex(days, fill_value=0).cumsum().astype(CURVE_TYPES).reset_index()
