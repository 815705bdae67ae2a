"""What a resolution must hold to before it is kept, asked of the store inside its transaction."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from kmcore.access.actor import By
from kmcore.actions.queries import ActionRow, Status, board
from kmcore.errors import Faults, NotFoundError
from kmcore.meetings.agenda.heads import official_heads
from kmcore.meetings.agenda.read_models import HeadKind
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.models import Meeting, Resolution
from kmcore.meetings.preconditions import may_be_code
from kmcore.meetings.queries import meeting_record, session_after
from kmcore.meetings.room.read_models import ResolutionForm
from kmcore.meetings.room.resolution_form import item_title
from kmcore.meetings.session_models import AgendaItem
from kmcore.programme.party import joined_codes
from kmcore.programme.queries import agencies
from kmcore.settings import settings
from kmcore.sources.commands import settled_by
from kmcore.storage.reference_date import reference_day
from kmcore.thai.spoken_dates import spoken_day


@dataclass(frozen=True)
class CheckedResolution:
    """A form fit to be kept: ``head`` filled where the matter tells it, ``due`` as a day.

    ``due_meeting``: the session that ``due`` stands before, where the form says so and not a day.
    """

    form: ResolutionForm
    head: int | None
    due: date | None
    due_meeting: str | None


def check_resolution(session: Session, by: By, row: Meeting, form: ResolutionForm) -> CheckedResolution:
    """Return a tidy form that fits the meeting.

    Raises:
        MeetingError: it speaks of something that is not there, or that cannot be so; ``field`` names what.
        FormError: several parts do.
    """
    faults = Faults()
    head = faults.taken(None, _head, session, row, form)
    faults.taken(None, _require_agencies, session, form)
    if form.action_code is not None:
        faults.taken(None, _require_open, session, row, form)
    due, before = faults.taken((None, None), _due, session, by, row, form)
    faults.refuse()
    return CheckedResolution(form, head, due, before)


def resolution_kept_before(session: Session, form: ResolutionForm) -> Resolution | None:
    """Return the resolution this very form was kept as.

    Raises:
        MeetingError: it was sent again with something else in it, or what it was kept as was changed since.
    """
    if not form.submission:
        return None
    found = session.exec(select(Resolution).where(col(Resolution.submission) == form.submission)).first()
    if found is not None and not _same(session, found, form):
        raise MeetingError(
            "แบบบันทึกนี้ส่งและเก็บไว้แล้วเป็น {code} ด้วยเนื้อหาอื่น อ่าน {code} แล้วแก้ที่นั่น หรือเริ่มแบบใหม่",
            field="submission",
            code=found.code,
        )
    return found


def resolution_of(session: Session, code: str) -> Resolution:
    """Return a resolution that was recorded in session.

    Raises:
        NotFoundError: there is none of this code, or it is a source's, which nobody changes.
    """
    row = session.get(Resolution, code) if may_be_code(code) else None
    if row is None or row.recorded_at is None:
        raise NotFoundError("ไม่มีข้อสรุปรหัส {code} ที่บันทึกในการประชุม โหลดหน้านี้ใหม่แล้วเลือกอีกครั้ง", code=code)
    return row


def _same(session: Session, kept: Resolution, form: ResolutionForm) -> bool:
    given = joined_codes(form.supporters) or None
    plainly = {
        "meeting_code": form.meeting_code,
        "kind": form.kind,
        "text": form.text,
        "agenda_id": form.agenda_id,
        "makes_item": form.makes_item,
        "owner_code": form.owner,
        "supporter_codes": given,
        "check_code": form.check_code,
    }
    return (
        all(getattr(kept, name) == value for name, value in plainly.items())
        and form.head in {None, kept.head}
        and (kept.due_meeting is not None if form.due == "next" else form.due == kept.due_date)
        and _same_work(session, kept, form)
        and _same_number(session, kept, form)
    )


def _same_work(session: Session, kept: Resolution, form: ResolutionForm) -> bool:
    if not form.makes_item:
        return kept.action_code == form.action_code
    rows = board(session, _day_of(session, kept)) if kept.withdrawn_at is None else []
    title = next((row.title.th for row in rows if row.code == kept.action_code), None)
    return title in {None, item_title(form)}


def _same_number(session: Session, kept: Resolution, form: ResolutionForm) -> bool:
    if form.check_code is None or kept.withdrawn_at is not None:
        return True
    return settled_by(session, form.check_code) == (kept.code, form.statement_id)


def _day_of(session: Session, kept: Resolution) -> date:
    return session.get_one(Meeting, kept.meeting_code).on_date


def _head(session: Session, row: Meeting, form: ResolutionForm) -> int | None:
    """Return the head it comes under: as said, else its agenda item's, else matters arising for work that is there."""
    there = official_heads(row.heads)
    if form.head is not None and form.head not in {number for number, *_rest in there}:
        raise MeetingError(
            "ไม่มีระเบียบวาระที่ {head} ในการประชุมนี้ เลือกวาระจากรายการ", field="head", head=form.head
        )
    if form.agenda_id is not None:
        return _agenda_head(session, row, form)
    if form.head is None and form.action_code is not None:
        return next(number for number, kind, _title in there if kind is HeadKind.ARISING)
    return form.head


