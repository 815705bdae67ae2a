"""Filling in reports on the minutes of 2550, and reading what was kept."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from kmcore.actions.agency_items import item_version
from kmcore.actions.commands import ReportForm, ReportReceipt
from kmcore.actions.models import ActionUpdate, WorkState
from kmcore.actions.queries import Update, item_detail
from kmcore.clock import fixed_clock
from kmcore.reminders.report_command import report
from kmcore.storage.audit.models import AuditRow
from kmcore.storage.unit_of_work import reading
from tests.support.people import Person

DAY: Final = date(2007, 2, 8)  # the data set's own
CLOCK: Final = fixed_clock(date(2026, 11, 22), hour=10)


def form_of(code: str = "A13", agency: str = "doae", **fields: Any) -> ReportForm:
    """Return a form that can be taken, but for what is changed."""
    base: dict[str, Any] = {
        "state": WorkState.IN_PROGRESS,
        "progress": 55,
        "done": "ลงพื้นที่ทุ่งสงแล้ว",
        "submission": str(uuid4()),
    }
    return ReportForm(code, agency, **{**base, **fields})


@dataclass(frozen=True)
class Desk:
    """One person's desk: reports having seen everything, unless the test says otherwise."""

    engine: Engine
    person: Person

    def seen(self, code: str) -> int:
        """Return the item's version."""
        with reading(self.engine) as session:
            return item_version(session, code)

    def send(self, code: str = "A13", agency: str = "doae", **fields: Any) -> ReportReceipt:
        """Report."""
        seen = fields.pop("seen", None)
        form = form_of(code, agency, seen=self.seen(code) if seen is None else seen, **fields)
        return report(self.engine, self.person.by(CLOCK), form)


def told(engine: Engine, code: str) -> tuple[Update, ...]:
    """Return an item's reports, newest first, as the screen gets them."""
    with reading(engine) as session:
        return item_detail(session, code, DAY).updates


def written(engine: Engine) -> list[ActionUpdate]:
    """Return every report that people made, in the order they were written."""
    with reading(engine) as session:
        return live(session)


def live(session: Session) -> list[ActionUpdate]:
    """Return every report that people made, in the order they were written."""
    query = select(ActionUpdate).where(col(ActionUpdate.account_id).is_not(None))
    found = list(session.exec(query.order_by(col(ActionUpdate.id))))
    session.expunge_all()
    return found


def deeds(engine: Engine) -> list[AuditRow]:
    """Return what the audit chain says of reports."""
    with reading(engine) as session:
        query = select(AuditRow).where(AuditRow.command == "report").order_by(col(AuditRow.id))
        found = list(session.exec(query))
        session.expunge_all()
        return found
