"""The recorder's table at the circle of 9 Feb 2550: the meeting planned, or open; a further session in March."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import uuid4

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from kmcore.access.kinds import AccountRole
from kmcore.actions.queries import ActionRow, board
from kmcore.meetings.models import Meeting, Resolution
from kmcore.meetings.room.opening import open_meeting
from kmcore.meetings.room.queries import MeetingRoom, meeting_room
from kmcore.meetings.room.read_models import ResolutionForm, ResolutionReceipt
from kmcore.meetings.room.resolutions import change_resolution, record_resolution, withdraw_resolution
from kmcore.programme.kinds import ResolutionKind
from kmcore.storage.audit.models import AuditRow
from kmcore.storage.base import Base
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading
from tests.integration.actions.reporting import CLOCK
from tests.integration.rows import add_in_order
from tests.support.people import Person, person

FIRST, MEETING, NEXT = "khun-uea-2550-01-09", "khun-uea-2550-02-09", "khun-uea-2550-03-09"
CIRCLE, EVE, DAY, NEXT_DAY = date(2007, 1, 9), date(2007, 2, 8), date(2007, 2, 9), date(2007, 3, 9)
SQLITE_ONLY: Final = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
UNOWNED, OWNED, JOINT = "A8", "A5", "A9"  # of nobody; of nfe alone; of several agencies
CHECK = "villages-per-agency"


@dataclass(frozen=True)
class Table:
    """A recorder with a store."""

    engine: Engine
    person: Person

    def form(self, text: str = "ให้ กศน. รับเรื่องนี้", **fields: Any) -> ResolutionForm:
        base: dict[str, Any] = {"kind": ResolutionKind.DECISION, "submission": str(uuid4())}
        return ResolutionForm(**{"meeting_code": MEETING, "text": text, **base, **fields})

    def record(self, text: str = "ให้ กศน. รับเรื่องนี้", **fields: Any) -> ResolutionReceipt:
        return record_resolution(self.engine, self.person.by(CLOCK), self.form(text, **fields))

    def change(self, code: str, version: int = 1, text: str = "แก้ใหม่", **fields: Any) -> ResolutionReceipt:
        return change_resolution(self.engine, self.person.by(CLOCK), code, self.form(text, **fields), version)

    def withdraw(self, code: str, version: int = 1, reason: str = "จดผิด") -> None:
        withdraw_resolution(self.engine, self.person.by(CLOCK), code, reason, version)

    def open(self, code: str = MEETING) -> None:
        open_meeting(self.engine, self.person.by(CLOCK), code)

    def ask(self, query: Callable[..., Any], *args: Any) -> Any:
        with reading(self.engine) as session:
            return query(session, *args)

    def room(self, day: date = DAY, code: str = MEETING) -> MeetingRoom:
        with reading(self.engine) as session:
            return meeting_room(session, code, day)

    def item(self, code: str, day: date = DAY) -> ActionRow | None:
        with reading(self.engine) as session:
            return next((row for row in board(session, day) if row.code == code), None)

    def row(self, code: str = MEETING) -> Meeting:
        with Session(self.engine) as session:
            return session.get_one(Meeting, code)

    def revision(self) -> int:
        with reading(self.engine) as session:
            return revision(session)

    def deeds(self, command: str) -> list[AuditRow]:
        with Session(self.engine) as session:
            query = select(AuditRow).where(AuditRow.command == command).order_by(col(AuditRow.id))
            return list(session.exec(query))

    def kept(self) -> list[Resolution]:
        """Return the resolutions recorded here, in the order of their codes' numbers."""
        with Session(self.engine) as session:
            query = select(Resolution).where(col(Resolution.recorded_at).is_not(None))
            return list(session.exec(query.order_by(col(Resolution.position))))

    def put(self, *rows: Base) -> None:
        with Session(self.engine) as session:
            add_in_order(session, rows)
            session.commit()


@pytest.fixture
def planned(store: Engine) -> Table:
    """Return a table before the meeting: two sessions are still to come."""
    table = Table(store, person(store, AccountRole.SECRETARIAT))
    table.put(Meeting(code=NEXT, circle_code="khun-uea", on_date=NEXT_DAY))
    return table


@pytest.fixture
def table(planned: Table) -> Table:
    """Return a table at the open meeting."""
    planned.open()
    return planned
