"""Which money is of which fiscal year: the one rule. A line says its year, an entry is of its line's.

Nothing of one year is added to another's: a page, a picture and a paper show the year of their day, or one that was
asked for.
"""

from datetime import date

from sqlalchemy import ColumnElement, and_, select
from sqlmodel import Session, col

from kmcore.budget.models import BudgetLine
from kmcore.storage.subjects import Subject, reads
from kmcore.thai.fiscal import fiscal_range, fiscal_year_be


def year_looked_at(as_of: date, fiscal_year: int | None = None) -> int:
    """Return the fiscal year (BE) that was asked for, else the one the day lies in."""
    return fiscal_year_be(as_of) if fiscal_year is None else fiscal_year


def day_in_year(as_of: date, fiscal_year: int) -> date:
    """Return the day of a fiscal year nearest to ``as_of``: its last of a year gone by, its first of one to come."""
    first, last = fiscal_range(fiscal_year)
    return min(max(as_of, first), last)


def is_of_year(line_year: int, from_date: date, as_of: date, fiscal_year: int) -> bool:
    """Tell whether a line of ``line_year``, there since ``from_date``, belongs to a year's budget as of a day."""
    return line_year == fiscal_year and from_date <= as_of


def line_of_year(as_of: date, fiscal_year: int) -> ColumnElement[bool]:
    """Return ``is_of_year`` as a condition on ``BudgetLine``."""
    return and_(col(BudgetLine.fiscal_year) == fiscal_year, col(BudgetLine.from_date) <= as_of)


@reads(Subject.BUDGET)
def budget_years(session: Session, as_of: date) -> tuple[int, ...]:
    """Return the fiscal years (BE) that have a budget line as of a day, the earliest first."""
    query = select(col(BudgetLine.fiscal_year)).where(col(BudgetLine.from_date) <= as_of).distinct()
    return tuple(sorted(session.scalars(query)))


@reads(Subject.BUDGET)
def year_of_line(session: Session, code: str, as_of: date) -> int | None:
    """Return the fiscal year (BE) of a line; None where there is no such line on the day."""
    query = select(col(BudgetLine.fiscal_year))
    return session.scalar(query.where(col(BudgetLine.code) == code, col(BudgetLine.from_date) <= as_of))
