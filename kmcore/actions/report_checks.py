"""What a report must hold to before it is kept, asked inside its transaction."""

from datetime import date

from sqlmodel import Session, col, select

from kmcore.access.authorization import Target
from kmcore.actions import statements
from kmcore.actions.models import ActionUpdate, Attachment, PartyRole
from kmcore.actions.queries import Update, updates_since
from kmcore.actions.report_form import KEPT_AS_WRITTEN, CheckedForm, ReportForm
from kmcore.actions.report_text import ReportError
from kmcore.errors import KmError, NotFoundError
from kmcore.programme.queries import agencies


class ConflictError(KmError):
    """Others reported on the item since the writer saw it.

    ``theirs``: what they wrote, oldest first. ``version``: what a report that has seen it all says it has seen.
    """

    def __init__(
        self, message: str, /, *, theirs: tuple[Update, ...], version: int, **values: object
    ) -> None:
        super().__init__(message, **values)
        self.theirs, self.version = theirs, version


def report_target(session: Session, form: ReportForm, day: date) -> Target:
    """Return whose report it is: of an agency with a part in the item on the day; of any where none owns it.

    Raises:
        NotFoundError: no such item is open on the day.
    """
    if not statements.opened_items(session, day, form.action_code):
        raise NotFoundError(
            "ไม่มีงานติดตามรหัส {code} ที่รายงานได้วันนี้ เปิดงานจากรายการงานติดตามแล้วรายงานอีกครั้ง", code=form.action_code
        )
    parties = statements.parties(session, day, form.action_code).get(form.action_code, [])
    if form.agency_code in {party.agency_code for party in parties}:
        has_part = True
    else:
        owned = any(party.role == PartyRole.OWNER for party in parties)
        has_part = not owned and form.agency_code in {agency.code for agency in agencies(session)}
    return Target(f"action:{form.action_code}", frozenset({form.agency_code} if has_part else ()))


def require_part(target: Target, form: ReportForm) -> None:
    """Let the agency be reported for.

    Raises:
        ReportError: the agency has no part in the item.
    """
    if form.agency_code not in target.agencies:
        raise ReportError(
            "{name}นี้ไม่มีส่วนในงาน {code} เลือกหน่วยงานที่เป็นเจ้าของหรือร่วมทำงานนี้",
            field="agency_code",
            code=form.action_code,
        )


def report_kept_before(session: Session, good: CheckedForm) -> ActionUpdate | None:
    """Return the report this very form was kept as.

    Raises:
        ReportError: the form was sent again with something else in it, which would be lost.
    """
    if not good.form.submission:
        return None
    query = select(ActionUpdate).where(col(ActionUpdate.submission) == good.form.submission)
    found = session.exec(query).first()
    if found is not None and not _same(session, found, good):
        raise ReportError(
            "{name}นี้ส่งและเก็บไว้แล้วด้วยเนื้อหาอื่น เปิดงานนี้ใหม่แล้วส่งส่วนที่แก้เป็นรายงานอีกฉบับ",
            field="submission",
        )
    return found


def _same(session: Session, kept: ActionUpdate, good: CheckedForm) -> bool:
    """A second sending may come without its photos: the browser drops them first."""
    hashes = set(session.exec(select(Attachment.sha256).where(col(Attachment.update_id) == kept.id)))
    return all(
        getattr(kept, name) == getattr(good.form, name) for name in KEPT_AS_WRITTEN
    ) and hashes.issuperset(photo.sha256 for photo in good.photos)


def require_newest_seen(session: Session, form: ReportForm) -> None:
    """Let nobody write over what they have not seen.

    Raises:
        ConflictError: the item's newest report is not the one the writer saw.
    """
    newest = statements.newest_number(session, form.action_code)
    if form.seen == newest:
        return
    # A number beyond the newest is of a report that is gone (a removed demonstration layer): show all.
    theirs = updates_since(session, form.action_code, form.seen if 0 <= form.seen < newest else 0)
    raise ConflictError(
        "มีรายงานใหม่ในงาน {code} ระหว่างที่ท่านพิมพ์ ({count} ฉบับ) อ่านของเขาเทียบกับของท่าน แล้วเลือกว่าจะส่งอย่างไร ข้อความของท่านยังอยู่",
        code=form.action_code,
        count=len(theirs),
        theirs=theirs,
        version=newest,
    )
