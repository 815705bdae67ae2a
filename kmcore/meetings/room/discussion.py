"""What the minutes say was said of a matter; by two hands at once, neither writes over the other."""

from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import command
from kmcore.actions.queries import board
from kmcore.i18n import N_
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import FloorKind, MeetingLife
from kmcore.meetings.models import Meeting
from kmcore.meetings.preconditions import minutes_are_approved, require_life, require_seen
from kmcore.meetings.room.read_models import FloorItem
from kmcore.meetings.session_models import AgendaItem, ArisingNote
from kmcore.meetings.text_rules import clean_meeting_text
from kmcore.thai.spoken_dates import spoken_day

LONGEST: Final = 4_000
SAID: Final = N_("ข้อความในรายงาน")
QUOTED: Final = 200  # letters of a text that the audit chain repeats


def write_discussion(  # noqa: PLR0913, PLR0917 - of which matter, which words, seen at which version
    engine: Engine, by: By, meeting_code: str, item: FloorItem, text: str, version: int
) -> int:
    """Keep what was said of an agenda item, or of an action item in head 3; return the new version.

    While the session is open, and after it until its minutes are approved. ``version``: what the writer saw, 0 where
    an action item had no note. An empty text takes it out; the same text again changes nothing.

    Raises:
        NotAllowedError: ``by`` is not of the secretariat.
        NotFoundError: no meeting has this code.
        MeetingError: it is neither open nor closed, the minutes were approved, there is no such matter, or the text
            cannot be taken.
        EditConflictError: somebody else wrote since.
    """
    with command(engine, by, permissions.RECORD_MEETING) as running:
        meeting = require_life(running.session, meeting_code, MeetingLife.OPEN, MeetingLife.CLOSED)
        if minutes_are_approved(running.session, meeting_code):
            raise MeetingError(
                "รายงานการประชุมวันที่ {day} รับรองแล้ว จึงแก้ข้อความไม่ได้", day=spoken_day(meeting.on_date)
            )
        said = clean_meeting_text("said", SAID, text, LONGEST) or None
        row, now = _row(running.session, meeting, item)
        require_seen(version, now)
        if row.said == said:
            return now
        before = row.said
        row.said, row.version = said, now + 1
        running.session.add(row)
        of = {"kind": item.kind, "ref": item.ref}
        running.commit(
            {
                "of": of,
                "before": {"said": quoted_for_audit(before)},
                "after": {"said": quoted_for_audit(said)},
            },
            thing=f"meeting:{meeting_code}",
        )
        return now + 1


def quoted_for_audit(text: str | None) -> str | None:
    """Return a text as the audit chain repeats it: its beginning, for the whole lies in the minutes."""
    return text if text is None or len(text) <= QUOTED else text[: QUOTED - 1] + "…"


def _row(session: Session, meeting: Meeting, item: FloorItem) -> tuple[AgendaItem | ArisingNote, int]:
    """Return the row that holds what was said, and its version: 0 for a note that is not there yet."""
    if item.kind is FloorKind.ACTION:
        if _on_board(session, meeting, item.ref):
            note = session.get(ArisingNote, (meeting.code, item.ref))
            fresh = ArisingNote(meeting_code=meeting.code, action_code=item.ref)
            return (note, note.version) if note else (fresh, 0)
    elif item.kind is FloorKind.AGENDA and item.ref.isascii() and item.ref.isdecimal():
        row = session.get(AgendaItem, int(item.ref[:9]))
        if row is not None and row.meeting_code == meeting.code:
            return row, row.version
    raise MeetingError("เรื่องนี้ไม่อยู่ในระเบียบวาระแล้ว โหลดหน้านี้ใหม่แล้วเขียนอีกครั้ง", field="item")


def _on_board(session: Session, meeting: Meeting, code: str) -> bool:
    return any(row.code == code for row in board(session, meeting.on_date))
