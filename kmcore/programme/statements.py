"""Conditions that the programme's queries share: what is in force on a day, and what is known of by then.

Cohorts, missions and agencies carry no day of their own. Each is known from the day on which it was first spoken of:
by its own source, or by a responsibility that names it. Where no day is said it counts on any.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Mapped
from sqlmodel import col

from kmcore.areas.of_day import counted_for, villages_of_day
from kmcore.programme.kinds import ResponsibilityStatus, Scheme
from kmcore.programme.models import Agency, Cohort, Mission, Responsibility, VillagePromise
from kmcore.storage.base import said_by
from kmcore.thai.fiscal import fiscal_range, fiscal_year_be


def covers_day(table: type[VillagePromise | Responsibility], as_of: date) -> ColumnElement[bool]:
    """Return the condition that a row's from-to covers the day (both ends included)."""
    return and_(col(table.from_date) <= as_of, or_(col(table.to_date).is_(None), col(table.to_date) >= as_of))


def promise_counts(as_of: date) -> ColumnElement[bool]:
    """Return the condition that a village is promised on the day, under a responsibility said by then.

    For a query that joins ``VillagePromise`` with ``Responsibility``: where that has ended, its villages have nobody.
    """
    told = and_(said_by(VillagePromise, as_of), said_by(Responsibility, as_of))
    return and_(covers_day(VillagePromise, as_of), responsibility_lasts(as_of), told)


def responsibility_lasts(as_of: date) -> ColumnElement[bool]:
    """Return the condition that a responsibility's last day (``queries.last_day``) has not gone by on the day.

    The relay's without a last day speaks of the fiscal year in which it begins, and of no later one.
    """
    year_begun = fiscal_range(fiscal_year_be(as_of))[0]
    of_this_year = or_(
        col(Responsibility.scheme) != Scheme.COHORT, col(Responsibility.from_date) >= year_begun
    )
    until = col(Responsibility.to_date)
    return or_(until >= as_of, and_(until.is_(None), of_this_year))


def villages_under_proposals(as_of: date) -> Select[str]:
    """Return a statement of the codes of the villages of the day that are promised under an idea, each once."""
    area = counted_for(as_of)
    code = func.coalesce(area.c.to_code, col(VillagePromise.village_code))
    return (
        select(code.label("village_code"))
        .distinct()
        .select_from(VillagePromise)
        .join(Responsibility, col(Responsibility.code) == col(VillagePromise.responsibility_code))
        .outerjoin(area, area.c.from_code == col(VillagePromise.village_code))
        .where(
            col(Responsibility.status) == ResponsibilityStatus.PROPOSED,
            promise_counts(as_of),
            code.in_(villages_of_day(as_of)),
        )
    )


def agency_known(as_of: date) -> ColumnElement[bool]:
    """Return the condition that an agency had been spoken of by the day."""
    return or_(said_by(Agency, as_of), _named(col(Agency.code), col(Responsibility.agency_code), as_of))


def mission_known(as_of: date) -> ColumnElement[bool]:
    """Return the condition that a mission had been spoken of by the day."""
    return or_(said_by(Mission, as_of), _named(col(Mission.code), col(Responsibility.mission_code), as_of))


def cohort_known(as_of: date) -> ColumnElement[bool]:
    """Return the condition that a cohort had been spoken of by the day, with the number of its villages."""
    numbered = _named(
        col(Cohort.number),
        col(Responsibility.cohort_number),
        as_of,
        col(Responsibility.pledged) == col(Cohort.target_villages),
    )
    return or_(said_by(Cohort, as_of), numbered)


def _named(
    code: Mapped[Any], names: Mapped[Any], as_of: date, *more: ColumnElement[bool]
) -> ColumnElement[bool]:
    """Return the condition that a responsibility with a source of the day or before names the code."""
    there = col(Responsibility.source_code).is_not(None)
    return (
        select(col(Responsibility.code))
        .where(names == code, there, said_by(Responsibility, as_of), *more)
        .exists()
    )
