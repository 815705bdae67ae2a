"""Resolutions as they are said: recorded, changed, struck out; each with its work, or nothing of it."""

import re
from dataclasses import replace
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session, select

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import RunningCommand, command
from kmcore.errors import Faults
from kmcore.i18n import N_
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.models import Meeting, Resolution
from kmcore.meetings.preconditions import require_life, require_seen
from kmcore.meetings.room.discussion import quoted_for_audit
from kmcore.meetings.room.read_models import ResolutionForm, ResolutionReceipt
from kmcore.meetings.room.resolution_checks import (
    CheckedResolution,
    check_resolution,
    resolution_kept_before,
    resolution_of,
)
from kmcore.meetings.room.resolution_form import tidy_resolution
from kmcore.meetings.room.resolution_work import (
    apply_resolutions_of_day,
    audited_resolution,
    changes_work,
    end_made_item,
    made_item,
    release_number,
    settle_number,
)
from kmcore.meetings.text_rules import clean_meeting_text
from kmcore.programme.party import joined_codes
from kmcore.storage.base import Origin
from kmcore.storage.revision import revision

_NUMBERED: Final = re.compile(r"R(\d+)")
LONGEST_REASON: Final = 500  # letters
REASON: Final = N_("เหตุผลที่ถอน")


def record_resolution(
    engine: Engine, by: By, form: ResolutionForm, faults: Faults | None = None
) -> ResolutionReceipt:
    """Keep a resolution of an open session, with the work it makes or changes and the number it settles.

    All of it counts on the meeting's own day. The same form sent twice is kept once. ``faults``: what was found wrong
    in reading the form; it is refused with the rest.

    Raises:
        NotAllowedError: ``by`` is not of the secretariat.
        NotFoundError: no meeting has this code.
        MeetingError: the meeting is not open, or a field cannot be taken; ``field`` names it.
        StorageError: so many write that the turn did not come.
    """
    with command(engine, by, permissions.RECORD_MEETING) as running:
        good = tidy_resolution(form, faults)
        known = resolution_kept_before(running.session, good)
        if known is not None:
            now = revision(running.session)
            return ResolutionReceipt(known.code, known.action_code, known.version, now, repeated=True)
        meeting = require_life(running.session, good.meeting_code, MeetingLife.OPEN)
        row = _new_row(running, meeting, good)
        _write(running, meeting, row, check_resolution(running.session, by, meeting, good))
        return _keep(running, row, None)


def change_resolution(  # noqa: PLR0913, PLR0917 - which one, what it is to say, seen at which version
    engine: Engine, by: By, code: str, form: ResolutionForm, version: int, faults: Faults | None = None
) -> ResolutionReceipt:
    """Let a resolution of an open session say something else; its work and its number follow.

    The item it made takes on the new words, kind, owner, support and due date; one that it makes no more is ended,
    one that it is to make now is opened. What it had given to work that was there is given back.

    Raises:
        NotAllowedError: ``by`` is not of the secretariat.
        NotFoundError: no meeting or no recorded resolution has this code.
        MeetingError: the meeting is not open, the resolution was struck out, a field cannot be taken, or the item it
            made cannot be ended (agencies have reported on it, other resolutions speak of it).
        EditConflictError: it was changed since it was seen.
    """
    with command(engine, by, permissions.RECORD_MEETING) as running:
        row = resolution_of(running.session, code)
        meeting = require_life(running.session, row.meeting_code, MeetingLife.OPEN)
        _require_standing(row)
        require_seen(version, row.version)
        own = form.makes_item and form.action_code == row.action_code  # a form drawn from what it made
        good = tidy_resolution(
            replace(form, meeting_code=row.meeting_code, action_code=None if own else form.action_code),
            faults,
        )
        before = _told(running.session, row)
        _release(running.session, meeting, row)
        _write(running, meeting, row, check_resolution(running.session, by, meeting, good))
        row.version += 1
        return _keep(running, row, before)


