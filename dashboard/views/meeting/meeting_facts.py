"""What is known of a meeting, blank where no source says it."""

from dataclasses import dataclass

from dashboard.present import formatting
from dashboard.present.meeting_life import life_look
from dashboard.present.neighbour_sessions import NeighbourSessions
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.widgets.source_labels import KnownSources, SourceRef, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _, _n
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.queries import PROVINCE_CIRCLE, MeetingInfo, dated_events
from kmcore.meetings.room.agencies_present import agencies_present
from kmcore.programme.queries import agencies
from kmcore.thai.spoken_dates import spoken_time


@dataclass(frozen=True)
class MeetingFact:
    """A line of the sheet. ``value`` None: no source says it."""

    name: str
    value: str | None
    ref: SourceRef | None = None


def draw_facts(meeting: MeetingInfo, around: NeighbourSessions, known: KnownSources) -> None:
    """Draw the sheet of a meeting, with the way to the sessions before and after it."""
    draw_template(
        "meeting/facts.html",
        meeting=meeting,
        look=life_look(meeting.life),
        facts=_facts(meeting, known),
        before=(around.before, meeting_address(around.before)) if around.before else None,
        after=(around.after, meeting_address(around.after)) if around.after else None,
    )


def meeting_address(meeting: MeetingInfo) -> str:
    """Return the address of a meeting's page."""
    return link("meeting", meeting=meeting.code)


def _facts(meeting: MeetingInfo, known: KnownSources) -> list[MeetingFact]:
    place = source_ref(meeting.source, known)
    told = _n("{count} คน", meeting.attendees) if meeting.attendees is not None else None
    clock = spoken_time(meeting.start_time)
    facts = [
        MeetingFact(_("วันประชุม"), formatting.day(meeting.on_date, "weekday"), _said_the_day(meeting, known)),
        MeetingFact(_("เริ่มเวลา"), clock, place if clock else None),
        MeetingFact(_("สถานที่"), meeting.place, place if meeting.place else None),
        MeetingFact(_("ประธาน"), meeting.chair),
    ]
    if not meeting.held:
        return facts
    came, where = _attendance(meeting, known)
    return [
        *facts,
        MeetingFact(_("ผู้มาประชุม"), told, where if told else None),
        MeetingFact(_("หน่วยงานที่มา"), came, where if came else None),
        MeetingFact(_("ครั้งที่"), formatting.number(meeting.number) if meeting.number else None),
        *([MeetingFact(_("รายชื่อ เวลาเลิก ผู้จดรายงาน"), None)] if meeting.life is MeetingLife.HELD else []),
    ]


def _said_the_day(meeting: MeetingInfo, known: KnownSources) -> SourceRef | None:
    """Return what gives the meeting's day: of the province's circle the dated event, else the meeting's own source."""
    if meeting.circle.code != PROVINCE_CIRCLE:
        return source_ref(meeting.source, known)
    name = f"circle-{meeting.code.removeprefix(f'{meeting.circle.code}-')}"
    told = next((row.source for row in ask(dated_events, meeting.as_of) if row.code == name), None)
    return source_ref(told or meeting.source, known)


def _attendance(meeting: MeetingInfo, known: KnownSources) -> tuple[str | None, SourceRef | None]:
    """Return which agencies came, and the source where one says so; no person is in it."""
    came = ask(agencies_present, meeting.code)
    names = " · ".join(one.short for one in ask(agencies) if one.code in came.agencies)
    return names or None, source_ref(came.source, known)
