"""An agency's calendar (RFC 5545): circles, its due dates, the window. No personal data is in it."""

from collections.abc import Iterator
from datetime import date
from hmac import compare_digest
from itertools import pairwise

from icalendar import Event
from sqlmodel import Session

from kmcore.access import permissions, signing_key
from kmcore.access.actor import User
from kmcore.access.authorization import Target, require
from kmcore.actions.queries import ActionRow, PartyRole, Status, board
from kmcore.errors import KmError, NotFoundError
from kmcore.i18n import _, speaking
from kmcore.meetings.circle_items import home_circles
from kmcore.meetings.planning.queries import planned_sessions
from kmcore.meetings.queries import PROVINCE_CIRCLE, MeetingInfo
from kmcore.programme.queries import agencies
from kmcore.programme.read_models import AgencyInfo
from kmcore.reminders.calendar_parts import (
    SIGNATURE_LETTERS,
    calendar_bytes,
    calendar_etag,
    empty_calendar,
    event,
    moved_from,
    session_event,
)
from kmcore.reminders.message import MY_WORK
from kmcore.reminders.queries import feed_version
from kmcore.reminders.read_models import due_on, opens_on
from kmcore.storage.subjects import Subject, reads
from kmcore.thai.plain_text import one_line


class FeedError(KmError):
    """There is no such calendar: the address is wrong, or was renewed."""


@reads(Subject.PROGRAMME, Subject.REMINDERS)
def agency_feed_path(session: Session, user: User, agency_code: str) -> str:
    """Return the address of an agency's calendar on this server, for who may see it.

    Raises:
        NotAllowedError: ``user`` is neither its lead nor of the secretariat.
        NotFoundError: there is no such agency.
    """
    require(user, permissions.SEE_FEED, Target(agencies=frozenset({agency_code})))
    if _agency(session, agency_code) is None:
        raise NotFoundError("ไม่มีหน่วยงานรหัส {code} เลือกจากรายการในหน้ารายงานก่อนประชุม", code=agency_code)
    return f"/calendar/{agency_code}-{agency_signature(session, agency_code)}.ics"


def agency_signature(session: Session, agency_code: str) -> str:
    """Return what makes the address of an agency's calendar valid: nobody can guess it without the key."""
    said = f"{agency_code}:{feed_version(session, agency_code)}"
    return signing_key.signature(session.get_bind().engine, "calendar", said)[:SIGNATURE_LETTERS]


def agency_of_feed(session: Session, name: str) -> AgencyInfo:
    """Return the agency whose calendar lies at ``name``, "doae-<signature>".

    Raises:
        FeedError: no agency of this code, or not its signature now; which of them is not told.
    """
    code, _dash, signed = name.rpartition("-")
    found = _agency(session, code)
    # Codes are no secret, so an unknown one may be told sooner; and it never reaches the database.
    if found is None or not compare_digest(agency_signature(session, code).encode(), signed.encode()):
        raise FeedError("ไม่มีปฏิทินที่อยู่นี้ หรือที่อยู่ถูกเปลี่ยนแล้ว ขอที่อยู่ใหม่จากหน้ารายงานก่อนประชุม")
    return found


def agency_feed_etag(session: Session, agency: AgencyInfo, as_of: date, home: str) -> str:
    """Return the tag of the calendar as it stands: another one at each revision, day and address."""
    return calendar_etag(session, agency.code, as_of, home)


def agency_feed(session: Session, agency: AgencyInfo, as_of: date, home: str = "") -> bytes:
    """Return the calendar of an agency as known on the day, in Thai.

    Sessions of the province's circle, and of others whose work it has a part in, with their windows; and the due dates of the items that the agency owns or
    supports and that are not done; what was moved or cancelled says so. ``home``: the server's address for
    people, empty for no links.
    """
    with speaking("th"):
        calendar = empty_calendar(_("วงเอื้อ: {agency}", agency=one_line(agency.short)))
        events = list(_events(session, agency, as_of))
        for each in events:
            if home:
                each.add("url", home + MY_WORK)
        return calendar_bytes(calendar, events, as_of)


def _events(session: Session, agency: AgencyInfo, as_of: date) -> Iterator[Event]:
    rows = board(session, as_of)
    for one in planned_sessions(session, as_of):
        if one.info.circle.code in _circles_of(session, agency.code, rows):
            yield session_event(one)
            if one.to_be_held:
                yield from _window(one.info)
    for row in rows:
        if row.due_date and row.status != Status.DONE:
            yield from _due(row, agency.code)


def _circles_of(session: Session, agency_code: str, rows: list[ActionRow]) -> set[str]:
    """Return the circles an agency reports to: the province's, and those whose work it has a part in, not done."""
    homes = home_circles(session)
    mine = (
        row
        for row in rows
        if row.status != Status.DONE
        and any(part.agency_code == agency_code and part.role for part in row.parts)
    )
    return {PROVINCE_CIRCLE, *(homes[row.meeting_code] for row in mine)}


def _window(meeting: MeetingInfo) -> Iterator[Event]:
    circle = one_line(meeting.circle.name)
    opens = _("เปิดรับรายงานก่อน{circle}", circle=circle)
    yield event(f"window-opens-{meeting.code}", opens_on(meeting.on_date), opens)
    due = _("วันสุดท้ายส่งรายงานก่อน{circle}", circle=circle)
    yield event(f"window-due-{meeting.code}", due_on(meeting.on_date), due)


def _due(row: ActionRow, agency_code: str) -> Iterator[Event]:
    part = next((part for part in row.parts if part.agency_code == agency_code and part.role), None)
    if part is None or part.finished or row.due_date is None:
        return
    title = one_line(row.title)
    said = (
        _("ครบกำหนด {code} {title}", code=row.code, title=title)
        if part.role == PartyRole.OWNER
        else _("ครบกำหนด {code} {title} (ร่วมหนุนเสริม)", code=row.code, title=title)
    )
    made = event(f"due-{row.code}-{agency_code}", row.due_date, said)
    moves = [(old, new) for old, new in pairwise(row.dues) if old.due_date != new.due_date]
    if moves:
        made.add("sequence", len(moves))
        lines = [moved_from(old.due_date, new.reason) for old, new in moves if old.due_date]
        made.add("description", "\n".join(lines))
    yield made


def _agency(session: Session, code: str) -> AgencyInfo | None:
    return next((agency for agency in agencies(session) if agency.code == code), None)
