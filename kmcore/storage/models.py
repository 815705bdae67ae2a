"""What the store knows about itself: its revision, and what data set it holds."""

from datetime import date

from sqlmodel import Field

from kmcore.storage.base import Base


class Revision(Base, table=True):
    """One row; every command raises ``number``. Screens cache by it."""

    __tablename__ = "revision"
    id: int = Field(default=1, primary_key=True)
    number: int = 0


class DatasetInfo(Base, table=True):
    """Which data set was loaded, and what it says of its province. ``reference_date``: its own today; None: live.

    ``fiscal_year`` (BE) and ``started_on``: with which the province begins here; None: not said yet.
    """

    __tablename__ = "dataset"
    code: str = Field(primary_key=True, max_length=40)
    province_code: str = Field(max_length=2)
    province_th: str
    province_en: str
    programme_th: str
    programme_en: str
    reference_date: date | None = None
    fiscal_year: int | None = None
    started_on: date | None = None
