"""Reading agencies, missions, cohorts and responsibilities."""

from dataclasses import replace
from datetime import date

from sqlmodel import Session, col, select

from kmcore.bilingual import Bilingual
from kmcore.programme.kinds import Scheme
from kmcore.programme.models import Activity, Agency, Cohort, Mission, Responsibility
from kmcore.programme.party import party_of
from kmcore.programme.read_models import (
    ActivityInfo,
    AgencyInfo,
    CohortInfo,
    MissionInfo,
    ResponsibilityInfo,
)
from kmcore.programme.statements import agency_known, cohort_known, mission_known
from kmcore.storage.base import said_by
from kmcore.storage.from_row import from_row
from kmcore.storage.subjects import Subject, reads
from kmcore.thai.fiscal import fiscal_range, fiscal_year_be


@reads(Subject.PROGRAMME, Subject.SOURCES)
def agencies(session: Session, as_of: date | None = None) -> list[AgencyInfo]:
    """Return every agency in the order of the data set: all of them to name what is asked for, or those known on a day.

    One that the day knows by its promises only has no duty and no source yet.
    """
    query = select(Agency).order_by(col(Agency.position))
    if as_of is None:
        return [from_row(AgencyInfo, row) for row in session.exec(query)]
    told = set(session.exec(select(Agency.code).where(said_by(Agency, as_of))))
    found = [from_row(AgencyInfo, row) for row in session.exec(query.where(agency_known(as_of)))]
    return [one if one.code in told else replace(one, duty=None, source=None) for one in found]


@reads(Subject.PROGRAMME, Subject.SOURCES)
def missions(session: Session, as_of: date | None = None) -> list[MissionInfo]:
    """Return the missions in order: all of them, or those known on a day."""
    query = select(Mission).order_by(col(Mission.position))
    if as_of is not None:
        query = query.where(mission_known(as_of))
    rows = session.exec(query)
    return [from_row(MissionInfo, row, short=Bilingual(row.name_th, row.name_en)) for row in rows]


@reads(Subject.PROGRAMME, Subject.SOURCES)
def cohorts(session: Session, as_of: date | None = None) -> list[CohortInfo]:
    """Return the cohorts by number: all of them, or those known on a day."""
    query = select(Cohort).order_by(col(Cohort.number))
    if as_of is None:
        return [from_row(CohortInfo, row) for row in session.exec(query)]
    told = set(session.exec(select(Cohort.number).where(said_by(Cohort, as_of))))
    found = [from_row(CohortInfo, row) for row in session.exec(query.where(cohort_known(as_of)))]
    return [one if one.number in told else replace(one, source=None) for one in found]


@reads(Subject.PROGRAMME, Subject.SOURCES)
def responsibilities(session: Session, as_of: date) -> list[ResponsibilityInfo]:
    """Return the responsibilities in force on ``as_of``, of those said by then.

    One of the relay without a last day speaks of the fiscal year in which it begins, and of no later one.
    """
    return [row for row in responsibilities_and_proposals(session, as_of) if not row.proposed]


@reads(Subject.PROGRAMME, Subject.SOURCES)
def responsibilities_and_proposals(session: Session, as_of: date) -> list[ResponsibilityInfo]:
    """Return the responsibilities in force on ``as_of``, and the proposed ones (``proposed``) known by then."""
    return [
        row
        for row in responsibilities_told(session, as_of)
        if row.from_date <= as_of <= last_day(row.scheme, row.from_date, row.to_date)
    ]


@reads(Subject.PROGRAMME, Subject.SOURCES)
def responsibilities_told(session: Session, as_of: date) -> list[ResponsibilityInfo]:
    """Return every responsibility said by a day: the relay's history, ideas, and what is to begin, too."""
    query = select(Responsibility).where(said_by(Responsibility, as_of))
    rows = session.exec(
        query.order_by(col(Responsibility.scheme), col(Responsibility.from_date), col(Responsibility.code))
    )
    return [
        ResponsibilityInfo(
            row.code,
            row.scheme,
            row.agency_code,
            party_of(row.party),
            row.mission_code,
            row.cohort_number,
            row.role,
            row.from_date,
            row.to_date,
            row.pledged,
            row.note,
            row.source_code,
            row.origin,
            row.status,
        )
        for row in rows
    ]


def last_day(scheme: str, from_date: date, to_date: date | None) -> date:
    """Return the last day a responsibility speaks of: the relay's is its fiscal year's where none is said."""
    if to_date is None and scheme == Scheme.COHORT:
        return fiscal_range(fiscal_year_be(from_date))[1]
    return to_date or date.max


@reads(Subject.PROGRAMME, Subject.SOURCES)
def activities(session: Session, as_of: date) -> list[ActivityInfo]:
    """Return the rows of the activity plan known on the day, by the day they begin, then by code."""
    query = select(Activity).where(said_by(Activity, as_of))
    rows = session.exec(query.order_by(col(Activity.from_date), col(Activity.code)))
    return [_activity(row, held=row.held_on is not None and row.held_on <= as_of) for row in rows]


def _activity(row: Activity, *, held: bool) -> ActivityInfo:
    found = from_row(ActivityInfo, row)
    return found if held else replace(found, held_on=None, people_reached=None)
