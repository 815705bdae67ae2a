"""Budget lines and the entries that move money through them. Integer satang throughout."""

from datetime import date

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field

from kmcore.budget.kinds import LineStatus, Stage
from kmcore.storage.base import KnownFromEntry, Sourced, text_column


class BudgetLine(Sourced, table=True):
    """A node of the budget tree. ``control_satang`` is the figure its source gives; None: not stated."""

    __tablename__ = "budget_line"
    code: str = Field(primary_key=True, max_length=40)
    parent_code: str | None = Field(default=None, foreign_key="budget_line.code", index=True, max_length=40)
    position: int
    title: str
    title_en: str
    agency_code: str | None = Field(default=None, foreign_key="agency.code", max_length=12)
    party: str | None = Field(default=None, max_length=40)
    cohort_number: int | None = Field(default=None, foreign_key="cohort.number")
    fiscal_year: int
    status: LineStatus = text_column(10, default=LineStatus.STATED)
    control_satang: int | None = Field(default=None, sa_type=BigInteger)
    from_date: date


class BudgetEntry(Sourced, table=True):
    """An amount at a stage of a line on a day. Appended; a correction is a further (negative) entry.

    Disbursing committed money takes two entries: committed minus, disbursed plus.
    """

    __tablename__ = "budget_entry"
    id: int | None = Field(default=None, primary_key=True)
    line_code: str = Field(foreign_key="budget_line.code", index=True, max_length=40)
    stage: Stage = text_column(10)
    amount_satang: int = Field(sa_type=BigInteger)
    on_date: date
    note: str | None = None


class BudgetTarget(KnownFromEntry, table=True):
    """Cumulative share that should be disbursed by a quarter's end, in basis points; None: not known."""

    __tablename__ = "budget_target"
    __table_args__ = (UniqueConstraint("fiscal_year", "quarter"),)
    id: int | None = Field(default=None, primary_key=True)
    fiscal_year: int
    quarter: int
    cumulative_bp: int | None = None
