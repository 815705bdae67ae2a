"""A circle's calendar (RFC 5545): its sessions, and for the province's what its decisions set days for.

The address holds a signature as an agency's does, for the phone cannot sign in; it is not renewed, for the days a
circle meets on are no secret from anyone who may look at the dashboard. No personal data is in it.
"""

from collections.abc import Iterator
from datetime import date
from hmac import compare_digest
from itertools import pairwise
from typing import Final
from urllib.parse import quote

from icalendar import Event
from sqlmodel import Session

from kmcore.access import signing_key
from kmcore.access.actor import User
from kmcore.access.authorization import NotAllowedError
from kmcore.i18n import _, speaking
from kmcore.meetings.planning.queries import circle_series
from kmcore.meetings.queries import PROVINCE_CIRCLE, CircleInfo, EventRow, circles, dated_events
from kmcore.reminders.agency_calendar import FeedError
from kmcore.reminders.calendar_parts import (
    SIGNATURE_LETTERS,
    calendar_bytes,
    calendar_etag,
    empty_calendar,
    event,
    moved_from,
    session_event,
)
from kmcore.storage.subjects import Subject, reads
from kmcore.thai.plain_text import one_line

PREFIX: Final = "circle-"
AGENDA: Final = "/prepare?meeting="


@reads(Subject.MEETINGS, Subject.SOURCES)
def circle_feed_path(session: Session, user: User, circle_code: str) -> str:
    """Return the address of a circle's calendar on this server, for anyone signed in.

    Raises:
        NotAllowedError: ``user`` is not signed in.
        NotFoundError: there is no such circle.
    """
    if not user.signed_in:
        raise NotAllowedError("ที่อยู่ปฏิทินของวงมีให้ผู้ที่เข้าสู่ระบบแล้ว เข้าสู่ระบบแล้วเปิดหน้าปฏิทินวงอีกครั้ง")
    circle = circle_series(session, date.max, circle_code).circle
    return f"/calendar/{PREFIX}{circle.code}-{circle_signature(session, circle.code)}.ics"


def circle_signature(session: Session, circle_code: str) -> str:
    """Return what makes the address of a circle's calendar valid."""
    engine = session.get_bind().engine
    return signing_key.signature(engine, "circle calendar", circle_code)[:SIGNATURE_LETTERS]


def circle_of_feed(session: Session, name: str) -> CircleInfo:
    """Return the circle whose calendar lies at ``name``, "circle-khun-uea-<signature>".

    Raises:
        FeedError: no circle of this code, or not its signature; which of them is not told.
    """
    code, _dash, signed = name.removeprefix(PREFIX).rpartition("-")
    found = next((circle for circle in circles(session) if circle.code == code), None)
    if found is None or not compare_digest(circle_signature(session, code).encode(), signed.encode()):
        raise FeedError("ไม่มีปฏิทินที่อยู่นี้ คัดลอกที่อยู่ใหม่จากหน้าปฏิทินวง")
    return found


def circle_feed_etag(session: Session, circle: CircleInfo, as_of: date, home: str) -> str:
    """Return the tag of the calendar as it stands: another one at each revision, day and address."""
    return calendar_etag(session, f"{PREFIX}{circle.code}", as_of, home)


def circle_feed(session: Session, circle: CircleInfo, as_of: date, home: str = "") -> bytes:
    """Return the calendar of a circle as known on the day, in Thai: every session, cancelled ones too.

    The province's also has the days that its decisions set for work. ``home``: the server's address for people,
    empty for no links.
    """
    with speaking("th"):
        calendar = empty_calendar(_("ปฏิทินวง: {circle}", circle=one_line(circle.name)))
        found = [*_sessions(session, circle, as_of, home)]
        if circle.code == PROVINCE_CIRCLE:
            found += [_appointment(row) for row in dated_events(session, as_of) if is_appointment(row)]
        return calendar_bytes(calendar, found, as_of)


def is_appointment(row: EventRow) -> bool:
    """Tell whether a dated event is a day set for work, and no circle: circles are in the calendar themselves."""
    return row.action_code is not None and not row.code.startswith("circle-")


def _sessions(session: Session, circle: CircleInfo, as_of: date, home: str) -> Iterator[Event]:
    for one in circle_series(session, as_of, circle.code).sessions:
        address = home + AGENDA + quote(one.info.code) if home else ""
        made = session_event(one, address)
        if address:
            made.add("url", address)
        yield made


def _appointment(row: EventRow) -> Event:
    made = event(f"event-{row.code}", row.on_date, one_line(row.title))
    moves = [(old, new) for old, new in pairwise(row.days) if old.on_date != new.on_date]
    if moves:
        made.add("sequence", len(moves))
        made.add("description", "\n".join(moved_from(old.on_date, new.note) for old, new in moves))
    return made
