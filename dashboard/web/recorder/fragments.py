"""The page's parts that change while the session runs, as HTML: drawn with the page, and anew with each change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dashboard.present import formatting
from dashboard.present.item_words import due_left
from dashboard.present.meeting_life import life_look
from dashboard.present.presence_words import presence_name
from dashboard.present.static_files import static_url
from dashboard.present.templates import render_template
from dashboard.web.recorder.matters import Matter
from kmcore.actions.owner_words import owner_with_agencies
from kmcore.bilingual import thai_of
from kmcore.i18n import _, language
from kmcore.meetings.kinds import FloorKind, MeetingLife, Presence
from kmcore.meetings.room.read_models import AttendanceEntry, MeetingRoom, RecordedResolution
from kmcore.programme.agency_words import short_names
from kmcore.programme.read_models import AgencyInfo
from kmcore.settings import settings
from kmcore.thai.digits import to_thai_digits
from kmcore.thai.spoken_dates import spoken_clock, spoken_time

Names = Mapping[str, str]


@dataclass(frozen=True)
class ListedResolution:
    """A resolution as it is listed: which matter, whose, until when, recorded when and by whom."""

    row: RecordedResolution
    matter: str
    who: str
    due: str
    when: str


@dataclass(frozen=True)
class AgencySeat:
    """An agency with those of it in the attendance; ``presence`` of the first of them, None for nobody yet."""

    agency: AgencyInfo
    people: tuple[AttendanceEntry, ...]

    @property
    def presence(self) -> Presence | None:
        """Return how the agency stands."""
        return self.people[0].presence if self.people else None


def bar_html(found: MeetingRoom) -> str:
    """Return the head of the page: which meeting, how far it has come, where else to go."""
    info = found.meeting
    return render_template(
        "recorder/bar.html",
        info=info,
        life=found.life,
        life_name=life_look(found.life).name,
        opened=_time(found.opened_at),
        closed=_time(found.closed_at),
        clock=spoken_time(info.start_time),
        documents=_documents(info.code) if found.life in {MeetingLife.CLOSED, MeetingLife.HELD} else [],
        approved=found.approved is not None,
        icon=static_url("icon.svg"),
        also=_also(),
    )


def agenda_html(found: MeetingRoom, listed: Sequence[Matter], names: Names) -> str:
    """Return the heads with all that is under them."""
    heads = [
        (head, [one for one in listed if one.head == head.number and one.kind is not FloorKind.HEAD])
        for head in found.agenda.heads
    ]
    return render_template(
        "recorder/agenda.html",
        heads=heads,
        open=found.life is MeetingLife.OPEN,
        owners={one.ref: owner_with_agencies(one.arising.row, names) for one in listed if one.arising},
        left={one.ref: due_left(one.arising.row) for one in listed if one.arising},
        thai_digits=to_thai_digits,
        names=names,
    )


def resolutions_html(found: MeetingRoom, listed: Sequence[Matter], names: Names) -> str:
    """Return what was resolved so far, the newest first; struck-out ones stay to be read."""
    lines = [_line(row, listed, names) for row in reversed(found.resolutions)]
    return render_template(
        "recorder/resolved.html",
        lines=lines,
        open=found.life is MeetingLife.OPEN,
        planned=found.life is MeetingLife.PLANNED,
        following=found.following,
        also=_also(),
    )


def attendance_html(found: MeetingRoom, known: Iterable[AgencyInfo]) -> str:
    """Return who came: every agency of the programme with one tap, and everybody else."""
    changes = found.life in {MeetingLife.PLANNED, MeetingLife.OPEN}
    seats = [
        AgencySeat(one, _of(found, one.code)) for one in known if one.in_programme or _of(found, one.code)
    ]
    return render_template(
        "recorder/attendance.html",
        seats=seats,
        others=_of(found, None),
        changes=changes,
        chair=chair_to_come(found) if changes else ("", ""),
        came=found.count(Presence.PRESENT) + found.count(Presence.SUBSTITUTE),
        away=found.count(Presence.ABSENT),
        guests=found.count(Presence.ATTENDING),
        presence_name=presence_name,
    )


def _line(row: RecordedResolution, listed: Sequence[Matter], names: Names) -> ListedResolution:
    return ListedResolution(
        row,
        matter=_matter_of(row, listed),
        who=short_names(row.owners, names),
        due=formatting.day(row.due_date) if row.due_date else "",
        when=_time(row.recorded_at),
    )


def _matter_of(row: RecordedResolution, listed: Sequence[Matter]) -> str:
    """Return the number of the matter it was resolved on, "" where none is known."""
    ref = str(row.agenda_id)
    if row.agenda_id is not None:
        return next((one.no for one in listed if (one.kind, one.ref) == (FloorKind.AGENDA, ref)), "")
    return str(row.head) if row.head is not None else ""


def chair_to_come(found: MeetingRoom) -> tuple[str, str]:
    """Return who chairs, as the attendance writes it (Thai) and as the page says it; "" once she stands there."""
    before = found.agenda.before
    info = found.meeting if found.meeting.chair else before
    if info is None or any(one.position == thai_of(info.chair) for one in found.attendance):
        return "", ""
    return thai_of(info.chair) or "", info.chair or ""


def _of(found: MeetingRoom, agency: str | None) -> tuple[AttendanceEntry, ...]:
    return tuple(one for one in found.attendance if one.agency_code == agency)


def _time(moment: datetime | None) -> str:
    return spoken_clock(moment) if moment else ""


def _also() -> str:
    """Return what an address needs further to speak the reader's language."""
    return "" if language() == settings().language else f"&lang={language()}"


def _documents(code: str) -> list[tuple[str, str]]:
    return [
        (_("รายงาน (Word)"), f"/export/minutes/{code}.docx"),
        (_("รายงาน (PDF)"), f"/export/minutes/{code}.pdf"),
        (_("ชุดผู้ว่าฯ (PDF)"), f"/export/pack/{code}.pdf"),
    ]
