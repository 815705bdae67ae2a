"""The day that screens and reports speak of: set by hand, the data set's own, or today."""

from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from kmcore.clock import Clock, system_clock, today
from kmcore.settings import Settings
from kmcore.storage.models import DatasetInfo


def reference_day(session: Session, settings: Settings, clock: Clock = system_clock) -> date:
    """Return ``KM_TODAY``, else the data set's reference date, else today in Bangkok.

    A store that holds no data set, or one without a reference date (``empty``), lives in the present.
    """
    if settings.today is not None:
        return settings.today
    query = select(col(DatasetInfo.reference_date)).where(col(DatasetInfo.reference_date).is_not(None))
    return session.scalars(query).first() or today(clock)
