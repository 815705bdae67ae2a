"""The forms of the room's commands, made from what the page sent."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from dashboard.web.recorder.request_body import (
    BadBodyError,
    Body,
    day,
    due,
    flag,
    number,
    text,
    text_or_none,
    texts,
)
from kmcore.meetings.agenda.read_models import AgendaForm
from kmcore.meetings.kinds import FloorKind, Presence
from kmcore.meetings.planning.read_models import MeetingForm
from kmcore.meetings.queries import MeetingInfo
from kmcore.meetings.room.read_models import AttendanceForm, FloorItem, ResolutionForm
from kmcore.programme.kinds import ResolutionKind

Kind = TypeVar("Kind", bound=StrEnum)


def resolution_form(code: str, body: Body, meeting_day: date) -> ResolutionForm:
    """Return a resolution as it was typed.

    Raises:
        MeetingError: the due date cannot be read.
    """
    return ResolutionForm(
        meeting_code=code,
        kind=_one_of(ResolutionKind, body, "kind"),
        text=text(body, "text"),
        head=number(body, "head"),
        agenda_id=number(body, "agenda_id"),
        makes_item=flag(body, "makes_item"),
        action_code=text_or_none(body, "action_code"),
        title=text_or_none(body, "title"),
        owner=text_or_none(body, "owner"),
        supporters=texts(body, "supporters"),
        due=due(body, meeting_day),
        check_code=text_or_none(body, "check_code"),
        statement_id=number(body, "statement_id"),
        submission=text(body, "submission"),
    )


def attendance_form(code: str, body: Body) -> AttendanceForm:
    """Return somebody in the attendance as she was typed."""
    return AttendanceForm(
        meeting_code=code,
        presence=_one_of(Presence, body, "presence"),
        agency_code=text_or_none(body, "agency_code"),
        name=text_or_none(body, "name"),
        position=text_or_none(body, "position"),
        instead_of=text_or_none(body, "instead_of"),
        reason=text_or_none(body, "reason"),
    )


def floor_item(body: Body) -> FloorItem | None:
    """Return what is to be put on the floor, None to leave it empty."""
    if not text(body, "kind"):
        return None
    return FloorItem(_one_of(FloorKind, body, "kind"), text(body, "ref"))


def matter_form(code: str, body: Body) -> AgendaForm:
    """Return a matter that comes up in the room."""
    return AgendaForm(
        meeting_code=code,
        head=number(body, "head") or 0,
        title=text(body, "title"),
        minutes=number(body, "minutes"),
        agency_code=text_or_none(body, "agency_code"),
        check_code=text_or_none(body, "check_code"),
    )


def next_form(info: MeetingInfo, body: Body) -> MeetingForm:
    """Return the circle's next session: the day as typed; time, place and chair as usual where they are left out.

    Raises:
        MeetingError: the day cannot be read.
    """
    return MeetingForm(
        circle_code=info.circle.code,
        on_date=day(text(body, "on_date"), info.on_date, "on_date"),
        start_time=text_or_none(body, "start_time"),
        place=text_or_none(body, "place"),
        chair=info.chair_th,
        heads=info.heads,
    )


def _one_of(kind: type[Kind], body: Body, name: str) -> Kind:
    try:
        return kind(text(body, name))
    except ValueError:
        raise BadBodyError from None
