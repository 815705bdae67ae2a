"""What the secretariat does to the calendar of circles: adds circles, sets days, moves and cancels them.

A day that is moved keeps its history (``meeting_date``): on a day before the move the old one is shown.
"""

from dataclasses import asdict
from datetime import date

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import RunningCommand, command
from kmcore.errors import Faults
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import StepKind
from kmcore.meetings.models import Circle, Meeting
from kmcore.meetings.planning import schedule
from kmcore.meetings.planning.forms import new_circle, new_meeting, place_of, reason_of
from kmcore.meetings.planning.moves import DayAndPlace, day_and_place, record_move
from kmcore.meetings.planning.read_models import CircleForm, MeetingForm
from kmcore.meetings.planning.rules import kept_clock_time, series_days
from kmcore.meetings.planning.session_numbers import require_number
from kmcore.meetings.planning.tied_work import DuesThatFollow, let_dues_follow, take_up_waiting_dues
from kmcore.meetings.session_models import MeetingStep
from kmcore.settings import settings
from kmcore.storage.reference_date import reference_day


def add_circle(engine: Engine, by: By, form: CircleForm, faults: Faults | None = None) -> str:
    """Add a circle, return its code: "khun-uea", "khun-amnuay-8001", "khun-uea-sub-1".

    ``faults``: what was found wrong in reading the form; it is refused with the rest.

    Raises:
        MeetingError: a part of the form cannot be taken, or there is this circle already.
        FormError: several parts cannot be taken.
        NotFoundError: the circle it is under, or its district, is not in the store.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.PLAN_MEETING) as running:
        row = new_circle(running.session, form, faults or Faults())
        row.known_on = _today(running, by)
        code = row.code
        running.session.add(row)
        kept = {name: getattr(row, name) for name in asdict(form)}
        after = {name: said for name, said in kept.items() if said is not None}
        running.commit({"before": None, "after": after}, thing=f"circle:{code}")
        return code


def plan_meeting(engine: Engine, by: By, form: MeetingForm, faults: Faults | None = None) -> str:
    """Set a day for a session of a circle, return the session's code: "khun-uea-2550-03-09".

    ``faults``: what was found wrong in reading the form; it is refused with the rest.

    Raises:
        MeetingError: a part of the form cannot be taken; the circle meets on that day, or had a session later.
        FormError: several parts cannot be taken.
        NotFoundError: there is no such circle.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.PLAN_MEETING) as running:
        circle = schedule.circle_of(running.session, form.circle_code)
        row = _plan(running.session, circle, form, _today(running, by), faults or Faults())
        code, after = row.code, _said(row)
        follow = take_up_waiting_dues(running, [row], _today(running, by))
        running.commit({"before": None, "after": after, **follow.audited}, thing=f"meeting:{code}")
        return code


def plan_series(  # noqa: PLR0913, PLR0917 - what a series is, by name
    engine: Engine,
    by: By,
    circle_code: str,
    first: date,
    sessions: int,
    start_time: str | None,
    place: str | None,
    *,
    number: int | None = None,
    faults: Faults | None = None,
) -> tuple[str, ...]:
    """Set the days of monthly sessions (``rules.monthly``) in one go, return the codes of those that are new.

    A month in which the circle meets already is passed over. ``start_time`` and ``place`` None: the circle's usual
    ones. ``number``: ครั้งที่ of the first new one, where it is known. ``faults``: what was found wrong in reading the
    form; it is refused with the rest.

    Raises:
        MeetingError: the number of sessions, a day, the time, the place or the number cannot be taken; every month
            is taken.
        FormError: several of them.
        NotFoundError: there is no such circle.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.PLAN_MEETING) as running:
        circle = schedule.circle_of(running.session, circle_code)
        found = faults or Faults()
        days = [first]
        if not found.names("on_date"):
            days = found.taken(days, _free_days, running.session, circle_code, first, sessions)
        said = [number, *[None] * (len(days) - 1)]
        today = _today(running, by)
        rows = [
            _plan(
                running.session,
                circle,
                MeetingForm(circle_code, day, start_time, place, number=its),
                today,
                found,
            )
            for day, its in zip(days, said, strict=True)
        ]
        codes, after = tuple(row.code for row in rows), [_said(row) for row in rows]
        follow = take_up_waiting_dues(running, rows, _today(running, by))
        detail: dict[str, object] = {"before": None, "after": {"sessions": after}, **follow.audited}
        running.commit(detail, thing=f"circle:{circle_code}")
        return codes


def move_meeting(  # noqa: PLR0913 - what a move is, by name
    engine: Engine,
    by: By,
    code: str,
    *,
    on_date: date,
    start_time: str | None,
    place: str | None,
    reason: str,
    faults: Faults | None = None,
) -> DuesThatFollow:
    """Give a session another day, time or place; what it had stays readable, with the reason.

    Known from the reference day on. ``start_time`` and ``place`` are what holds from now on, None for none. Work that
    is due before it follows it to its new day; what moved along is returned. ``faults``: what was found wrong in
    reading the form; it is refused with the rest.

    Raises:
        MeetingError: nothing is changed, no reason is given, the day cannot be taken, or the session has begun
            or was cancelled.
        FormError: several parts cannot be taken.
        NotFoundError: there is no such session.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.PLAN_MEETING) as running:
        row, found = schedule.meeting_of(running.session, code), faults or Faults()
        schedule.require_planned(row)
        said = found.taken("", reason_of, reason)
        before, now = day_and_place(row), _day_and_place(on_date, start_time, place, found)
        others = [
            one for one in schedule.standing_sessions(running.session, row.circle_code) if one.code != code
        ]
        began = schedule.numbering_before([row, *others])
        if now == before and not found.names("on_date", "start_time", "place"):
            found.add(MeetingError("วัน เวลา และสถานที่ยังเหมือนเดิม แก้ส่วนที่เปลี่ยนแล้วกดอีกครั้ง", field="on_date"))
        if now.on_date != before.on_date and not found.names("on_date"):
            found.taken(None, schedule.require_day, others, now.on_date)
        found.refuse()
        known_on = _today(running, by)
        record_move(running, row, now, said, known_on=known_on)
        schedule.number_anew(running.session, _circle(running.session, row), began)
        follow = DuesThatFollow((), now.on_date)
        if now.on_date != before.on_date:
            follow = let_dues_follow(running, row, known_on, said)
        detail: dict[str, object] = {"before": asdict(before), "after": asdict(now), "reason": said}
        running.commit({**detail, **follow.audited}, thing=f"meeting:{code}")
        return follow


