"""Who came, who did not, who stood in for whom. The audit chain is for ever, so no name goes into it."""

from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import command
from kmcore.errors import Faults, NotFoundError
from kmcore.i18n import N_
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import MeetingLife, Presence
from kmcore.meetings.preconditions import require_life, require_seen
from kmcore.meetings.room.read_models import AttendanceForm
from kmcore.meetings.room_tables.models import Attendance
from kmcore.meetings.text_rules import one_line_of_meeting
from kmcore.programme.queries import agencies
from kmcore.storage.base import Origin

# Each text with its name in the form and how many letters it may have.
TEXTS: Final = {
    "name": (N_("ชื่อ"), 200),
    "position": (N_("ตำแหน่ง"), 200),
    "instead_of": (N_("แทนใคร"), 200),
    "reason": (N_("เหตุผลที่ไม่มา"), 300),
}
FIELDS: Final = ("presence", "agency_code", *TEXTS)
LARGEST: Final = 2**31 - 1  # of a row's number


def record_attendance(
    engine: Engine, by: By, form: AttendanceForm, entry_id: int | None = None, version: int = 0
) -> int:
    """Put somebody in the attendance, or change the entry ``entry_id`` seen at ``version``; return its number.

    Somebody who stands there in the very same words is not put there twice. A reason belongs to who is absent,
    ``instead_of`` to a substitute: with another presence they are left out.

    Raises:
        NotAllowedError: ``by`` is not of the secretariat.
        NotFoundError: no meeting has this code, or the entry is gone.
        MeetingError: it is neither planned nor open, or a field cannot be taken.
        EditConflictError: the entry was changed since it was seen.
    """
    with command(engine, by, permissions.RECORD_ATTENDANCE) as running:
        require_life(running.session, form.meeting_code, MeetingLife.PLANNED, MeetingLife.OPEN)
        good = check_attendance_form(running.session, form)
        row = _entry(running.session, good, entry_id, version)
        before = _told(row) if row.id else None
        changed = [name for name in FIELDS if getattr(row, name) != getattr(good, name)]
        if row.id is not None and not changed:
            return row.id
        for name in changed:
            setattr(row, name, getattr(good, name))
        row.version += 1 if before else 0
        running.session.add(row)
        running.session.flush()
        detail: dict[str, object] = {"before": before, "after": _told(row), "changed": changed}
        running.commit(detail, thing=f"meeting:{good.meeting_code}")
        return row.id or 0


def remove_attendance(engine: Engine, by: By, entry_id: int, version: int) -> None:
    """Take an entry out of the attendance.

    Raises:
        NotAllowedError: ``by`` is not of the secretariat.
        NotFoundError: the entry is gone.
        MeetingError: the meeting is neither planned nor open.
        EditConflictError: the entry was changed since it was seen.
    """
    with command(engine, by, permissions.RECORD_ATTENDANCE) as running:
        row = _found(running.session, entry_id)
        require_life(running.session, row.meeting_code, MeetingLife.PLANNED, MeetingLife.OPEN)
        require_seen(version, row.version)
        before, thing = _told(row), f"meeting:{row.meeting_code}"
        running.session.delete(row)
        running.commit({"before": before, "after": None}, thing=thing)


def forget_name(engine: Engine, by: By, entry_id: int, version: int) -> None:
    """Take a person's name out of the attendance, of a meeting at any stage; how the entry stands is kept.

    The right to erasure (Personal Data Protection Act B.E. 2562, s. 33) outlasts a meeting that is closed.

    Raises:
        NotAllowedError: ``by`` is not of the secretariat.
        NotFoundError: the entry is gone.
        EditConflictError: the entry was changed since it was seen.
    """
    with command(engine, by, permissions.RECORD_ATTENDANCE) as running:
        row = _found(running.session, entry_id)
        require_seen(version, row.version)
        if row.name is None and row.instead_of is None:
            return
        row.name = row.instead_of = None
        row.version += 1
        detail: dict[str, object] = {"before": _told(row), "after": _told(row), "changed": ["name"]}
        running.commit(detail, thing=f"meeting:{row.meeting_code}")


def check_attendance_form(session: Session, form: AttendanceForm) -> AttendanceForm:
    """Return the form as it will be stored.

    Raises:
        MeetingError: a field cannot be taken; ``field`` names it.
        FormError: several cannot.
    """
    faults = Faults()
    presence = faults.taken(Presence.PRESENT, _presence, form)
    texts: dict[str, Any] = {
        field: faults.taken("", one_line_of_meeting, field, named, getattr(form, field), limit) or None
        for field, (named, limit) in TEXTS.items()
    }
    good = replace(form, presence=presence, agency_code=form.agency_code or None, **texts)
    if presence is not Presence.ABSENT:
        good = replace(good, reason=None)
    if presence is not Presence.SUBSTITUTE:
        good = replace(good, instead_of=None)
    if not faults.names("position"):
        faults.taken(None, _require_somebody, session, good)
    faults.refuse()
    return good


def _require_somebody(session: Session, good: AttendanceForm) -> None:
    if good.agency_code not in {None, *(agency.code for agency in agencies(session))}:
        raise MeetingError("ไม่มีหน่วยงานนี้ เลือกหน่วยงานจากรายการ", field="agency_code")
    if not (good.agency_code or good.position):
        raise MeetingError("ยังไม่รู้ว่าเป็นใคร เลือกหน่วยงานหรือเขียนตำแหน่ง ชื่อเว้นไว้ได้", field="agency_code")


def _presence(form: AttendanceForm) -> Presence:
    try:
        return Presence(form.presence)
    except ValueError:
        raise MeetingError("เลือกว่ามาประชุม ไม่มา มาแทน หรือเข้าร่วม อย่างใดอย่างหนึ่ง", field="presence") from None


def _entry(session: Session, good: AttendanceForm, entry_id: int | None, version: int) -> Attendance:
    """Return the entry to change, the one that says the same already, or a new one."""
    if entry_id is not None:
        row = _found(session, entry_id)
        if row.meeting_code != good.meeting_code:
            raise NotFoundError(GONE)
        require_seen(version, row.version)
        return row
    query = select(Attendance).where(col(Attendance.meeting_code) == good.meeting_code)
    there = session.exec(query.order_by(col(Attendance.id)))
    same = (row for row in there if all(getattr(row, name) == getattr(good, name) for name in FIELDS))
    return next(same, None) or Attendance(
        meeting_code=good.meeting_code, presence=good.presence, origin=Origin.LIVE
    )


GONE: Final = N_("รายชื่อนี้ถูกนำออกแล้ว โหลดหน้านี้ใหม่เพื่อดูรายชื่อล่าสุด")


def _found(session: Session, entry_id: int) -> Attendance:
    row = session.get(Attendance, entry_id) if 0 < entry_id <= LARGEST else None
    if row is None:
        raise NotFoundError(GONE)
    return row


def _told(row: Attendance) -> dict[str, object]:
    """Return what the audit chain says of an entry: of which agency, and how it stands."""
    return {"entry": row.id, "presence": row.presence, "agency": row.agency_code}
