"""The plan for a new fiscal year, row by row, and the decisions by which parts of it became real.

Nothing of it counts in any figure: only what a decision wrote into the registers does.
"""

from datetime import datetime

from sqlalchemy import BigInteger, Text, UniqueConstraint
from sqlmodel import Field

from kmcore.storage.base import Base, text_column
from kmcore.year_turn.kinds import Fate


class YearPlanDecision(Base, table=True):
    """Rows of a plan that a circle decided on, written into the registers as one batch (None: nothing to write).

    ``fiscal_year`` (BE): the year that begins.
    """

    __tablename__ = "year_plan_decision"
    id: int | None = Field(default=None, primary_key=True)
    fiscal_year: int = Field(index=True)
    resolution_code: str = Field(foreign_key="resolution.code", max_length=40)
    at: datetime
    actor: str = Field(max_length=80)
    batch_id: int | None = Field(default=None, foreign_key="register_batch.id")
    undone_at: datetime | None = None


class YearPlanTaker(Base, table=True):
    """A further agency that takes over a part of a row, besides the first, which the row itself names.

    ``amount``: as the row's; None: of villages as many as go along, of money not stated. ``areas``: only villages of
    these districts and subdistricts, "8001+800203".
    """

    __tablename__ = "year_plan_taker"
    row_id: int = Field(foreign_key="year_plan_row.id", primary_key=True)
    place: int = Field(primary_key=True)
    agency_code: str = Field(foreign_key="agency.code", max_length=12)
    amount: int | None = Field(default=None, sa_type=BigInteger)
    areas: str | None = None


class YearPlanRow(Base, table=True):
    """What is planned for one row of the year that ends. ``kind`` and ``row_key`` as the registers' log has them.

    ``agency_code``: to whom it is handed over. ``amount``: of the new year: villages, satang or basis points, as the
    kind has it; None: as before, of money: not stated. ``districts``: only villages of these districts and subdistricts go along, "8001+800203".
    ``ground``: the row as it was when this was drafted; ``successor``: the key of the new row, once decided.
    """

    __tablename__ = "year_plan_row"
    __table_args__ = (UniqueConstraint("fiscal_year", "kind", "row_key"),)
    id: int | None = Field(default=None, primary_key=True)
    fiscal_year: int
    kind: str = Field(max_length=24)
    row_key: str = Field(max_length=200)
    fate: Fate = text_column(12)
    agency_code: str | None = Field(default=None, foreign_key="agency.code", max_length=12)
    amount: int | None = Field(default=None, sa_type=BigInteger)
    carried_satang: int | None = Field(default=None, sa_type=BigInteger)
    carried_note: str | None = None
    districts: str | None = None
    note: str | None = None
    ground: str = Field(sa_type=Text)
    version: int = 1
    changed_at: datetime
    changed_by: str = Field(max_length=80)
    decision_id: int | None = Field(default=None, foreign_key="year_plan_decision.id", index=True)
    successor: str | None = Field(default=None, max_length=200)
