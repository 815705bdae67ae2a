"""What resolutions do: the items they make, hand over and date, the numbers they settle. No commit here."""

from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from kmcore.actions.resolution_effects import (
    ItemAssignment,
    ItemWording,
    apply_assignments,
    end_item,
    open_item,
    reword_item,
    was_reported,
)
from kmcore.errors import NotFoundError
from kmcore.i18n import N_, _, speaking
from kmcore.meetings.agenda.proposals import in_both_languages
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.models import Meeting, Resolution
from kmcore.meetings.planning.tied_work import session_now
from kmcore.meetings.room.read_models import ResolutionForm
from kmcore.meetings.room.resolution_form import item_title
from kmcore.programme.kinds import ResolutionKind
from kmcore.programme.party import party_of
from kmcore.sources.commands import SettledError, reopen_check, settle_check, settled_by

STATED_AS: Final = {
    ResolutionKind.DECISION: N_("มติ"),
    ResolutionKind.INSTRUCTION: N_("ข้อสั่งการ"),
    ResolutionKind.PROPOSAL: N_("ข้อเสนอ"),
}


def made_item(session: Session, row: Meeting, form: ResolutionForm, made: str | None) -> str | None:
    """Return the item a resolution made or speaks of, once it is as the form says.

    ``made``: the item it had made until now. It is reworded, or ended where the form makes none any more.

    Raises:
        MeetingError: it cannot be ended.
    """
    if made is not None and not form.makes_item:
        if form.action_code == made:
            raise MeetingError(
                "งาน {code} เกิดจากข้อนี้เอง เลือกเป็นงานใหม่ หรือเลือกงานอื่น", field="action_code", code=made
            )
        end_made_item(session, row, made)
    if not form.makes_item:
        return form.action_code
    if made is None:
        return open_item(session, _wording(form), row.code, row.on_date)
    reword_item(session, made, _wording(form))
    return made


def end_made_item(session: Session, row: Meeting, made: str) -> None:
    """Take the item a resolution made off every board: the circle never gave this work. Its row and code stay.

    Raises:
        MeetingError: agencies have reported on it, or other resolutions, of whatever day, speak of it.
    """
    if was_reported(session, made):
        raise MeetingError(
            "หน่วยงานรายงานงาน {code} แล้ว จึงถอนงานไม่ได้ บันทึกข้อใหม่ที่บอกว่าจะทำอย่างไรกับงานนี้แทน", code=made
        )
    speaking = _standing(session, made, makes_item=False)
    if speaking:
        raise MeetingError(
            "ข้อสรุป {resolution} พูดถึงงาน {code} อยู่ ถอนหรือแก้ข้อนั้นก่อน",
            resolution=", ".join(one.code for one in speaking),
            code=made,
        )
    end_item(session, made, row.on_date)


def apply_resolutions_of_day(session: Session, row: Meeting, action_code: str) -> None:
    """Let an item stand as the resolutions of the meeting's day say, the one that made it first."""
    standing = [
        *_standing(session, action_code, makes_item=True, on=row.on_date),
        *_standing(session, action_code, makes_item=False, on=row.on_date),
    ]
    apply_assignments(session, action_code, row.on_date, [given_by(session, one) for one in standing])


def given_by(session: Session, row: Resolution) -> ItemAssignment:
    """Return what a resolution gives its work; a date before a session as that session is planned now."""
    helpers = party_of(row.supporter_codes)
    if row.due_meeting is None:
        return ItemAssignment(row.code, row.owner_code, helpers, row.due_date)
    to = session_now(session, row.due_meeting)
    return ItemAssignment(row.code, row.owner_code, helpers, to.on_date, to.code)


def changes_work(row: Resolution) -> bool:
    """Tell whether a resolution gives its work anything."""
    return row.makes_item or bool(row.owner_code or row.supporter_codes or row.due_date)


def settle_number(session: Session, meeting: Meeting, form: ResolutionForm, code: str, label: str) -> None:
    """Let the resolution ``code`` settle what its form says, by the chair's word (the meeting's where none is known).

    ``label``: who wrote it down, which is said beside whose word it was.

    Raises:
        MeetingError: there is no such question or value, or another resolution settled it.
    """
    if form.check_code is None or form.statement_id is None:
        return
    with speaking("th"):
        said_by = _("{who} ({clerk} บันทึก)", who=meeting.chair or _("ที่ประชุม"), clerk=label)
    try:
        settle_check(session, form.check_code, form.statement_id, meeting.on_date, said_by, code)
    except (NotFoundError, SettledError) as error:
        raise MeetingError(error.message, field="check_code", **error.values) from None


def release_number(session: Session, row: Resolution) -> None:
    """Open the question again that a resolution settled, where it settled one."""
    if row.check_code is not None:
        reopen_check(session, row.check_code, row.code)


def audited_resolution(session: Session, row: Resolution) -> dict[str, object]:
    """Return what the audit chain says of a resolution; its words lie in the resolution itself."""
    statement = settled_by(session, row.check_code)[1] if row.check_code else None
    said = {
        "kind": row.kind,
        "head": row.head,
        "agenda": row.agenda_id,
        "action": row.action_code,
        "makes_item": row.makes_item or None,
        "owner": row.owner_code,
        "supporters": row.supporter_codes,
        "due": row.due_date,
        "due_meeting": row.due_meeting,
        "check": row.check_code,
        "statement": statement,
    }
    return {name: value for name, value in said.items() if value is not None}


def _wording(form: ResolutionForm) -> ItemWording:
    stated_as = in_both_languages(lambda: _(STATED_AS[form.kind]))
    return ItemWording(item_title(form), form.kind, stated_as.th, stated_as.en.lower())


def _standing(
    session: Session, action_code: str, *, makes_item: bool, on: date | None = None
) -> list[Resolution]:
    """Return the resolutions, of any circle, that make or speak of an item (on a day), in their order."""
    query = (
        select(Resolution)
        .join(Meeting, col(Meeting.code) == col(Resolution.meeting_code))
        .where(
            col(Resolution.action_code) == action_code,
            col(Resolution.makes_item).is_(makes_item),
            col(Resolution.recorded_at).is_not(None),
            col(Resolution.withdrawn_at).is_(None),
        )
    )
    if on is not None:
        query = query.where(col(Meeting.on_date) == on)
    return list(session.exec(query.order_by(col(Resolution.position), col(Resolution.code))))
