"""The day that screens and reports speak of, and the moment that reports are dated by."""

from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from kmcore.clock import Clock, system_clock, today
from kmcore.settings import Settings
from kmcore.storage.models import DatasetInfo
from kmcore.thai.dates import BANGKOK


def reference_day(session: Session, settings: Settings, clock: Clock = system_clock) -> date:
    """Return ``KM_TODAY``, else the data set's reference date, else today in Bangkok.

    A store that holds no data set, or one without a reference date (``empty``), lives in the present.
    """
    if settings.today is not None:
        return settings.today
    query = select(col(DatasetInfo.reference_date)).where(col(DatasetInfo.reference_date).is_not(None))
    return session.scalars(query).first() or today(clock)


def reference_moment(session: Session, settings: Settings, clock: Clock = system_clock) -> datetime:
    """Return the moment a report made now is dated by, in UTC: the reference day at the clock's time of day.

    On a data set of 2550 a report belongs to 2550, or the board of that day would not show it. The audit
    chain keeps the true time beside it.
    """
    now = clock().astimezone(BANGKOK)
    return datetime.combine(reference_day(session, settings, clock), now.timetz()).astimezone(UTC)
