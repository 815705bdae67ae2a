"""A circle run from its agenda to its closing, with names in its attendance: what documents are made of."""

from datetime import date
from typing import Final
from uuid import uuid4

from sqlalchemy import Engine

from kmcore.access.actor import By
from kmcore.access.kinds import AccountRole
from kmcore.clock import fixed_clock
from kmcore.meetings.agenda.commands import add_agenda_item
from kmcore.meetings.agenda.read_models import AgendaForm
from kmcore.meetings.kinds import FloorKind, Presence
from kmcore.meetings.planning.commands import plan_meeting
from kmcore.meetings.planning.read_models import MeetingForm
from kmcore.meetings.room.attendance import record_attendance
from kmcore.meetings.room.chair import record_chair
from kmcore.meetings.room.discussion import write_discussion
from kmcore.meetings.room.opening import open_meeting
from kmcore.meetings.room.read_models import AttendanceForm, FloorItem, ResolutionForm
from kmcore.meetings.room.resolutions import record_resolution
from kmcore.programme.kinds import ResolutionKind
from kmcore.snapshot.closing import close_meeting
from tests.support.builds import loaded, open_engine
from tests.support.people import person

TOLD, MEETING, NEXT = "khun-uea-2550-01-09", "khun-uea-2550-02-09", "khun-uea-2550-03-09"
EVE, DAY, NEXT_DAY = date(2007, 2, 8), date(2007, 2, 9), date(2007, 3, 9)
HOSTILE: Final = '#strong[หนา] $x^2$ @ref *ดาว* _ขีด_ <b> \\ // "คำ"'
NAMES: Final = ("นายสมมติ ทดสอบ", "นางทดสอบ สมมติ", "นางสาวขาด ประชุม", "นายร่วม ประชุม")


def closed_session(url: str) -> None:
    """Fill an empty database with the minutes, the demonstration layer, and the circle of 9 Feb run to its end."""
    loaded(url)
    engine = open_engine(url)
    run_session(engine)
    engine.dispose()


def run_session(engine: Engine) -> None:
    """Open the circle of 9 Feb 2550 at 13.30, let it speak and resolve, and close it at 15.45."""
    secretary = person(engine, AccountRole.SECRETARIAT, login="recorder")
    by = secretary.by(fixed_clock(DAY, 13, 30))
    plan_meeting(engine, by, MeetingForm("khun-uea", NEXT_DAY, "13:30", "ห้องประชุมศาลากลาง"))
    plan = add_agenda_item(engine, by, AgendaForm(MEETING, 4, "แผนนิเทศ 23 อำเภอ", "ร่างกำหนดการ", 15, "gov"))
    add_agenda_item(engine, by, AgendaForm(MEETING, 4, HOSTILE))
    open_meeting(engine, by, MEETING)
    _attend(engine, by)
    record_chair(engine, by, MEETING, "ผู้ว่าราชการจังหวัด")
    write_discussion(
        engine, by, MEETING, FloorItem(FloorKind.AGENDA, str(plan)), "เสนอร่าง\nขอปรับวันของชะอวด", 1
    )
    write_discussion(engine, by, MEETING, FloorItem(FloorKind.ACTION, "A13"), "เงินงวดที่ 2 ยังไม่โอน", 0)
    _resolve(engine, by, plan)
    close_meeting(engine, secretary.by(fixed_clock(DAY, 15, 45)), MEETING)


def _attend(engine: Engine, by: By) -> None:
    chair, substitute, absent, other = NAMES
    people = (
        AttendanceForm(MEETING, Presence.PRESENT, "gov", chair, "ผู้ว่าราชการจังหวัด"),
        AttendanceForm(MEETING, Presence.SUBSTITUTE, "doae", substitute, "นักวิชาการ", "เกษตรจังหวัด"),
        AttendanceForm(MEETING, Presence.PRESENT, "nfe", None, "รองผู้อำนวยการ"),
        AttendanceForm(MEETING, Presence.ABSENT, "pho", absent, "นักวิชาการสาธารณสุข", None, "ไปราชการ"),
        AttendanceForm(MEETING, Presence.ATTENDING, "tao", other, "ปลัด อบต."),
    )
    for form in people:
        record_attendance(engine, by, form)


def _resolve(engine: Engine, by: By, plan: int) -> None:
    decision, order = ResolutionKind.DECISION, ResolutionKind.INSTRUCTION
    forms = (
        ResolutionForm(
            MEETING,
            decision,
            "เห็นชอบแผนนิเทศ 23 อำเภอ",
            4,
            plan,
            makes_item=True,
            owner="gov",
            supporters=("dopa",),
            due="next",
            submission=str(uuid4()),
        ),
        ResolutionForm(
            MEETING,
            decision,
            "ให้ กศน. จัดทำฐานข้อมูล",
            3,
            action_code="A8",
            owner="nfe",
            due="next",
            submission=str(uuid4()),
        ),
        ResolutionForm(MEETING, order, "ให้รายงานก่อนประชุมสามวัน", 5, submission=str(uuid4())),
        ResolutionForm(MEETING, ResolutionKind.OPINION, "น่าจะประชุมสั้นลง", 5, submission=str(uuid4())),
    )
    for form in forms:
        record_resolution(engine, by, form)
