"""Agencies, missions, cohorts, who promised which villages, and the evidence of what was done there."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

from kmcore.programme.kinds import EvidenceKind, ResponsibilityRole, ResponsibilityStatus, Scheme
from kmcore.storage.base import KnownFromEntry, Sourced, text_column


class Agency(KnownFromEntry, table=True):
    """An agency or network of the programme; one with ``in_programme`` False only stands beside it."""

    __tablename__ = "agency"
    code: str = Field(primary_key=True, max_length=12)
    position: int
    short_th: str
    short_en: str
    name_th: str
    name_en: str
    ministry: str | None = None
    duty: str | None = None
    duty_en: str | None = None
    in_programme: bool = True


class Mission(KnownFromEntry, table=True):
    """One of the main missions that plans and budgets are integrated in."""

    __tablename__ = "mission"
    code: str = Field(primary_key=True, max_length=24)
    position: int
    name_th: str
    name_en: str
    target_villages: int


class Cohort(KnownFromEntry, table=True):
    """A year's intake of villages (รุ่น)."""

    __tablename__ = "cohort"
    number: int = Field(primary_key=True)
    name_th: str
    name_en: str
    target_villages: int
    mission_code: str = Field(foreign_key="mission.code", max_length=24)


class Responsibility(Sourced, table=True):
    """An agency's promise within a scheme, for a time.

    ``party`` joins agencies that act as one ("dopa+yomna"): together they are no overlap.
    ``status`` PROPOSED: an idea, never in force, whatever the days.
    ``to_date`` is the last day, None while it lasts. ``pledged`` counts villages; None: not stated.
    """

    __tablename__ = "responsibility"
    code: str = Field(primary_key=True, max_length=40)
    scheme: Scheme = text_column(8)
    agency_code: str = Field(foreign_key="agency.code", index=True, max_length=12)
    party: str = Field(max_length=40)
    mission_code: str | None = Field(default=None, foreign_key="mission.code", max_length=24)
    cohort_number: int | None = Field(default=None, foreign_key="cohort.number")
    role: ResponsibilityRole = text_column(8)
    from_date: date
    to_date: date | None = None
    pledged: int | None = None
    status: ResponsibilityStatus = text_column(12, default=ResponsibilityStatus.STATED)
    note: str | None = None


class VillageCohort(Sourced, table=True):
    """Which cohort a village is in, from a date on."""

    __tablename__ = "village_cohort"
    village_code: str = Field(foreign_key="village.code", primary_key=True, max_length=8)
    from_date: date = Field(primary_key=True)
    cohort_number: int = Field(foreign_key="cohort.number", index=True)


class VillagePromise(Sourced, table=True):
    """A village under a responsibility: the promise, village by village."""

    __tablename__ = "village_promise"
    village_code: str = Field(foreign_key="village.code", primary_key=True, max_length=8)
    responsibility_code: str = Field(
        foreign_key="responsibility.code", primary_key=True, max_length=40, index=True
    )
    from_date: date
    to_date: date | None = None


class VillageEvidence(Sourced, table=True):
    """Something done in a village. Appended, never changed."""

    __tablename__ = "village_evidence"
    __table_args__ = (Index("ix_village_evidence_cover", "village_code", "on_date", "kind", "agency_code"),)
    id: int | None = Field(default=None, primary_key=True)
    village_code: str = Field(foreign_key="village.code", max_length=8)
    agency_code: str = Field(foreign_key="agency.code", max_length=12)
    mission_code: str = Field(foreign_key="mission.code", max_length=24)
    kind: EvidenceKind = text_column(10)
    on_date: date
    note: str


class EvidenceStage(Sourced, table=True):
    """A step that villages go through, in their order: เวทีเรียนรู้, แผนแม่บทชุมชน, ลงมือทำ, ถอดบทเรียน."""

    __tablename__ = "evidence_stage"
    code: str = Field(primary_key=True, max_length=24)
    position: int
    name_th: str
    name_en: str = ""
    meaning: str | None = None


class Activity(KnownFromEntry, table=True):
    """Something planned (แผนการจัดกิจกรรม): what, by whom, when, where, with which money, and what came of it.

    ``from_date`` and ``to_date`` are what is planned, ``held_on`` the day it was, None: not yet. ``area_code``: of a
    district, a subdistrict or a village; None: the whole province.
    """

    __tablename__ = "activity"
    code: str = Field(primary_key=True, max_length=40)
    title: str
    title_en: str = ""
    mission_code: str | None = Field(default=None, foreign_key="mission.code", max_length=24)
    agency_code: str = Field(foreign_key="agency.code", index=True, max_length=12)
    area_code: str | None = Field(default=None, max_length=8)
    place: str | None = None
    from_date: date
    to_date: date | None = None
    budget_line_code: str | None = Field(default=None, max_length=40)
    people_planned: int | None = None
    held_on: date | None = None
    people_reached: int | None = None
    note: str | None = None