def _agenda_head(session: Session, row: Meeting, form: ResolutionForm) -> int:
    query = select(AgendaItem).where(
        col(AgendaItem.id) == form.agenda_id, col(AgendaItem.meeting_code) == row.code
    )
    item = session.exec(query).first()
    if item is None or form.head not in {None, item.head}:
        raise MeetingError("เรื่องที่เลือกไม่อยู่ในระเบียบวาระนี้แล้ว โหลดหน้านี้ใหม่แล้วเลือกอีกครั้ง", field="agenda_id")
    return item.head


def _require_agencies(session: Session, form: ResolutionForm) -> None:
    known = {agency.code for agency in agencies(session)}
    if form.owner is not None and form.owner not in known:
        raise MeetingError("ไม่มีหน่วยงานนี้ เลือกเจ้าของงานจากรายการ", field="owner")
    if not known.issuperset(form.supporters):
        raise MeetingError("ไม่มีหน่วยงานนี้ เลือกหน่วยหนุนเสริมจากรายการ", field="supporters")


def _require_open(session: Session, row: Meeting, form: ResolutionForm) -> None:
    found = next((item for item in board(session, row.on_date) if item.code == form.action_code), None)
    if found is None:
        raise MeetingError(
            "ไม่มีงานติดตามรหัส {code} ในวันประชุม {day} เลือกงานจากรายการ",
            field="action_code",
            code=form.action_code,
            day=spoken_day(row.on_date),
        )
    if found.status == Status.DONE:
        raise MeetingError(
            "งาน {code} เสร็จแล้วในวันประชุม ถ้ามีเรื่องต้องทำต่อ ให้บันทึกเป็นงานใหม่", field="action_code", code=found.code
        )
    _require_helpers(found, form)


def _require_helpers(item: ActionRow, form: ResolutionForm) -> None:
    if form.owner is None and set(item.owners) & set(form.supporters):
        raise MeetingError(
            "หน่วยหนุนเสริมที่เลือกเป็นเจ้าของงาน {code} อยู่แล้ว เอาหน่วยนั้นออก หรือเลือกเจ้าของใหม่ด้วย",
            field="supporters",
            code=item.code,
        )


def _due(
    session: Session, by: By, row: Meeting, form: ResolutionForm
) -> tuple[date, str | None] | tuple[None, None]:
    """Return the day, and the session it stands before where that was said."""
    if form.due is None:
        return None, None
    if isinstance(form.due, date):
        if form.due < row.on_date:
            raise MeetingError(
                "กำหนด {due} อยู่ก่อนวันประชุม {day} เลือกวันประชุมหรือหลังจากนั้น",
                field="due",
                due=spoken_day(form.due),
                day=spoken_day(row.on_date),
            )
        return form.due, None
    return _before_next(session, by, row)


def _before_next(session: Session, by: By, row: Meeting) -> tuple[date, str]:
    """Return the day of the circle's next session, as it is planned today, and its code."""
    today = max(reference_day(session, settings(), by.clock), row.on_date)
    coming = session_after(session, meeting_record(session, row.code, today).info, today)
    if coming is None:
        raise MeetingError("ยังไม่ได้กำหนดวันประชุมครั้งหน้าของวงนี้ กำหนดวันที่หน้าปฏิทินวงก่อน หรือเลือกวันที่เอง", field="due")
    return coming.on_date, coming.code
