"""What becomes of a matter that was not reached: it is taken up by a later agenda, or dropped with a reason."""

from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import command
from kmcore.i18n import N_
from kmcore.meetings.agenda import matters
from kmcore.meetings.agenda.form import FIELDS
from kmcore.meetings.agenda.heads import renumbered_heads
from kmcore.meetings.agenda.unreached import unreached_matters
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.models import Meeting
from kmcore.meetings.session_models import AgendaItem
from kmcore.meetings.text_rules import one_line_of_meeting
from kmcore.settings import settings
from kmcore.storage.reference_date import reference_day

LONGEST_REASON: Final = 500  # letters
REASON: Final = N_("เหตุผล")


def take_up_matter(engine: Engine, by: By, meeting_code: str, item_id: int) -> int:
    """Put a matter that an earlier session of the circle did not reach on this agenda; return its new number.

    It comes last under the same kind of head (under the last head where this agenda has none of that kind).

    Raises:
        MeetingError: it was taken up or dropped already, or is of another circle; the meeting is over or cancelled.
        NotFoundError: there is no such meeting, or no such matter.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.PREPARE_AGENDA) as running:
        session = running.session
        meeting = matters.changeable_meeting(session, meeting_code)
        row = _offered(session, by, meeting, item_id)
        before = session.get_one(Meeting, row.meeting_code)
        head = renumbered_heads(before.heads, meeting.heads).get(row.head, meeting.heads)
        fields = {**{name: getattr(row, name) for name in FIELDS}, "head": head}
        position = matters.next_position(session, meeting.code, head)
        taken = AgendaItem(meeting_code=meeting.code, position=position, carried_from=row.id, **fields)
        session.add(taken)
        session.flush()
        number = taken.id or 0
        after = {**matters.audited_matter(taken), "carried_from": row.meeting_code}
        running.commit({"before": None, "after": after}, thing=f"meeting:{meeting.code}")
        return number


def drop_matter(engine: Engine, by: By, meeting_code: str, item_id: int, reason: str) -> None:
    """Let a matter that was not reached be offered no more; it stays in its own session's agenda, with the reason.

    Raises:
        MeetingError: no reason is given; it was taken up or dropped already, or is of another circle; the meeting is
            over or cancelled.
        NotFoundError: there is no such meeting, or no such matter.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.PREPARE_AGENDA) as running:
        session = running.session
        said = one_line_of_meeting("reason", REASON, reason, LONGEST_REASON)
        if not said:
            raise MeetingError("ยังไม่ได้บอกเหตุผลที่ไม่ยกเรื่องนี้มา เขียนสั้น ๆ แล้วกดอีกครั้ง", field="reason")
        meeting = matters.changeable_meeting(session, meeting_code)
        row = _offered(session, by, meeting, item_id)
        row.dropped_on, row.dropped_reason = reference_day(session, settings(), by.clock), said
        session.add(row)
        detail: dict[str, object] = {"before": matters.audited_matter(row), "after": None, "reason": said}
        running.commit(detail, thing=f"meeting:{row.meeting_code}")


def _offered(session: Session, by: By, meeting: Meeting, item_id: int) -> AgendaItem:
    row = matters.agenda_item_row(session, item_id)
    today = max(reference_day(session, settings(), by.clock), meeting.on_date)
    if row.id not in {one.row.id for one in unreached_matters(session, meeting.code, today)}:
        raise MeetingError("เรื่อง “{title}” มีผู้ยกมาหรือไม่ยกไปแล้ว โหลดหน้านี้ใหม่เพื่อดูรายการล่าสุด", title=row.title)
    return row
