"""Keeping an agency's report on an item: appended, never overwritten, nothing lost unseen.

The command people give is ``kmcore.reminders.report_command.report``, which knows of the reporting window.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.authorization import Target
from kmcore.access.command import RunningCommand, command
from kmcore.actions import statements
from kmcore.actions.drafts import drop_draft
from kmcore.actions.models import ActionUpdate, Attachment
from kmcore.actions.photos import MEDIA_TYPE, AttachmentError, PreparedPhoto
from kmcore.actions.report_checks import (
    ConflictError,
    report_kept_before,
    report_target,
    require_newest_seen,
    require_part,
)
from kmcore.actions.report_form import KEPT_AS_WRITTEN, CheckedForm, ReportForm, check_report_form
from kmcore.actions.report_text import ReportError
from kmcore.errors import Faults
from kmcore.settings import settings
from kmcore.storage.base import Origin
from kmcore.storage.reference_date import reference_moment
from kmcore.storage.revision import revision
from kmcore.thai.dates import BANGKOK

__all__ = ["AttachmentError", "ConflictError", "ReportError", "ReportForm", "ReportReceipt", "append_report"]
QUOTED: Final = 200  # letters of a text that the audit chain repeats


@dataclass(frozen=True)
class ReportReceipt:
    """A report that is kept: its number, whether it came late, the store's revision.

    ``repeated``: this very form had been kept before, and nothing was written now.
    """

    update_id: int
    late: bool
    revision: int
    repeated: bool


@dataclass(frozen=True)
class ReportTiming:
    """When a report comes: after the window before its circle was closed; after the circle of the day was over."""

    late: bool
    after_circle: bool


def append_report(  # noqa: PLR0913 - what a report is, and who is asked of it
    engine: Engine,
    by: By,
    form: ReportForm,
    *,
    window_closed: Callable[[Session, date, str], bool],
    circle_over: Callable[[Session, date, str], bool],
    faults: Faults | None = None,
) -> ReportReceipt:
    """Append a report to an item, with its photos, and forget the writer's draft.

    ``window_closed`` tells, in the same transaction, whether a report of a day on an item comes late;
    ``circle_over`` whether the item's circle met on that day and is over. ``faults``: what was found wrong in reading
    the form; it is refused with the rest.

    It is dated by the reference moment, and by the item's newest report of that day where the clock stands
    before it: what was written last counts.

    Raises:
        ReportError: a field cannot be taken; ``field`` names it.
        FormError: several cannot.
        AttachmentError: a photo cannot be taken.
        NotAllowedError: the writer has no say in this agency's part.
        SignedOutError: the account was closed or changed.
        NotFoundError: no such item is open, or there is no such agency.
        ConflictError: others reported since; ``theirs`` is what they wrote. Nothing was written.
        StorageError: so many write that the turn did not come.
    """
    good = check_report_form(form, faults)  # photos take a while: before the writers' queue
    with command(engine, by, permissions.REPORT, lambda session: _target(session, good, by)) as running:
        moment = _moment(running.session, by)
        require_part(running.target, good.form)
        known = report_kept_before(running.session, good)
        if known is not None:
            return ReportReceipt(known.id or 0, known.late, revision(running.session), repeated=True)
        require_newest_seen(running.session, good.form)
        told = (running.session, moment.astimezone(BANGKOK).date(), form.action_code)
        return _keep(running, good, moment, ReportTiming(window_closed(*told), circle_over(*told)))


def _moment(session: Session, by: By) -> datetime:
    return reference_moment(session, settings(), by.clock)


def _target(session: Session, good: CheckedForm, by: By) -> Target:
    return report_target(session, good.form, _moment(session, by).astimezone(BANGKOK).date())


def _keep(
    running: RunningCommand, good: CheckedForm, moment: datetime, timing: ReportTiming
) -> ReportReceipt:
    form, session = good.form, running.session
    before = _last_of_agency(session, form, moment)
    row = _update(running, form, moment, timing)
    session.add(row)
    session.flush()
    _add_photos(session, row, good.photos)
    if running.user.account_id is not None:
        drop_draft(session, running.user.account_id, form.action_code)
    after = {**_said(row), "update": row.id, "late": row.late, "photos": len(good.photos)}
    detail: dict[str, object] = {"agency": form.agency_code, "before": before, "after": after}
    number = row.id or 0
    return ReportReceipt(
        number, timing.late, running.commit(detail, thing=f"action:{form.action_code}"), repeated=False
    )


def _update(
    running: RunningCommand, form: ReportForm, moment: datetime, timing: ReportTiming
) -> ActionUpdate:
    day = moment.astimezone(BANGKOK).date()
    return ActionUpdate(
        **{name: getattr(form, name) for name in KEPT_AS_WRITTEN},
        reported_on=day,
        reported_at=_after_the_last(running.session, form.action_code, moment),
        account_id=running.user.account_id,
        submission=form.submission or None,
        late=timing.late,
        after_circle=timing.after_circle,
        origin=Origin.LIVE,
    )


def _after_the_last(session: Session, code: str, moment: datetime) -> datetime:
    """Two reports of one reference day may be written on two real ones, the later one earlier in the day."""
    day = moment.astimezone(BANGKOK).date()
    query = select(ActionUpdate.reported_at).where(
        col(ActionUpdate.action_code) == code, col(ActionUpdate.reported_on) == day
    )
    last = session.exec(query.order_by(col(ActionUpdate.reported_at).desc()).limit(1)).first()
    return max(moment, last + timedelta(microseconds=1)) if last else moment


def _add_photos(session: Session, row: ActionUpdate, photos: tuple[PreparedPhoto, ...]) -> None:
    for photo in photos:
        session.add(
            Attachment(
                update_id=row.id or 0,
                media_type=MEDIA_TYPE,
                width=photo.width,
                height=photo.height,
                sha256=photo.sha256,
                data=photo.data,
            )
        )


def _last_of_agency(session: Session, form: ReportForm, moment: datetime) -> dict[str, object] | None:
    latest = statements.latest_updates(session, moment.astimezone(BANGKOK).date(), form.action_code)
    said = {row.agency_code: _said(row) for row in latest.get(form.action_code, [])}
    return said.get(form.agency_code)


def _said(row: ActionUpdate) -> dict[str, object]:
    """Return what the audit chain says of a report: its whole text lies in the report itself."""
    texts = {name: _quoted(getattr(row, name)) for name in ("done", "obstacle", "ask")}
    return {"state": str(row.state), "progress": row.progress, **{k: v for k, v in texts.items() if v}}


def _quoted(text: str | None) -> str | None:
    return text if text is None or len(text) <= QUOTED else text[: QUOTED - 1] + "…"
