"""What the secretariat does before a circle: reminds, closes and opens again; renewing a calendar address."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.authorization import Target
from kmcore.access.command import RunningCommand, command
from kmcore.clock import Clock
from kmcore.errors import FieldError, NotFoundError
from kmcore.i18n import N_
from kmcore.meetings.text_rules import one_line_of_meeting
from kmcore.programme.queries import agencies
from kmcore.reminders.models import CalendarFeed, Channel, Reminder, ReportingWindow
from kmcore.reminders.queries import circle_of_window, closing_of, coming_window
from kmcore.reminders.read_models import WindowInfo, WindowState
from kmcore.settings import settings
from kmcore.storage.reference_date import reference_day, reference_moment

LONGEST_REASON = 500  # letters


class WindowError(FieldError):
    """The window before a circle cannot be changed as asked."""


def close_window(engine: Engine, by: By, meeting_code: str) -> None:
    """Close the window before the next circle: reports are still taken, and marked late from now on.

    Raises:
        WindowError: it has not opened, is closed already, or the next circle is another one.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.CLOSE_WINDOW) as running:
        window = _window(running, by.clock, meeting_code)
        if window.state == WindowState.CLOSED:
            raise WindowError("ปิดรับรายงานรอบนี้ไปแล้ว ไม่ต้องปิดซ้ำ โหลดหน้านี้ใหม่เพื่อดูว่าปิดเมื่อใด")
        if window.state == WindowState.BEFORE:
            raise WindowError("ยังไม่ถึงวันเปิดรับรายงานรอบนี้ จึงยังปิดไม่ได้ รอถึงวันเปิดรับก่อน")
        closed_at = _moment(running.session, by.clock)
        row = running.session.get(ReportingWindow, meeting_code) or ReportingWindow(
            meeting_code=meeting_code, opens_on=window.opens_on, due_on=window.due_on
        )
        row.opens_on, row.due_on = window.opens_on, window.due_on
        row.closed_at, row.closed_by = closed_at, running.user.account_id
        running.session.add(row)
        running.commit({"before": None, "after": {"closed_at": closed_at}}, thing=f"meeting:{meeting_code}")


def reopen_window(engine: Engine, by: By, meeting_code: str, reason: str) -> str:
    """Open a closed window again; ``reason`` is kept in the audit chain, and returned as it is kept.

    Raises:
        WindowError: it is not closed, no reason is given, or the next circle is another one.
        TextError: the reason cannot be kept.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.REOPEN_WINDOW) as running:
        said = _reason(reason)
        window = _window(running, by.clock, meeting_code)
        row = closing_of(running.session, window.meeting)
        if row is None:
            raise WindowError("รอบนี้เปิดรับรายงานอยู่แล้ว ไม่ต้องเปิดใหม่ โหลดหน้านี้ใหม่เพื่อดูสถานะล่าสุด")
        before = row.closed_at
        row.closed_at = row.closed_by = None
        detail: dict[str, object] = {"before": {"closed_at": before}, "after": None, "reason": said}
        running.commit(detail, thing=f"meeting:{meeting_code}")
        return said


def record_reminder(  # noqa: PLR0913 - what a reminder is, by name
    engine: Engine,
    by: By,
    meeting_code: str,
    agency_code: str,
    channel: Channel,
    *,
    recipients: int = 0,
    failed: Sequence[tuple[int, str]] = (),
) -> None:
    """Record that an agency was reminded by a channel.

    ``recipients``: how many an e-mail was handed to the mail server for. ``failed``: the accounts it was
    not, and why; both are kept in the audit chain, by number of account, never by address.

    Raises:
        WindowError: the next circle is another one.
        NotFoundError: there is no such agency.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.REMIND) as running:
        window = _window(running, by.clock, meeting_code)
        _require_agency(running.session, agency_code)
        row = Reminder(
            meeting_code=window.meeting.code,
            agency_code=agency_code,
            channel=channel,
            sent_at=_moment(running.session, by.clock),
            sent_by=running.user.account_id,
            recipients=recipients,
        )
        running.session.add(row)
        after = {"meeting": meeting_code, "channel": channel, "recipients": recipients}
        problems = [{"account": number, "problem": problem} for number, problem in failed]
        running.commit({"after": after, "failed": problems}, thing=f"agency:{agency_code}")


def renew_feed(engine: Engine, by: By, agency_code: str) -> int:
    """Give an agency's calendar another address, return its version; the old address answers nothing then.

    Raises:
        NotFoundError: there is no such agency.
        NotAllowedError: ``by`` is neither its lead nor of the secretariat.
    """
    with command(engine, by, permissions.RENEW_FEED, Target(agencies=frozenset({agency_code}))) as running:
        _require_agency(running.session, agency_code)
        feed = running.session.get(CalendarFeed, agency_code) or CalendarFeed(agency_code=agency_code)
        before = feed.version
        feed.version = before + 1
        running.session.add(feed)
        detail: dict[str, object] = {"before": {"version": before}, "after": {"version": feed.version}}
        running.commit(detail, thing=f"agency:{agency_code}")
        return before + 1


def _window(running: RunningCommand, clock: Clock, meeting_code: str) -> WindowInfo:
    """Return the window of the circle's next session, which has to be the one the page was drawn for."""
    today = reference_day(running.session, settings(), clock)
    window = coming_window(running.session, today, circle_of_window(running.session, meeting_code))
    if window is None or window.meeting.code != meeting_code:
        raise WindowError("วงครั้งต่อไปไม่ใช่วงที่เห็นอยู่แล้ว โหลดหน้านี้ใหม่แล้วทำอีกครั้ง")
    return window


def _moment(session: Session, clock: Clock) -> datetime:
    """Return now as reports are dated: on a data set of 2550 a closing belongs to 2550 too."""
    return reference_moment(session, settings(), clock)


def _reason(reason: str) -> str:
    said = one_line_of_meeting("reason", N_("เหตุผล"), reason, LONGEST_REASON)
    if not said:
        raise WindowError("ยังไม่ได้บอกเหตุผล เขียนสั้น ๆ ว่าเปิดรับใหม่เพราะอะไร แล้วกดอีกครั้ง", field="reason")
    return said


def _require_agency(session: Session, agency_code: str) -> None:
    if agency_code not in {agency.code for agency in agencies(session)}:
        raise NotFoundError("ไม่มีหน่วยงานรหัส {code} เลือกจากรายการในหน้ารายงานก่อนประชุม", code=agency_code)
