"""The day that screens and reports speak of, and the moment that reports are dated by."""

from datetime import UTC, date, datetime

from sqlalchemy import select, update
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


def reach_day(session: Session, settings: Settings, day: date, clock: Clock = system_clock) -> bool:
    """Tell whether ``day`` has come; a data set's own day that lies before is moved to it first.

    ``KM_TODAY`` and the real clock are not ours to move. The caller's command commits.
    """
    if settings.today is None:
        own = col(DatasetInfo.reference_date)
        session.execute(update(DatasetInfo).where(own < day).values(reference_date=day))
    return reference_day(session, settings, clock) >= day


def reference_moment(session: Session, settings: Settings, clock: Clock = system_clock) -> datetime:
    """Return the moment a report made now is dated by, in UTC: the reference day at the clock's time of day.

    On a data set of 2550 a report belongs to 2550, or the board of that day would not show it. The audit
    chain keeps the true time beside it.
    """
    now = clock().astimezone(BANGKOK)
    return datetime.combine(reference_day(session, settings, clock), now.timetz()).astimezone(UTC)
