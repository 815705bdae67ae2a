"""The room as the page's script takes it over: what is on the floor, what was resolved, who came; parts as HTML."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from dashboard.present import formatting
from dashboard.query_cache import ask, keep, one_revision, reference_date, revision
from dashboard.web.recorder import fragments
from dashboard.web.recorder.matters import Matter, matter_json, matters
from dashboard.web.recorder.resolution_forms import resolutions_as_forms
from kmcore.clock import system_clock
from kmcore.i18n import _, speaking
from kmcore.meetings.kinds import FloorKind
from kmcore.meetings.preconditions import minutes_are_approved
from kmcore.meetings.queries import MeetingInfo
from kmcore.meetings.room.queries import meeting_room
from kmcore.meetings.room.read_models import AttendanceEntry, MeetingRoom, OnFloor
from kmcore.programme.queries import agencies
from kmcore.programme.words import agency_names
from kmcore.sources.queries import OPEN, checks
from kmcore.sources.read_models import CheckRow

Json = dict[str, Any]


def room_now(code: str) -> MeetingRoom:
    """Return a meeting's room as it stands.

    Raises:
        NotFoundError: no meeting has this code.
    """
    return ask(meeting_room, code, reference_date())


def room_state(code: str) -> Json:
    """Return the room whole, of one revision. ``now`` is the server's clock, for timers of clocks that go wrong."""
    with one_revision():
        return {**keep(_drawn, code, reference_date()), "revision": revision(), "now": _ms(system_clock())}


def _drawn(code: str, day: date) -> Json:
    found, names = ask(meeting_room, code, day), ask(agency_names)
    listed = matters(found)
    return {
        "life": found.life,
        "day": found.day.isoformat(),
        "approved": found.approved is not None,
        "before": _before(found),
        "following": _following(found.following),
        "floor": _floor(found.floor),
        "matters": [matter_json(matter, names) for matter in listed],
        "checks": [_check(row) for row in ask(checks, day) if row.state == OPEN],
        "resolutions": resolutions_as_forms(found),
        "attendance": [attendance_entry(row) for row in found.attendance],
        "html": _html(found, listed),
    }


def _html(found: MeetingRoom, listed: Sequence[Matter]) -> dict[str, str]:
    names, known = ask(agency_names), ask(agencies)
    return {
        "bar": fragments.bar_html(found),
        "agenda": fragments.agenda_html(found, listed, names),
        "resolved": fragments.resolutions_html(found, listed, names),
        "attendance": fragments.attendance_html(found, known),
    }


def _before(found: MeetingRoom) -> Json | None:
    """Return whether the minutes of the session before were approved; None where there is no such session."""
    info = found.agenda.before
    if info is None:
        return None
    return {"words": formatting.day(info.on_date), "approved": ask(minutes_are_approved, info.code)}


def _following(info: MeetingInfo | None) -> Json | None:
    if info is None:
        return None
    return {"day": info.on_date.isoformat(), "words": formatting.day(info.on_date)}


def _floor(floor: OnFloor | None) -> Json | None:
    if floor is None:
        return None
    no = (
        "" if floor.kind is FloorKind.AGENDA else floor.ref
    )  # the list of matters knows an agenda item's number
    return {
        "key": f"{floor.kind}:{floor.ref}",
        "since": _ms(floor.since),
        "head": floor.head,
        "no": no,
        "title": floor.title,
    }


def _check(row: CheckRow) -> Json:
    """Return an open question with its statements; ``text`` is what the minutes will say, in Thai on every page."""
    with speaking("th"):
        said = [_("{title}: ใช้ {value}", title=row.title.th, value=one.value.th) for one in row.statements]
    pairs = zip(row.statements, said, strict=True)
    statements = [{"id": one.id, "value": one.value, "text": text} for one, text in pairs]
    return {"code": row.code, "title": row.title, "statements": statements}


def attendance_entry(row: AttendanceEntry) -> Json:
    """Return somebody in the attendance as the form takes her."""
    return {
        "id": row.id,
        "presence": row.presence,
        "agency_code": row.agency_code,
        "name": row.name or "",
        "position": row.position or "",
        "instead_of": row.instead_of or "",
        "reason": row.reason or "",
        "version": row.version,
    }


def _ms(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp() * 1000)
