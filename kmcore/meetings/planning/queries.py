"""Reading circles with their sessions in a row, as they were known on a day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlmodel import Session, col, select

from kmcore.bilingual import thai_of
from kmcore.errors import NotFoundError
from kmcore.meetings.kinds import MeetingLife, StepKind
from kmcore.meetings.planning.read_models import GivenDate, PlannedMeeting, Series
from kmcore.meetings.queries import CircleInfo, MeetingInfo, circles, given_dates, meetings
from kmcore.meetings.session_models import MeetingDate, MeetingStep
from kmcore.storage.subjects import Subject, reads

__all__ = ["GivenDate", "PlannedMeeting", "Series", "all_series", "circle_series", "planned_sessions"]


def circle_series(session: Session, as_of: date, circle_code: str) -> Series:
    """Return one circle with its sessions.

    Raises:
        NotFoundError: no circle has this code.
    """
    circle = next((one for one in circles(session, as_of) if one.code == circle_code), None)
    if circle is None:
        raise NotFoundError("ไม่มีวงรหัส {code} เลือกวงจากรายการในหน้าปฏิทินวง", code=circle_code)
    return Series(circle, tuple(planned_sessions(session, as_of, circle_code)))


@reads(Subject.MEETINGS, Subject.SOURCES)
def all_series(session: Session, as_of: date) -> list[Series]:
    """Return every circle with its sessions: the province's, then the districts', sub-circles after their own."""
    found: dict[str, list[PlannedMeeting]] = {}
    for one in planned_sessions(session, as_of):
        found.setdefault(one.info.circle.code, []).append(one)
    return [
        Series(circle, tuple(found.get(circle.code, ()))) for circle in _in_order(circles(session, as_of))
    ]


def planned_sessions(session: Session, as_of: date, circle_code: str | None = None) -> list[PlannedMeeting]:
    """Return the sessions (of one circle) by date, cancelled ones too, with the dates they had been given."""
    dates, cancelled = given_dates(session, as_of), _cancelled(session, as_of)
    return [
        _planned(info, dates.get(info.code, ()), cancelled) for info in meetings(session, as_of, circle_code)
    ]


def _planned(
    info: MeetingInfo, given: Sequence[MeetingDate], cancelled: Mapping[str, MeetingStep]
) -> PlannedMeeting:
    days = tuple(_given(row) for row in given) or (_only(info),)
    step = cancelled.get(info.code) if info.life is MeetingLife.CANCELLED else None
    return PlannedMeeting(info, days, step.on_date if step else None, step.reason if step else None)


def _given(row: MeetingDate) -> GivenDate:
    return GivenDate(row.on_date, row.start_time, row.place, row.known_on, row.reason)


def _only(info: MeetingInfo) -> GivenDate:
    return GivenDate(info.on_date, info.start_time, thai_of(info.place), None, None)


def _cancelled(session: Session, as_of: date) -> dict[str, MeetingStep]:
    query = select(MeetingStep).where(
        col(MeetingStep.step) == StepKind.CANCELLED, col(MeetingStep.on_date) <= as_of
    )
    return {row.meeting_code: row for row in session.exec(query.order_by(col(MeetingStep.id)))}


def _in_order(found: Iterable[CircleInfo]) -> Iterator[CircleInfo]:
    subs: dict[str | None, list[CircleInfo]] = {}
    own: list[CircleInfo] = []
    for circle in found:
        (subs.setdefault(circle.parent_code, []) if circle.level == "sub" else own).append(circle)
    for circle in own:
        yield circle
        yield from subs.pop(circle.code, ())
    for left in subs.values():  # of a circle that a data set left out
        yield from left
