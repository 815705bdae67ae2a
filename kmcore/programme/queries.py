"""Reading agencies, missions, cohorts and responsibilities."""

from datetime import date

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, select

from kmcore.bilingual import Bilingual
from kmcore.programme.kinds import Scheme
from kmcore.programme.models import Agency, Cohort, Mission, Responsibility, VillagePromise
from kmcore.programme.party import party_of
from kmcore.programme.read_models import AgencyInfo, CohortInfo, MissionInfo, ResponsibilityInfo
from kmcore.storage.from_row import from_row
from kmcore.storage.subjects import Subject, reads
from kmcore.thai.fiscal import fiscal_range, fiscal_year_be


@reads(Subject.PROGRAMME)
def agencies(session: Session) -> list[AgencyInfo]:
    """Return every agency in the order of the data set."""
    rows = session.exec(select(Agency).order_by(col(Agency.position)))
    return [from_row(AgencyInfo, row) for row in rows]


@reads(Subject.PROGRAMME)
def missions(session: Session) -> list[MissionInfo]:
    """Return the missions in order."""
    rows = session.exec(select(Mission).order_by(col(Mission.position)))
    return [from_row(MissionInfo, row, short=Bilingual(row.name_th, row.name_en)) for row in rows]


@reads(Subject.PROGRAMME)
def cohorts(session: Session) -> list[CohortInfo]:
    """Return the cohorts by number."""
    rows = session.exec(select(Cohort).order_by(col(Cohort.number)))
    return [from_row(CohortInfo, row) for row in rows]


@reads(Subject.PROGRAMME)
def responsibilities(session: Session, as_of: date | None = None) -> list[ResponsibilityInfo]:
    """Return responsibilities in force on ``as_of``; without it all of them, the relay's history and ideas too.

    One of the relay without a last day speaks of the fiscal year in which it begins, and of no later one.
    """
    found = _responsibilities(session, as_of)
    return [row for row in found if not row.proposed] if as_of else found


@reads(Subject.PROGRAMME)
def responsibilities_and_proposals(session: Session, as_of: date) -> list[ResponsibilityInfo]:
    """Return the responsibilities in force on ``as_of``, and the proposed ones (``proposed``) known by then."""
    return _responsibilities(session, as_of)


def _responsibilities(session: Session, as_of: date | None) -> list[ResponsibilityInfo]:
    query = select(Responsibility).order_by(
        col(Responsibility.scheme), col(Responsibility.from_date), col(Responsibility.code)
    )
    if as_of:
        query = query.where(covers_day(Responsibility, as_of))
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
        for row in session.exec(query)
        if as_of is None or as_of <= last_day(row.scheme, row.from_date, row.to_date)
    ]


def last_day(scheme: str, from_date: date, to_date: date | None) -> date:
    """Return the last day a responsibility speaks of: the relay's is its fiscal year's where none is said."""
    if to_date is None and scheme == Scheme.COHORT:
        return fiscal_range(fiscal_year_be(from_date))[1]
    return to_date or date.max


def covers_day(table: type[VillagePromise | Responsibility], as_of: date) -> ColumnElement[bool]:
    """Return the condition that a row's from-to covers the day (both ends included)."""
    return and_(col(table.from_date) <= as_of, or_(col(table.to_date).is_(None), col(table.to_date) >= as_of))
