"""Head 2 of a later session: corrections of the minutes, and their approval, once."""

from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import command
from kmcore.errors import Faults
from kmcore.i18n import N_
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import MeetingLife, StepKind
from kmcore.meetings.models import Meeting
from kmcore.meetings.preconditions import minutes_are_approved, record_step, require_life
from kmcore.meetings.room.discussion import quoted_for_audit
from kmcore.meetings.session_models import MinutesCorrection
from kmcore.meetings.text_rules import clean_meeting_text, one_line_of_meeting
from kmcore.programme.queries import agencies
from kmcore.thai.spoken_dates import spoken_day

LONGEST: Final = 4_000
LONGEST_PLACE: Final = 200
PLACE, BEFORE, AFTER = N_("ที่ใดในรายงาน"), N_("ข้อความเดิม"), N_("ข้อความที่แก้เป็น")


def approve_minutes(engine: Engine, by: By, code: str, in_meeting_code: str) -> None:
    """Record that a later session of the circle approved a meeting's minutes. Once: they stand from then on.

    Raises:
        NotAllowedError: ``by`` is not of the secretariat.
        NotFoundError: no meeting has one of the codes.
        MeetingError: the meeting is not over, the other is no later session of its circle or has not begun, or the
            minutes were approved before.
    """
    with command(engine, by, permissions.APPROVE_MINUTES) as running:
        row, later = _both(running.session, code, in_meeting_code)
        record_step(running, row, StepKind.APPROVED, in_meeting=later)
        detail: dict[str, object] = {
            "before": {"approved": None},
            "after": {"approved": later.on_date, "in": later.code},
        }
        running.commit(detail, thing=f"meeting:{code}")


def correct_minutes(  # noqa: PLR0913 - what a correction is, by name
    engine: Engine,
    by: By,
    code: str,
    in_meeting_code: str,
    *,
    place: str,
    before: str,
    after: str,
    agency_code: str | None = None,
) -> None:
    """Append a correction of a meeting's minutes, as a later session asked for it, before they are approved.

    ``place``: where in the minutes; ``before`` empty: words are added; ``after`` empty: words are taken out. The same
    correction sent again is kept once.

    Raises:
        NotAllowedError: ``by`` is not of the secretariat.
        NotFoundError: no meeting has one of the codes.
        MeetingError: as ``approve_minutes``, or a field cannot be taken.
        FormError: several fields cannot.
    """
    with command(engine, by, permissions.APPROVE_MINUTES) as running:
        row, later = _both(running.session, code, in_meeting_code)
        faults = Faults()
        found = MinutesCorrection(
            meeting_code=row.code,
            in_meeting_code=later.code,
            place=faults.taken("", _place, place),
            before=faults.taken("", clean_meeting_text, "before", BEFORE, before, LONGEST),
            after=faults.taken("", clean_meeting_text, "after", AFTER, after, LONGEST),
            agency_code=faults.taken(None, _agency, running.session, agency_code),
            at=running.now,
            on_date=later.on_date,
            account_id=running.user.account_id,
        )
        if not faults.names("before", "after"):
            faults.taken(None, _require_change, found)
        faults.refuse()
        if _kept(running.session, found):
            return
        running.session.add(found)
        told = {"place": found.place, "in": later.code, "agency": found.agency_code}
        running.commit(
            {
                **told,
                "before": {"text": quoted_for_audit(found.before)},
                "after": {"text": quoted_for_audit(found.after)},
            },
            thing=f"meeting:{code}",
        )


def _both(session: Session, code: str, in_meeting_code: str) -> tuple[Meeting, Meeting]:
    """Return the meeting whose minutes wait for approval, and the later session that speaks of them."""
    row = require_life(session, code, MeetingLife.CLOSED, MeetingLife.HELD)
    later = require_life(session, in_meeting_code, MeetingLife.OPEN, MeetingLife.CLOSED)
    if later.circle_code != row.circle_code or later.on_date <= row.on_date:
        raise MeetingError(
            "รายงานการประชุมวันที่ {day} รับรองได้ในการประชุมครั้งหลังของวงเดียวกันเท่านั้น เปิดการประชุมครั้งต่อไปแล้วทำที่นั่น",
            day=spoken_day(row.on_date),
            field="in_meeting_code",
        )
    if minutes_are_approved(session, code):
        raise MeetingError(
            "รายงานการประชุมวันที่ {day} รับรองไปแล้ว โหลดหน้านี้ใหม่เพื่อดูว่ารับรองในครั้งใด", day=spoken_day(row.on_date)
        )
    return row, later


def _place(typed: str) -> str:
    place = one_line_of_meeting("place", PLACE, typed, LONGEST_PLACE)
    if not place:
        raise MeetingError("ยังไม่ได้บอกว่าแก้ที่ใดในรายงาน เช่น “ระเบียบวาระที่ 3 บรรทัดที่ 2”", field="place")
    return place


def _require_change(found: MinutesCorrection) -> None:
    if found.before == found.after:
        raise MeetingError("ข้อความเดิมกับข้อความที่แก้เหมือนกัน เขียนข้อความที่แก้เป็นให้ต่างจากเดิม", field="after")


def _agency(session: Session, code: str | None) -> str | None:
    if code and code not in {agency.code for agency in agencies(session)}:
        raise MeetingError("ไม่มีหน่วยงานนี้ เลือกหน่วยงานจากรายการ", field="agency_code")
    return code or None


def _kept(session: Session, found: MinutesCorrection) -> bool:
    names = ("in_meeting_code", "place", "before", "after", "agency_code")
    query = select(MinutesCorrection).where(col(MinutesCorrection.meeting_code) == found.meeting_code)
    return any(
        all(getattr(row, name) == getattr(found, name) for name in names) for row in session.exec(query)
    )
