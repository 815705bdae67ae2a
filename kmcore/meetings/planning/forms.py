"""Forms of circles and sessions, checked part by part, as rows to be kept."""

from typing import Final

from sqlmodel import Session, select

from kmcore.areas.queries import district
from kmcore.errors import Faults
from kmcore.i18n import N_
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.models import Circle, Meeting
from kmcore.meetings.planning.read_models import CircleForm, MeetingForm
from kmcore.meetings.planning.rules import kept_clock_time, meeting_code, sub_circle_code
from kmcore.meetings.planning.schedule import circle_of, session_codes
from kmcore.meetings.queries import PROVINCE_CIRCLE
from kmcore.meetings.text_rules import one_line_of_meeting
from kmcore.storage.base import Origin

LONGEST_REASON: Final = 500  # letters
LONGEST_PLACE: Final = 200
LONGEST_NAME: Final = 120
MOST_PLANNED: Final = 60
NO_REASON: Final = N_("ยังไม่ได้บอกเหตุผล เขียนสั้น ๆ แล้วกดอีกครั้ง เหตุผลจะแสดงในปฏิทินของวง")


def reason_of(text: str) -> str:
    """Return the reason of a move or a cancellation, on one line.

    Raises:
        MeetingError: there is none, it is longer than 500 letters, or holds what cannot be kept.
    """
    said = one_line_of_meeting("reason", N_("เหตุผล"), text, LONGEST_REASON)
    if not said:
        raise MeetingError(NO_REASON, field="reason")
    return said


def place_of(text: str | None) -> str | None:
    """Return where a session meets, on one line, None for nowhere said. Raises MeetingError as ``one_line``."""
    return one_line_of_meeting("place", N_("สถานที่"), text, LONGEST_PLACE) or None


def new_circle(session: Session, form: CircleForm, faults: Faults) -> Circle:
    """Return a circle as the form says; ``faults``: what reading it has found wrong before.

    Raises:
        MeetingError: a part of the form is missing or cannot be taken, or there is this circle already.
        FormError: several are.
        NotFoundError: the parent, or the district, is not in the store.
    """
    sub = form.level == "sub"
    row = Circle(
        code=faults.taken("", _circle_code, session, form),
        level=form.level,
        name_th=faults.taken("", _name, form.name_th),
        name_en="",  # nobody translates it: the Thai name is shown
        district_code=form.district_code if form.level == "district" else None,
        planned_sessions=faults.taken(None, _planned_sessions, form.planned_sessions),
        parent_code=form.parent_code if sub else None,
        topic=faults.taken("", _topic, form.topic) if sub else None,
        usual_time=faults.taken(None, kept_clock_time, form.usual_time),
        usual_place=faults.taken(None, place_of, form.usual_place),
        origin=Origin.LIVE,
    )
    faults.refuse()
    return row


def new_meeting(session: Session, circle: Circle, form: MeetingForm, faults: Faults) -> Meeting:
    """Return a session of the circle as the form says, with what cannot be taken added to ``faults``.

    Its day is checked by the command, which refuses.
    """
    faults.taken(None, _require_heads, form.heads)
    usual_time, usual_place = circle.usual_time, circle.usual_place
    return Meeting(
        code=meeting_code(circle.code, form.on_date, session_codes(session, circle.code)),
        circle_code=circle.code,
        number=form.number,
        on_date=form.on_date,
        start_time=faults.taken(None, kept_clock_time, form.start_time)
        if form.start_time is not None
        else usual_time,
        place=faults.taken(None, place_of, form.place) if form.place is not None else usual_place,
        chair=faults.taken("", one_line_of_meeting, "chair", N_("ประธาน"), form.chair, LONGEST_NAME) or None,
        heads=form.heads,
        origin=Origin.LIVE,
    )


def _require_heads(count: int) -> None:
    if count not in {5, 6}:
        raise MeetingError("ระเบียบวาระมี 5 หรือ 6 ระเบียบวาระ เลือกอย่างใดอย่างหนึ่ง", field="heads")


def _name(typed: str) -> str:
    name = one_line_of_meeting("name_th", N_("ชื่อวง"), typed, LONGEST_NAME)
    if not name:
        raise MeetingError("ยังไม่ได้ตั้งชื่อวง พิมพ์ชื่อแล้วกดอีกครั้ง", field="name_th")
    return name


def _circle_code(session: Session, form: CircleForm) -> str:
    known = set(session.exec(select(Circle.code)))
    if form.level == "sub":
        return sub_circle_code(_parent(session, form).code, known)
    code = PROVINCE_CIRCLE if form.level == "province" else _district_circle(session, form)
    if code in known:
        raise MeetingError("มีวงนี้อยู่แล้ว กำหนดวันประชุมของวงนั้นได้เลย", field="level")
    return code


def _parent(session: Session, form: CircleForm) -> Circle:
    parent = circle_of(session, form.parent_code or "")
    if parent.level == "sub":
        raise MeetingError("วงย่อยอยู่ใต้วงจังหวัดหรือวงอำเภอเท่านั้น เลือกวงหลักใหม่", field="parent_code")
    return parent


def _district_circle(session: Session, form: CircleForm) -> str:
    if form.level != "district":
        raise MeetingError("ไม่รู้จักระดับของวง เลือกวงจังหวัด วงอำเภอ หรือวงย่อย", field="level")
    return f"khun-amnuay-{district(session, form.district_code or '').code}"


def _topic(text: str | None) -> str:
    topic = one_line_of_meeting("topic", N_("หัวข้อของวงย่อย"), text, LONGEST_PLACE)
    if not topic:
        raise MeetingError("วงย่อยต้องมีหัวข้อ พิมพ์ว่าคุยเรื่องใดแล้วกดอีกครั้ง", field="topic")
    return topic


def _planned_sessions(count: int | None) -> int | None:
    if count is not None and not 1 <= count <= MOST_PLANNED:
        raise MeetingError(
            "จำนวนครั้งตามแผนต้องเป็น 1 ถึง {most} หรือเว้นว่าง", field="planned_sessions", most=MOST_PLANNED
        )
    return count
