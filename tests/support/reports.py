"""A report written past every form, as another person's arrives: for tests of what others then see."""

from datetime import UTC, datetime

from sqlalchemy import Engine

import kmcore.schema  # noqa: F401 - every table, for the foreign keys
from kmcore.actions.models import ActionUpdate, WorkState
from kmcore.storage.unit_of_work import UnitOfWork
from tests.e2e.support.days import REFERENCE


def report(engine: Engine, code: str, done: str, agency: str = "doae", progress: int = 55) -> int:
    """Add an update to an action item; return the new revision."""
    with UnitOfWork(engine, actor="test", command="report") as work:
        work.session.add(
            ActionUpdate(
                action_code=code,
                agency_code=agency,
                reported_on=REFERENCE,
                reported_at=datetime.combine(REFERENCE, datetime.now(UTC).time(), UTC),
                state=WorkState.IN_PROGRESS,
                progress=progress,
                done=done,
            )
        )
        return work.commit()
