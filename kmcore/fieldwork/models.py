"""The governor's visits, and model villages found on the way."""

from datetime import date

from sqlmodel import Field

from kmcore.storage.base import KnownFromEntry, Sourced


class Visit(KnownFromEntry, table=True):
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


class Blog(Sourced, table=True):
    """A subdistrict's blog: where it is, and the day of the newest post that somebody saw there."""

    __tablename__ = "blog"
    subdistrict_code: str = Field(foreign_key="subdistrict.code", primary_key=True, max_length=6)
    title: str
    url: str | None = Field(default=None, max_length=600)
    begun_on: date | None = None
    newest_post_on: date | None = None
    kept_by: str | None = None


class Training(KnownFromEntry, table=True):
    """A training: when, where, on what, how many could and did come. Nobody's name is kept."""

    __tablename__ = "training"
    code: str = Field(primary_key=True, max_length=40)
    title: str
    agency_code: str | None = Field(default=None, foreign_key="agency.code", max_length=12)
    district_code: str | None = Field(default=None, foreign_key="district.code", max_length=4)
    place: str | None = None
    planned_on: date
    held_on: date | None = None
    places: int | None = None
    people: int | None = None
    note: str | None = None
