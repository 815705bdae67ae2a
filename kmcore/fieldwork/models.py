"""The governor's visits, and model villages found on the way."""

from datetime import date

from sqlmodel import Field

from kmcore.storage.base import Sourced


class Visit(Sourced, table=True):
    """A supervision visit of the governor and party. No date is stored that no source gives."""

    __tablename__ = "visit"
    code: str = Field(primary_key=True, max_length=24)
    district_code: str = Field(foreign_key="district.code", max_length=4)
    planned_on: date | None = None
    held_on: date | None = None


class ModelVillage(Sourced, table=True):
    """A village an agency proposes to learn from (A7). The minutes name none."""

    __tablename__ = "model_village"
    village_code: str = Field(foreign_key="village.code", primary_key=True, max_length=8)
    agency_code: str = Field(foreign_key="agency.code", primary_key=True, max_length=12)
    proposed_on: date
    reason: str