def set_time_and_place(  # noqa: PLR0913 - what is set, by name
    engine: Engine, by: By, code: str, *, start_time: str | None, place: str | None, reason: str = ""
) -> None:
    """Say when and where a session meets on its day: no move. A reason is asked for only where it was said otherwise.

    Raises:
        MeetingError: nothing is changed, what was said before is changed without a reason, the time cannot be taken,
            or the session has begun or was cancelled.
        FormError: several parts cannot be taken.
        NotFoundError: there is no such session.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.PLAN_MEETING) as running:
        row = schedule.meeting_of(running.session, code)
        schedule.require_planned(row)
        before, faults = day_and_place(row), Faults()
        now = _day_and_place(row.on_date, start_time, place, faults)
        if now == before and not faults.names("start_time", "place"):
            faults.add(MeetingError("เวลาและสถานที่ยังเหมือนเดิม แก้ส่วนที่เปลี่ยนแล้วกดอีกครั้ง", field="start_time"))
        said = faults.taken("", reason_of, reason) if now.unsays(before) else None
        faults.refuse()
        record_move(running, row, now, said, known_on=_today(running, by))
        detail: dict[str, object] = {"before": asdict(before), "after": asdict(now), "reason": said}
        running.commit(detail, thing=f"meeting:{code}")


def cancel_meeting(engine: Engine, by: By, code: str, reason: str) -> DuesThatFollow:
    """Cancel a session that has not begun; it stays in the calendar, struck out, with the reason.

    Work that is due before it is due before the circle's next session from now on, or without a date where none is
    planned; what moved along is returned.

    Raises:
        MeetingError: no reason is given, or the session has begun or was cancelled before.
        NotFoundError: there is no such session.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.PLAN_MEETING) as running:
        row, said = schedule.meeting_of(running.session, code), reason_of(reason)
        schedule.require_planned(row)
        began, day = (
            schedule.numbering_before(schedule.standing_sessions(running.session, row.circle_code)),
            _today(running, by),
        )
        row.cancelled_on, row.number = day, None
        running.session.add(row)
        running.session.add(_step(running, code, day, said))
        schedule.number_anew(running.session, _circle(running.session, row), began)
        follow = let_dues_follow(running, row, day, said)
        detail: dict[str, object] = {"before": None, "after": {"cancelled_on": day}, "reason": said}
        running.commit({**detail, **follow.audited}, thing=f"meeting:{code}")
        return follow


def _plan(session: Session, circle: Circle, form: MeetingForm, today: date, faults: Faults) -> Meeting:
    rows = schedule.standing_sessions(session, circle.code)
    if not faults.names("on_date", "sessions"):
        faults.taken(None, schedule.require_day, rows, form.on_date)
    row = new_meeting(session, circle, form, faults)
    if faults.names("on_date", "sessions"):  # without a day it has no place in the year
        faults.refuse()
    row.known_on = min(today, form.on_date)
    session.add(row)
    schedule.number_anew(session, circle, schedule.numbering_before([*rows, row]))
    if not faults.names("number"):
        faults.taken(None, require_number, form.number, row.number, schedule.place_in_year(session, row))
    faults.refuse()
    return row


def _free_days(session: Session, circle_code: str, first: date, sessions: int) -> list[date]:
    """Return the days of a series that are not taken; one at least."""
    dated = [row.on_date for row in schedule.standing_sessions(session, circle_code)]
    days = [day.on_date for day in series_days(first, sessions, dated) if day.taken_by is None]
    if not days:
        raise MeetingError("ทุกเดือนในชุดนี้มีวันประชุมอยู่แล้ว เลือกวันแรกใหม่ หรือเพิ่มจำนวนครั้ง", field="sessions")
    return days


def _day_and_place(on_date: date, start_time: str | None, place: str | None, faults: Faults) -> DayAndPlace:
    return DayAndPlace(
        on_date, faults.taken(None, kept_clock_time, start_time), faults.taken(None, place_of, place)
    )


def _circle(session: Session, row: Meeting) -> Circle:
    return schedule.circle_of(session, row.circle_code)


def _step(running: RunningCommand, code: str, day: date, reason: str) -> MeetingStep:
    return MeetingStep(
        meeting_code=code,
        step=StepKind.CANCELLED,
        at=running.now,
        on_date=day,
        account_id=running.user.account_id,
        label=running.user.label,
        reason=reason,
    )


def _said(row: Meeting) -> dict[str, object]:
    """Return what the audit chain says of a new session."""
    said = {"on_date": row.on_date, "start_time": row.start_time, "place": row.place, "number": row.number}
    return {name: value for name, value in said.items() if value is not None}


def _today(running: RunningCommand, by: By) -> date:
    """Return the day on which this becomes known: of the data set's own time, as all that screens show."""
    return reference_day(running.session, settings(), by.clock)
