"""The secretariat at the circle of 9 Feb 2550, for the wall's tests: opens, puts on the floor, records, closes."""

from datetime import date
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.meetings.agenda.commands import add_agenda_item
from kmcore.meetings.agenda.read_models import AgendaForm
from kmcore.meetings.kinds import FloorKind
from kmcore.meetings.room.floor import set_floor
from kmcore.meetings.room.opening import open_meeting
from kmcore.meetings.room.read_models import FloorItem, ResolutionForm
from kmcore.meetings.room.resolutions import record_resolution
from kmcore.programme.kinds import ResolutionKind
from kmcore.snapshot.closing import close_meeting
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading
from tests.support.people import person

MEETING: Final = "khun-uea-2550-02-09"
BEFORE: Final = "khun-uea-2550-01-09"
DUE: Final = date(2007, 3, 9)


class WallDesk:
    """A recorder with a store; every call is one command."""

    def __init__(self, engine: Engine, login: str = "wall-desk") -> None:
        self.engine = engine
        self.by = person(engine, AccountRole.SECRETARIAT, login=login).by()

    def open(self) -> None:
        """Open the meeting."""
        open_meeting(self.engine, self.by, MEETING)

    def add(self, title: str, head: int = 4, **fields: Any) -> str:
        """Put a matter on the agenda; return what the floor calls it."""
        form = AgendaForm(meeting_code=MEETING, head=head, title=title, **fields)
        return str(add_agenda_item(self.engine, self.by, form))

    def floor(self, ref: str | None, kind: FloorKind = FloorKind.ACTION) -> None:
        """Put a matter on the floor; None takes it off."""
        set_floor(self.engine, self.by, MEETING, FloorItem(kind, ref) if ref else None)

    def resolve(self, text: str, kind: ResolutionKind = ResolutionKind.DECISION, **fields: Any) -> None:
        """Record a resolution."""
        form = ResolutionForm(
            meeting_code=MEETING, kind=kind, text=text, submission=str(uuid4()), **{"head": 4, **fields}
        )
        record_resolution(self.engine, self.by, form)

    def take_on(self, text: str, action_code: str = "A8", owner: str = "nfe") -> None:
        """Record that an agency takes an item on, until the next circle."""
        self.resolve(text, ResolutionKind.INSTRUCTION, action_code=action_code, owner=owner, due=DUE, head=3)

    def close(self) -> int:
        """Close the meeting; return its picture's number."""
        return close_meeting(self.engine, self.by, MEETING)

    def revision(self) -> int:
        """Return the store's revision."""
        with reading(self.engine) as session:
            return revision(session)
