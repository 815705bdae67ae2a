"""The money of a picture: the whole tree, its sum, what the quarter asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from kmcore.budget.queries import budget_lines, quarter_targets
from kmcore.budget.read_models import BudgetRow
from kmcore.budget.rules import target_on, tree_total
from kmcore.snapshot.picture import PictureBudgetLine, PictureMoney
from kmcore.storage.from_row import from_row
from kmcore.thai.fiscal import fiscal_year_be


@dataclass(frozen=True)
class CountedMoney:
    """All that a picture says of money. ``demo``: a made-up row has a part in it."""

    money: PictureMoney
    demo: bool


def count_money(session: Session, as_of: date, since: date | None) -> CountedMoney:
    """Return the budget as of the day (satang), with what had been disbursed by ``since``.

    Raises:
        TreeError: a line has no way up to a root.
    """
    year = fiscal_year_be(as_of)  # of a circle in the year before, too, only this year's money counts
    earlier = budget_lines(session, since, year) if since else None
    return _counted(session, as_of, budget_lines(session, as_of, year), earlier)


def no_money(session: Session, as_of: date) -> CountedMoney:
    """Return what the picture of a circle says whose money is not kept: no line, and nothing to add up."""
    return _counted(session, as_of, [], None)


def _counted(
    session: Session, as_of: date, rows: list[BudgetRow], earlier: list[BudgetRow] | None
) -> CountedMoney:
    before = tree_total(earlier) if earlier is not None else None
    whole, target = tree_total(rows), target_on(quarter_targets(session, fiscal_year_be(as_of), as_of), as_of)
    money = PictureMoney(
        lines=_lines(rows),
        control_satang=whole.control_satang,
        by_stage=whole.by_stage,
        disbursed_before_satang=before.disbursed_satang if before else None,
        fiscal_year=target.fiscal_year,
        quarter=target.quarter,
        target_bp=target.cumulative_bp,
    )
    return CountedMoney(money, demo=whole.demo or bool(before and before.demo))


def _lines(rows: Sequence[BudgetRow]) -> tuple[PictureBudgetLine, ...]:
    return tuple(from_row(PictureBudgetLine, row, name=row.title) for row in rows)
