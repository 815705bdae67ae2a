"""What is on the floor: put there by whoever leads the session through its agenda."""

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import command
from kmcore.meetings.agenda.queries import agenda
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import FloorKind, MeetingLife
from kmcore.meetings.preconditions import require_life
from kmcore.meetings.room.floor_matter import floor_matter
from kmcore.meetings.room.read_models import FloorItem
from kmcore.meetings.room_tables.models import FloorEntry

NOTHING = FloorItem(FloorKind.HEAD, "")


def set_floor(engine: Engine, by: By, code: str, item: FloorItem | None) -> None:
    """Put a matter on the floor of an open session, None for nothing; its clock starts at the true time.

    What is there already stays, and nothing is written.

    Raises:
        NotAllowedError: ``by`` is not of the secretariat.
        NotFoundError: no meeting has this code.
        MeetingError: it is not open, or no such matter is on its agenda.
    """
    with command(engine, by, permissions.SET_FLOOR) as running:
        row = require_life(running.session, code, MeetingLife.OPEN)
        before = now_on_floor(running.session, code)
        if before == item:
            return
        if (
            item is not None
            and floor_matter(running.session, agenda(running.session, code, row.on_date), item) is None
        ):
            raise MeetingError("เรื่องที่เลือกไม่อยู่ในระเบียบวาระแล้ว โหลดหน้านี้ใหม่แล้วเลือกอีกครั้ง", field="item")
        after = item or NOTHING
        running.session.add(FloorEntry(meeting_code=code, kind=after.kind, ref=after.ref, at=running.now))
        detail: dict[str, object] = {"before": _told(before), "after": _told(item)}
        running.commit(detail, thing=f"meeting:{code}")


def now_on_floor(session: Session, code: str) -> FloorItem | None:
    """Return what is on a meeting's floor; for the commands of the room."""
    query = select(FloorEntry).where(col(FloorEntry.meeting_code) == code)
    last = session.exec(query.order_by(col(FloorEntry.id).desc()).limit(1)).first()
    return FloorItem(FloorKind(last.kind), last.ref) if last is not None and last.ref else None


def _told(item: FloorItem | None) -> dict[str, object] | None:
    return {"kind": item.kind, "ref": item.ref} if item else None
