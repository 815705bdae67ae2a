"""The rows behind an agenda as commands find and order them, inside their transaction."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from kmcore.actions.queries import board
from kmcore.errors import NotFoundError
from kmcore.meetings.agenda.form import FIELDS
from kmcore.meetings.agenda.read_models import AgendaForm
from kmcore.meetings.errors import EditConflictError, MeetingError
from kmcore.meetings.kinds import FloorKind, MeetingLife
from kmcore.meetings.models import Meeting, Resolution
from kmcore.meetings.preconditions import life_now, meeting_row
from kmcore.meetings.room_tables.models import FloorEntry
from kmcore.meetings.session_models import AgendaItem
from kmcore.programme.queries import agencies
from kmcore.sources.queries import checks

LARGEST: Final = 2**31 - 1  # of a row's number


def changeable_meeting(session: Session, code: str) -> Meeting:
    """Return the meeting whose agenda is to be changed.

    Raises:
        NotFoundError: no meeting has this code.
        MeetingError: it is over or cancelled.
    """
    row = meeting_row(session, code)
    life = life_now(row)
    if life is MeetingLife.CANCELLED:
        raise MeetingError("การประชุมครั้งนี้ยกเลิกแล้ว จึงแก้ระเบียบวาระไม่ได้ เลือกการประชุมครั้งอื่นจากปฏิทินวง")
    if life not in {MeetingLife.PLANNED, MeetingLife.OPEN}:
        raise MeetingError("การประชุมครั้งนี้ปิดแล้ว จึงแก้ระเบียบวาระไม่ได้ เปิดการประชุมอีกครั้งพร้อมเหตุผลก่อน แล้วจึงแก้")
    return row


def agenda_item_row(session: Session, item_id: int) -> AgendaItem:
    """Return a matter.

    Raises:
        NotFoundError: there is none of this number.
    """
    row = session.get(AgendaItem, item_id) if 0 < item_id <= LARGEST else None
    if row is None:
        raise NotFoundError("ไม่พบเรื่องนี้ในระเบียบวาระแล้ว อาจมีผู้ลบไป โหลดหน้านี้ใหม่เพื่อดูรายการล่าสุด")
    return row


def require_version(row: AgendaItem, version: int) -> None:
    """Let nobody change or remove what they have not seen.

    Raises:
        EditConflictError: it was changed since.
    """
    if row.version != version:
        raise EditConflictError(
            "มีผู้แก้เรื่อง “{title}” ไปก่อนแล้ว ยังไม่ได้บันทึกของท่าน อ่านฉบับล่าสุดแล้วแก้อีกครั้ง",
            version=row.version,
            title=row.title,
        )


def require_known(session: Session, form: AgendaForm, day: date) -> None:
    """Let a matter name only agencies and questions that there are.

    Raises:
        NotFoundError: there is no such agency, or no such question of numbers.
    """
    if form.agency_code and form.agency_code not in {one.code for one in agencies(session)}:
        raise NotFoundError("ไม่มีหน่วยงานรหัส {code} เลือกหน่วยงานจากรายการ", code=form.agency_code)
    if form.check_code and form.check_code not in {one.code for one in checks(session, day)}:
        raise NotFoundError("ไม่มีข้อตรวจตัวเลขรหัส {code} เลือกจากรายการตรวจทานตัวเลข", code=form.check_code)


def require_item(session: Session, action_code: str, day: date) -> None:
    """Let a proposal be of an item that is on the board by the meeting's day.

    Raises:
        NotFoundError: there is no such item.
    """
    if action_code not in {row.code for row in board(session, day)}:
        raise NotFoundError("ไม่มีงานติดตามรหัส {code} ในวันประชุม โหลดหน้านี้ใหม่เพื่อดูเรื่องสืบเนื่องล่าสุด", code=action_code)


def require_unused(session: Session, row: AgendaItem) -> None:
    """Let nothing be removed that the session has already dealt with.

    Raises:
        MeetingError: it is on the floor, a resolution stands under it, or the minutes say something of it.
    """
    if row.said:
        raise MeetingError("เรื่อง “{title}” มีบันทึกการอภิปรายแล้ว จึงลบไม่ได้ แก้ชื่อเรื่องแทน", title=row.title)
    query = select(Resolution.code).where(col(Resolution.agenda_id) == row.id)
    if session.exec(query).first() is not None:
        raise MeetingError("เรื่อง “{title}” มีมติบันทึกไว้แล้ว จึงลบไม่ได้ แก้ชื่อเรื่องแทน", title=row.title)
    taken_up = select(AgendaItem.id).where(col(AgendaItem.carried_from) == row.id)
    if session.exec(taken_up).first() is not None:
        raise MeetingError("เรื่อง “{title}” ยกไปวาระครั้งต่อไปแล้ว จึงลบไม่ได้ แก้ชื่อเรื่องแทน", title=row.title)
    entry = _on_floor(session, row.meeting_code)
    if entry is not None and (entry.kind, entry.ref) == (FloorKind.AGENDA, str(row.id)):
        raise MeetingError("เรื่อง “{title}” กำลังพิจารณาอยู่ เปลี่ยนเรื่องที่พิจารณาก่อน แล้วจึงลบ", title=row.title)


def matters_under(session: Session, meeting_code: str, head: int) -> Sequence[AgendaItem]:
    """Return the matters under a head, in order."""
    query = select(AgendaItem).where(
        col(AgendaItem.meeting_code) == meeting_code, col(AgendaItem.head) == head
    )
    return session.exec(query.order_by(col(AgendaItem.position), col(AgendaItem.id))).all()


def next_position(session: Session, meeting_code: str, head: int) -> int:
    """Return the place after the last matter under a head."""
    return max((row.position for row in matters_under(session, meeting_code, head)), default=0) + 1


def is_dealt_with(session: Session, meeting_code: str) -> bool:
    """Tell whether resolutions or the floor already speak of the meeting's heads by their numbers."""
    resolved = select(Resolution.code).where(
        col(Resolution.meeting_code) == meeting_code, col(Resolution.head).is_not(None)
    )
    floor = select(FloorEntry.id).where(col(FloorEntry.meeting_code) == meeting_code)
    return session.exec(resolved).first() is not None or session.exec(floor).first() is not None


def audited_matter(row: AgendaItem) -> dict[str, object]:
    """Return what the audit chain says of a matter."""
    return {name: value for name in FIELDS if (value := getattr(row, name)) is not None}


def _on_floor(session: Session, meeting_code: str) -> FloorEntry | None:
    query = select(FloorEntry).where(col(FloorEntry.meeting_code) == meeting_code)
    return session.exec(query.order_by(col(FloorEntry.id).desc()).limit(1)).first()
