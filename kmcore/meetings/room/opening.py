"""Opening a session, and opening a closed one again with a reason."""

from sqlalchemy import Engine

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import RunningCommand, command
from kmcore.i18n import N_
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import MeetingLife, StepKind
from kmcore.meetings.models import Meeting
from kmcore.meetings.preconditions import (
    minutes_are_approved,
    record_step,
    require_life,
    require_only_one_open,
)
from kmcore.meetings.queries import PROVINCE_CIRCLE
from kmcore.meetings.text_rules import clean_meeting_text
from kmcore.settings import settings
from kmcore.storage.reference_date import reach_day, reference_day
from kmcore.thai.spoken_dates import spoken_day

LONGEST_REASON = 500  # letters
REASON = N_("เหตุผล")
TOO_EARLY = N_("ยังไม่ถึงวันประชุม {day} วันนี้ของระบบคือ {today} เปิดได้ตั้งแต่วันประชุม หรือเลื่อนวันประชุมก่อน")


def open_meeting(engine: Engine, by: By, code: str) -> None:
    """Begin a planned session. All that is recorded from now on counts on the meeting's own day.

    A data set whose own day lies before the meeting's is moved to it (``reach_day``) by the province's circle only:
    a district's session does not move the day of everybody else.

    Raises:
        NotAllowedError: ``by`` is not of the secretariat.
        NotFoundError: no meeting has this code.
        MeetingError: it is not planned, its day has not come, or another session of the circle is open.
    """
    with command(engine, by, permissions.RECORD_MEETING) as running:
        row = require_life(running.session, code, MeetingLife.PLANNED)
        require_only_one_open(running.session, row)
        before = reference_day(running.session, settings(), by.clock)
        if not _has_come(running, by, row):
            raise MeetingError(TOO_EARLY, day=spoken_day(row.on_date), today=spoken_day(before))
        row.life = MeetingLife.OPEN
        record_step(running, row, StepKind.OPENED)
        today = reference_day(running.session, settings(), by.clock)
        detail: dict[str, object] = {
            "before": {"life": MeetingLife.PLANNED, "day": before},
            "after": {"life": MeetingLife.OPEN, "day": today},
        }
        running.commit(detail, thing=f"meeting:{code}")


def _has_come(running: RunningCommand, by: By, row: Meeting) -> bool:
    if row.circle_code == PROVINCE_CIRCLE:
        return reach_day(running.session, settings(), row.on_date, by.clock)
    return reference_day(running.session, settings(), by.clock) >= row.on_date


def reopen_meeting(engine: Engine, by: By, code: str, reason: str) -> None:
    """Open a closed session again. It is under way then: not held, until it is closed again.

    So the circle's last session is the one before, and the frozen picture of the first closing stays.

    Raises:
        NotAllowedError: ``by`` is not of the secretariat.
        NotFoundError: no meeting has this code.
        MeetingError: no reason is given, it is not closed, its minutes were approved, or another session of the
            circle is open.
    """
    with command(engine, by, permissions.REOPEN_MEETING) as running:
        said = clean_meeting_text("reason", REASON, reason, LONGEST_REASON)
        if not said:
            raise MeetingError("ยังไม่ได้บอกเหตุผลที่เปิดการประชุมอีกครั้ง เขียนสั้น ๆ หนึ่งประโยค", field="reason")
        row = require_life(running.session, code, MeetingLife.CLOSED)
        if minutes_are_approved(running.session, code):
            raise MeetingError(
                "รายงานการประชุมวันที่ {day} รับรองแล้ว จึงเปิดอีกครั้งไม่ได้ บันทึกมติใหม่ในการประชุมครั้งต่อไปแทน",
                day=spoken_day(row.on_date),
            )
        require_only_one_open(running.session, row)
        row.life, row.held = MeetingLife.OPEN, False
        record_step(running, row, StepKind.REOPENED, reason=said)
        detail: dict[str, object] = {
            "before": {"life": MeetingLife.CLOSED},
            "after": {"life": MeetingLife.OPEN},
            "reason": said,
        }
        running.commit(detail, thing=f"meeting:{code}")