def withdraw_resolution(engine: Engine, by: By, code: str, reason: str, version: int) -> None:
    """Strike out a resolution of an open session; it stays readable, with the reason.

    What it gave to work that was there is given back, and a number it settled is open again. The item it made is not
    deleted: it ends on the meeting's day, so that no board shows it and its code is never given again. Once agencies
    have reported on it, or while other resolutions speak of it, that is refused.

    Raises:
        NotAllowedError: ``by`` is not of the secretariat.
        NotFoundError: no recorded resolution has this code.
        MeetingError: no reason is given, the meeting is not open, it was struck out before, or its item cannot be
            ended.
        EditConflictError: it was changed since it was seen.
    """
    with command(engine, by, permissions.RECORD_MEETING) as running:
        said = clean_meeting_text("reason", REASON, reason, LONGEST_REASON)
        if not said:
            raise MeetingError("ยังไม่ได้บอกเหตุผลที่ถอน เขียนสั้น ๆ หนึ่งประโยค", field="reason")
        row = resolution_of(running.session, code)
        meeting = require_life(running.session, row.meeting_code, MeetingLife.OPEN)
        _require_standing(row)
        require_seen(version, row.version)
        before = _told(running.session, row)
        if row.makes_item and row.action_code is not None:
            end_made_item(running.session, meeting, row.action_code)
        row.withdrawn_at, row.withdrawn_reason = running.now, said
        row.version += 1
        running.session.flush()
        if row.action_code is not None and changes_work(row):
            apply_resolutions_of_day(running.session, meeting, row.action_code)
        release_number(running.session, row)
        detail: dict[str, object] = {"resolution": code, "before": before, "after": None, "reason": said}
        running.commit(detail, thing=f"meeting:{meeting.code}")


def _new_row(running: RunningCommand, meeting: Meeting, form: ResolutionForm) -> Resolution:
    session = running.session
    there = session.exec(select(Resolution.code, Resolution.position)).all()
    numbers = [int(found[1]) for code, _place in there if (found := _NUMBERED.fullmatch(code))]
    return Resolution(
        code=f"R{max(numbers, default=0) + 1}",
        meeting_code=meeting.code,
        position=max((place for _code, place in there), default=0) + 1,
        kind=form.kind,
        text=form.text,
        text_en="",
        recorded_at=running.now,
        account_id=running.user.account_id,
        submission=form.submission or None,
        origin=Origin.LIVE,
    )


def _write(running: RunningCommand, meeting: Meeting, row: Resolution, good: CheckedResolution) -> None:
    """Let a new or released row be as the form says, and all that follows from it."""
    session, form = running.session, good.form
    settle_number(session, meeting, form, row.code, running.user.label)
    row.action_code = made_item(session, meeting, form, row.action_code if row.makes_item else None)
    row.kind, row.text, row.makes_item = form.kind, form.text, form.makes_item
    row.head, row.agenda_id = good.head, form.agenda_id
    row.owner_code, row.supporter_codes = form.owner, joined_codes(form.supporters) or None
    row.due_date, row.due_meeting, row.check_code = good.due, good.due_meeting, form.check_code
    session.add(row)
    session.flush()
    if row.action_code is not None and changes_work(row):
        apply_resolutions_of_day(session, meeting, row.action_code)


def _release(session: Session, meeting: Meeting, row: Resolution) -> None:
    """Take back what a resolution gave its work and its number: what it says next is judged without it."""
    if row.action_code is not None and changes_work(row):
        row.owner_code = row.supporter_codes = row.due_date = row.due_meeting = None
        session.flush()
        apply_resolutions_of_day(session, meeting, row.action_code)
    release_number(session, row)


def _require_standing(row: Resolution) -> None:
    if row.withdrawn_at is not None:
        raise MeetingError("ข้อสรุป {code} ถูกถอนไปแล้ว จึงแก้ไม่ได้ บันทึกเป็นข้อใหม่แทน", code=row.code)


def _keep(running: RunningCommand, row: Resolution, before: dict[str, object] | None) -> ResolutionReceipt:
    detail: dict[str, object] = {
        "resolution": row.code,
        "before": before,
        "after": _told(running.session, row),
    }
    code, action_code, version = row.code, row.action_code, row.version
    return ResolutionReceipt(
        code, action_code, version, running.commit(detail, thing=f"meeting:{row.meeting_code}")
    )


def _told(session: Session, row: Resolution) -> dict[str, object]:
    return {"text": quoted_for_audit(row.text), **audited_resolution(session, row)}
