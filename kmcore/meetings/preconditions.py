"""The meeting a command is about: found, in the state the command needs, its steps written down."""

import re
from collections.abc import Mapping
from typing import Final

from sqlmodel import Session, col, select

from kmcore.access.command import RunningCommand
from kmcore.errors import NotFoundError
from kmcore.i18n import N_
from kmcore.meetings.errors import EditConflictError, MeetingError
from kmcore.meetings.kinds import MeetingLife, StepKind
from kmcore.meetings.models import Meeting
from kmcore.meetings.session_models import MeetingStep
from kmcore.storage.subjects import Subject, reads
from kmcore.thai.spoken_dates import spoken_day

_CODE: Final = re.compile(r"[A-Za-z0-9-]{1,60}")
# What stands in the way, by where the meeting is; each says what to do.
IN_THE_WAY: Final[Mapping[MeetingLife, str]] = {
    MeetingLife.PLANNED: N_("การประชุมวันที่ {day} ยังไม่ได้เปิด เปิดการประชุมก่อนแล้วทำอีกครั้ง"),
    MeetingLife.OPEN: N_("การประชุมวันที่ {day} เปิดอยู่ ปิดการประชุมก่อน หรือโหลดหน้านี้ใหม่เพื่อบันทึกต่อ"),
    MeetingLife.CLOSED: N_("การประชุมวันที่ {day} ปิดแล้ว ถ้าต้องแก้ ให้เปิดการประชุมอีกครั้งพร้อมบอกเหตุผล"),
    MeetingLife.HELD: N_(
        "การประชุมวันที่ {day} มีผลตามเอกสารต้นทางแล้วและไม่ได้ดำเนินในระบบนี้ จึงบันทึกเพิ่มไม่ได้ เลือกการประชุมครั้งอื่น"
    ),
    MeetingLife.CANCELLED: N_("การประชุมวันที่ {day} ยกเลิกแล้ว เลือกการประชุมครั้งอื่น"),
}
CHANGED: Final = N_("มีคนแก้ส่วนนี้ไปแล้วหลังจากที่ท่านเปิดดู อ่านของใหม่แล้วแก้อีกครั้ง ข้อความของท่านยังอยู่")


def meeting_row(session: Session, code: str) -> Meeting:
    """Return a meeting's row.

    Raises:
        NotFoundError: no meeting has this code.
    """
    found = session.get(Meeting, code) if may_be_code(code) else None
    if found is None:
        raise NotFoundError("ไม่มีการประชุมรหัส {code} ตรวจรหัสจากรายการประชุม", code=code)
    return found


def may_be_code(code: str) -> bool:
    """Tell whether this can be a code at all; what cannot is not asked of the database."""
    return _CODE.fullmatch(code) is not None


def life_now(row: Meeting) -> MeetingLife:
    """Return where a meeting stands now, whatever day is looked at."""
    if row.cancelled_on is not None:
        return MeetingLife.CANCELLED
    life = MeetingLife(row.life)
    return MeetingLife.HELD if life is MeetingLife.PLANNED and row.held else life


def require_life(session: Session, code: str, *wanted: MeetingLife) -> Meeting:
    """Return a meeting's row that stands where the command needs it.

    Raises:
        NotFoundError: no meeting has this code.
        MeetingError: it stands elsewhere; the sentence says what to do.
    """
    row = meeting_row(session, code)
    life = life_now(row)
    if life not in wanted:
        raise MeetingError(IN_THE_WAY[life], day=spoken_day(row.on_date))
    return row


def require_only_one_open(session: Session, row: Meeting) -> None:
    """Let one session of a circle be open at a time: what is recorded belongs to one.

    Raises:
        MeetingError: another one is open.
    """
    query = select(Meeting).where(
        col(Meeting.circle_code) == row.circle_code,
        col(Meeting.code) != row.code,
        col(Meeting.life) == MeetingLife.OPEN,
        col(Meeting.cancelled_on).is_(None),
    )
    other = session.exec(query.order_by(col(Meeting.on_date))).first()
    if other is not None:
        raise MeetingError(
            "การประชุมวันที่ {day} ของวงเดียวกันยังเปิดอยู่ ปิดการประชุมนั้นก่อน", day=spoken_day(other.on_date)
        )


def record_step(
    running: RunningCommand,
    row: Meeting,
    taken: StepKind,
    *,
    reason: str | None = None,
    in_meeting: Meeting | None = None,
) -> None:
    """Write down what happened to a meeting, at the true time, counting on its own day or the approving one's."""
    running.session.add(
        MeetingStep(
            meeting_code=row.code,
            step=taken,
            at=running.now,
            on_date=(in_meeting or row).on_date,
            account_id=running.user.account_id,
            label=running.user.label,
            reason=reason,
            in_meeting_code=in_meeting.code if in_meeting else None,
        )
    )


@reads(Subject.MEETINGS, Subject.SOURCES)
def minutes_are_approved(session: Session, code: str) -> bool:
    """Tell whether a meeting's minutes were approved."""
    query = select(MeetingStep.id).where(
        col(MeetingStep.meeting_code) == code, col(MeetingStep.step) == StepKind.APPROVED
    )
    return session.exec(query).first() is not None


def require_seen(version: int, now: int) -> None:
    """Let nobody write over what they have not seen.

    Raises:
        EditConflictError: it was changed since; ``version`` is what it is now.
    """
    if version != now:
        raise EditConflictError(CHANGED, version=now)
