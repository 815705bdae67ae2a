"""Work of another circle that was taken up goes back: this circle follows it no more."""

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import command
from kmcore.errors import NotFoundError
from kmcore.meetings.agenda import matters
from kmcore.meetings.circle_items import home_circle
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.models import Meeting, Resolution
from kmcore.meetings.session_models import ArisingNote


def give_back_item(engine: Engine, by: By, meeting_code: str, action_code: str) -> None:
    """Undo that a session took up an item of another circle: its note goes, and the item is offered again.

    Raises:
        MeetingError: the item is the circle's own, or something was said or resolved of it here; the meeting is
            over or cancelled.
        NotFoundError: there is no such meeting, or it has not taken the item up.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.PREPARE_AGENDA) as running:
        meeting = matters.changeable_meeting(running.session, meeting_code)
        note = running.session.get(ArisingNote, (meeting.code, action_code))
        if note is None:
            raise NotFoundError(
                "การประชุมครั้งนี้ไม่ได้รับงาน {code} มาติดตาม โหลดหน้านี้ใหม่เพื่อดูรายการล่าสุด", code=action_code
            )
        _require_untouched(running.session, meeting, note)
        running.session.delete(note)
        before = {"action": action_code, **({"proposal": note.proposal} if note.proposal else {})}
        running.commit({"before": before, "after": None}, thing=f"meeting:{meeting.code}")


def _require_untouched(session: Session, meeting: Meeting, note: ArisingNote) -> None:
    if home_circle(session, note.action_code) == meeting.circle_code:
        raise MeetingError("งาน {code} เป็นงานของวงนี้เอง จึงเลิกติดตามไม่ได้", code=note.action_code)
    resolved = select(Resolution.code).where(
        col(Resolution.meeting_code) == meeting.code,
        col(Resolution.action_code) == note.action_code,
        col(Resolution.withdrawn_at).is_(None),
    )
    if note.said or session.exec(resolved).first() is not None:
        raise MeetingError(
            "งาน {code} มีบันทึกหรือมติของการประชุมครั้งนี้แล้ว จึงเลิกติดตามไม่ได้ ลบบันทึกหรือถอนมติก่อน", code=note.action_code
        )
