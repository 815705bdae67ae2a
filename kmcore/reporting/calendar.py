"""An agency's calendar (RFC 5545): circles, its due dates, the window. No personal data is in it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from hmac import compare_digest
from typing import Final

from icalendar import Calendar, Event, vDuration
from sqlmodel import Session

from kmcore.access import secret
from kmcore.access.permissions import Thing, require
from kmcore.access.users import User
from kmcore.actions.queries import ActionRow, PartyRole, Status, board
from kmcore.errors import KmError, NotFoundError
from kmcore.i18n import _, speaking
from kmcore.meetings.queries import PROVINCE_CIRCLE, MeetingInfo, last_circle, meetings
from kmcore.programme.queries import AgencyInfo, agencies
from kmcore.reporting.message import MY_WORK, clock_time, one_line
from kmcore.reporting.queries import feed_version
from kmcore.reporting.rows import due_on, opens_on
from kmcore.storage.unit_of_work import revision
from kmcore.thai.dates import BANGKOK

REFRESH: Final = timedelta(hours=1)
SIGNATURE_LETTERS: Final = 40  # 160 bits of the 256: the address stays short enough to type


class FeedError(KmError):
    """There is no such calendar: the address is wrong, or was renewed."""


def feed_path(session: Session, user: User, agency_code: str) -> str:
    """Return the address of an agency's calendar on this server, for who may see it.

    Raises:
        NotAllowedError: ``user`` is neither its lead nor of the secretariat.
        NotFoundError: there is no such agency.
    """
    require(user, "see_feed", Thing(agencies=frozenset({agency_code})))
    if _agency(session, agency_code) is None:
        raise NotFoundError("ไม่มีหน่วยงานรหัส {code} เลือกจากรายการในหน้ารายงานก่อนประชุม", code=agency_code)
    return f"/calendar/{agency_code}-{signature(session, agency_code)}.ics"


def signature(session: Session, agency_code: str) -> str:
    """Return what makes the address of an agency's calendar valid: nobody can guess it without the key."""
    said = f"{agency_code}:{feed_version(session, agency_code)}"
    return secret.signature(session.get_bind().engine, "calendar", said)[:SIGNATURE_LETTERS]


def agency_of(session: Session, name: str) -> AgencyInfo:
    """Return the agency whose calendar lies at ``name``, "doae-<signature>".

    Raises:
        FeedError: no agency of this code, or not its signature now; which of them is not told.
    """
    code, _dash, signed = name.rpartition("-")
    found = _agency(session, code)
    # Codes are no secret, so an unknown one may be told sooner; and it never reaches the database.
    if found is None or not compare_digest(signature(session, code).encode(), signed.encode()):
        raise FeedError("ไม่มีปฏิทินที่อยู่นี้ หรือที่อยู่ถูกเปลี่ยนแล้ว ขอที่อยู่ใหม่จากหน้ารายงานก่อนประชุม")
    return found


def feed_etag(session: Session, agency: AgencyInfo, as_of: date, home: str) -> str:
    """Return the tag of the calendar as it stands: another one at each revision, day and address."""
    said = f"{agency.code}|{revision(session)}|{as_of}|{home}"
    return f'"{sha256(said.encode()).hexdigest()[:32]}"'


def feed(session: Session, agency: AgencyInfo, as_of: date, home: str = "") -> bytes:
    """Return the calendar of an agency as known on the day, in Thai.

    Circles of the province with their windows, and the due dates of the items that the agency owns or
    supports and that are not done. ``home``: the server's address for people, empty for no links.
    DTSTAMP is the day's beginning, so that one ETag always means the same bytes.
    """
    with speaking("th"):
        calendar = _empty(agency)
        for event in _events(session, agency, as_of):
            event.add("dtstamp", datetime.combine(as_of, time.min, BANGKOK).astimezone(UTC))
            if home:
                event.add("url", home + MY_WORK)
            calendar.add_component(event)
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def _empty(agency: AgencyInfo) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Wong Uea//KM//TH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    name = _("วงเอื้อ: {agency}", agency=one_line(agency.short))
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Bangkok")
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    return calendar


def _events(session: Session, agency: AgencyInfo, as_of: date) -> Iterator[Event]:
    for meeting in meetings(session, as_of, PROVINCE_CIRCLE):
        yield _circle(meeting)
        if not meeting.held:
            yield from _window(meeting)
    held = last_circle(session, as_of)
    for row in board(session, as_of, held.on_date if held else None):
        if row.due_date and row.status != Status.DONE:
            yield from _due(row, agency.code)


def _circle(meeting: MeetingInfo) -> Event:
    start = clock_time(meeting)
    on = datetime.combine(meeting.on_date, start, BANGKOK) if start else meeting.on_date
    event = _event(f"circle-{meeting.code}", on, one_line(meeting.circle.name))
    if meeting.place:
        event.add("location", one_line(meeting.place))
    return event


def _window(meeting: MeetingInfo) -> Iterator[Event]:
    circle = one_line(meeting.circle.name)
    opens = _("เปิดรับรายงานก่อน{circle}", circle=circle)
    yield _event(f"window-opens-{meeting.code}", opens_on(meeting.on_date), opens)
    due = _("วันสุดท้ายส่งรายงานก่อน{circle}", circle=circle)
    yield _event(f"window-due-{meeting.code}", due_on(meeting.on_date), due)


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
    yield _event(f"due-{row.code}-{agency_code}", row.due_date, said)


def _event(name: str, on: date | datetime, summary: str) -> Event:
    """Return an event; a whole day ends with the next one. It takes nobody's time, so nobody looks busy."""
    event = Event()
    event.add("uid", f"{name}@wong-uea")
    event.add("dtstart", on)
    if not isinstance(on, datetime):
        event.add("dtend", on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    event.add("summary", summary)
    return event


def _agency(session: Session, code: str) -> AgencyInfo | None:
    return next((agency for agency in agencies(session) if agency.code == code), None)
