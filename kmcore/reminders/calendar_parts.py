"""What calendars are made of (RFC 5545): an empty one, an event, a session of a circle as it stands. In Thai."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from itertools import pairwise
from typing import Final

from icalendar import Calendar, Event, vDuration
from sqlmodel import Session

from kmcore.i18n import _
from kmcore.meetings.planning.read_models import GivenDate, PlannedMeeting
from kmcore.meetings.queries import MeetingInfo
from kmcore.reminders.message import clock_time
from kmcore.storage.revision import revision
from kmcore.thai.dates import BANGKOK, format_date, format_time, to_be
from kmcore.thai.plain_text import one_line

REFRESH: Final = timedelta(hours=1)
SESSION_LENGTH: Final = timedelta(hours=3)  # half a working day; no source says how long a circle sits
LONGEST_REASON: Final = 500  # letters, as long as one may be
SIGNATURE_LETTERS: Final = 40  # 160 bits of the 256: the address stays short enough to type


def empty_calendar(name: str) -> Calendar:
    """Return a calendar of this name without events."""
    calendar = Calendar()
    calendar.add("prodid", "-//Wong Uea//KM//TH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Bangkok")
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    return calendar


def calendar_bytes(calendar: Calendar, events: Iterable[Event], as_of: date) -> bytes:
    """Return the calendar with these events as it is sent.

    DTSTAMP is the day's beginning, so that one ETag always means the same bytes.
    """
    for event in events:
        event.add("dtstamp", datetime.combine(as_of, time.min, BANGKOK).astimezone(UTC))
        calendar.add_component(event)
    calendar.add_missing_timezones()
    sent: bytes = calendar.to_ical()
    return sent


def calendar_etag(session: Session, code: str, as_of: date, home: str) -> str:
    """Return the tag of a calendar as it stands: another one at each revision, day and address."""
    said = f"{code}|{revision(session)}|{as_of}|{home}"
    return f'"{sha256(said.encode()).hexdigest()[:32]}"'


def event(name: str, on: date | datetime, summary: str) -> Event:
    """Return an event; a whole day ends with the next one and takes nobody's time, so nobody looks busy.

    One with a time ends ``SESSION_LENGTH`` later: without an end a calendar shows a session of no length at all.
    """
    made = Event()
    made.add("uid", f"{name}@wong-uea")
    made.add("dtstart", on)
    if isinstance(on, datetime):
        made.add("dtend", on + SESSION_LENGTH)
    else:
        made.add("dtend", on + timedelta(days=1))
        made.add("transp", "TRANSPARENT")
    made.add("summary", summary)
    return made


def session_event(one: PlannedMeeting, link: str = "") -> Event:
    """Return a session of a circle; one that moved or was cancelled says from when and why.

    SEQUENCE rises with each move, so that a phone takes the newest. ``link``: where its agenda can be read.
    """
    meeting = one.info
    start = clock_time(meeting)
    on = datetime.combine(meeting.on_date, start, BANGKOK) if start else meeting.on_date
    made = event(f"circle-{meeting.code}", on, _summary(one))
    made.add("sequence", one.changes)
    made.add("status", "CONFIRMED" if one.stands else "CANCELLED")
    if meeting.place:
        made.add("location", one_line(meeting.place))
    lines = [*_history(one), *([_("ระเบียบวาระ {address}", address=link)] if link else [])]
    if lines:
        made.add("description", "\n".join(lines))
    return made


def moved_from(day: date, why: str | None = None) -> str:
    """Return the line that says what a date was before, with the reason where one is known."""
    old = format_date(day, "weekday")
    if why:
        return _("เลื่อนจากวัน{old}: {why}", old=old, why=one_line(why, LONGEST_REASON))
    return _("เลื่อนจากวัน{old}", old=old)


def session_name(meeting: MeetingInfo) -> str:
    """Return the circle's name, with ครั้งที่ n/ปี where the number is known."""
    circle = one_line(meeting.circle.name)
    if meeting.number is None:
        return circle
    return _("{circle} ครั้งที่ {number}/{year}", circle=circle, number=meeting.number, year=to_be(meeting.on_date.year))  # fmt: skip


def _summary(one: PlannedMeeting) -> str:
    name = session_name(one.info)
    return name if one.stands else _("ยกเลิก: {name}", name=name)  # not every phone strikes it out


def _history(one: PlannedMeeting) -> list[str]:
    lines = [_change(before, after) for before, after in pairwise(one.days) if after.reason]
    if one.stands:
        return lines
    why = one_line(one.cancelled_reason or "", LONGEST_REASON)
    return [*lines, _("ยกเลิก: {why}", why=why) if why else _("ยกเลิกแล้ว")]


def _change(before: GivenDate, after: GivenDate) -> str:
    if before.on_date != after.on_date:
        return moved_from(before.on_date, after.reason)
    why = one_line(after.reason or "", LONGEST_REASON)
    if before.start_time != after.start_time:
        return _("เปลี่ยนเวลาจาก {old}: {why}", old=_clock(before.start_time), why=why)
    place = one_line(before.place) if before.place else _("ไม่ระบุ")
    return _("เปลี่ยนสถานที่จาก {old}: {why}", old=place, why=why)


def _clock(stored: str | None) -> str:
    return format_time(time.fromisoformat(stored)) if stored else _("ไม่ระบุ")
