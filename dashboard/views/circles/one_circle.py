"""One circle: when it meets next, how many sessions are planned and took place, and every session with its dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dashboard.present import formatting
from dashboard.present.meeting_life import LifeLook, life_look
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.circles.circle_words import time_until
from dashboard.widgets.source_labels import KnownSources, SourceRef, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.planning.queries import GivenDate, PlannedMeeting, Series
from kmcore.meetings.queries import CircleInfo, EventRow, MeetingInfo
from kmcore.sources.queries import checks
from kmcore.thai.spoken_dates import spoken_time


@dataclass(frozen=True)
class SessionInList:
    """A session ready to draw: the dates it had, what changed and why, how far it has come.

    ``over``: it took place, and ``address`` leads to what it concluded; else to its agenda.
    """

    row: PlannedMeeting
    before: tuple[date, ...]
    changes: tuple[str, ...]
    look: LifeLook
    number: str
    clock: str | None
    ref: SourceRef | None
    over: bool
    address: str


@dataclass(frozen=True)
class WorkAppointment:
    """A day set for work: the dates it had before, why it moved, the work."""

    row: EventRow
    before: tuple[date, ...]
    note: str | None
    ref: SourceRef | None
    work: str


def draw_circle(series: Series, subs: Sequence[Series], as_of: date, known: KnownSources) -> None:
    """Draw the card that answers at a glance: the next day, the counts, the sub-circles."""
    coming = series.coming
    draw_template(
        "circles/one.html",
        series=series,
        coming=_line(coming, known) if coming else None,
        when=time_until(coming) if coming else "",
        ref=source_ref(series.circle.source, known),
        questions=_questions(series.circle, as_of),
        subs=[(one, link("circles", circle=one.circle.code)) for one in subs],
        parent=link("circles", circle=series.circle.parent_code) if series.circle.parent_code else "",
        moved=sum(one.moved for one in series.sessions),
        cancelled=sum(not one.stands for one in series.sessions),
    )


def draw_sessions(series: Series, appointments: Sequence[EventRow], known: KnownSources) -> None:
    """Draw every session of the circle, and the days that its decisions set for work."""
    lines = [_line(one, known) for one in series.sessions]
    draw_template("circles/sessions.html", lines=lines, numbered=any(line.number for line in lines))
    if appointments:
        draw_template("circles/appointments.html", rows=[_appointment(row, known) for row in appointments])


def _line(one: PlannedMeeting, known: KnownSources) -> SessionInList:
    meeting = one.info
    over = meeting.life in {MeetingLife.HELD, MeetingLife.CLOSED}
    return SessionInList(
        row=one,
        before=_earlier([day.on_date for day in one.days], meeting.on_date),
        changes=tuple(_changes(one)),
        look=_look(one),
        number=_number(meeting),
        clock=spoken_time(meeting.start_time),
        ref=source_ref(meeting.source, known),
        over=over,
        address=link("meeting" if over else "prepare", meeting=meeting.code),
    )


def _earlier(days: Sequence[date], now: date) -> tuple[date, ...]:
    return tuple(dict.fromkeys(day for day in days if day != now))


def _look(one: PlannedMeeting) -> LifeLook:
    found = life_look(one.info.life)
    return LifeLook("at_risk", "▲", _("ยังไม่มีบันทึกการประชุม")) if one.unrecorded else found


def _number(meeting: MeetingInfo) -> str:
    return "" if meeting.number is None else f"{meeting.number}/{_year(meeting.on_date)}"


def _year(day: date) -> str:
    return formatting.day(day).rsplit(" ", maxsplit=1)[-1]


def _changes(one: PlannedMeeting) -> list[str]:
    change_words = [_change(before, after) for before, after in pairwise(one.days)]
    if not one.stands:
        day, why = formatting.day(one.cancelled_on), one.cancelled_reason or ""
        change_words.append(_("ยกเลิกเมื่อ {day}: {why}", day=day, why=why))
    return change_words


def _change(before: GivenDate, after: GivenDate) -> str:
    day, why = formatting.day(after.known_on), after.reason or ""
    if before.on_date != after.on_date:
        old = formatting.day(before.on_date)
        return _("เลื่อนจาก {old} แจ้งเมื่อ {day}: {why}", old=old, day=day, why=why)
    if not why:
        return _("กำหนดเวลาหรือสถานที่ แจ้งเมื่อ {day}", day=day)
    return _("เปลี่ยนเวลาหรือสถานที่ แจ้งเมื่อ {day}: {why}", day=day, why=why)


def _questions(circle: CircleInfo, as_of: date) -> list[tuple[str, str]]:
    """Return the questions of numbers that the circle's own source has a part in: how its plan is read."""
    return [
        (row.title, link("checks", check=row.code))
        for row in ask(checks, as_of)
        if any(statement.source == circle.source for statement in row.statements)
    ]


def _appointment(row: EventRow, known: KnownSources) -> WorkAppointment:
    return WorkAppointment(
        row=row,
        before=_earlier([day.on_date for day in row.days], row.on_date),
        note=row.days[-1].note if row.moved else None,
        ref=source_ref(row.days[-1].source or row.source, known),
        work=link("actions", item=row.action_code or ""),
    )
